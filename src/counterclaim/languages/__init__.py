"""Word lists as data: one folder a language, one TOML file a purpose.

A list says at its head where it comes from. Everything here takes part in the generation of a
reading, through `fingerprint`: change a word, and reports are read anew.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from counterclaim.errors import UsageError


@cache
def load(language: str, name: str) -> dict[str, Any]:
    """The tables of `languages/<language>/<name>.toml`; the same object each time: do not change it.

    UsageError where the language (ISO 639-1) or the file does not exist.
    """
    if not (language.isidentifier() and name.isidentifier()):
        raise UsageError(f"{language!r}, {name!r}: a language and a word list are plain names")
    source = files(__name__) / language / f"{name}.toml"
    if not source.is_file():
        raise UsageError(f"there is no word list {name!r} for language {language!r}")
    return tomllib.loads(source.read_text("utf-8"))


@cache
def word_list(language: str, name: str) -> frozenset[str]:
    """The strings of one list, named by file and keys: `word_list("en", "furniture.line.share")`.

    A name that ends at a table gives the strings of all lists under it.
    """
    file, *keys = name.split(".")
    found: Any = load(language, file)
    for key in keys:
        if not isinstance(found, dict) or key not in found:
            raise UsageError(f"word list {name!r} of language {language!r} has no {key!r}")
        found = found[key]
    return frozenset(_strings(found))


def _strings(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict | list):
        for inner in found.values() if isinstance(found, dict) else found:
            yield from _strings(inner)


@cache
def fingerprint() -> str:
    """SHA-256 over the name and bytes of every data file of the package, in the order of their names."""
    digest = hashlib.sha256()
    for name, source in sorted(_data_files(files(__name__), "")):
        content = source.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _data_files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _data_files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield f"{prefix}{entry.name}", entry
