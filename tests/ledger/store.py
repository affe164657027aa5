"""What a suite needs of a store: an empty ledger, and one opened again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, settings

from counterclaim.ledger import Ledger

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Store(ABC):
    """Inherit it, and say how an empty ledger is made and how one is opened again."""

    @abstractmethod
    @contextmanager
    def fresh(self) -> Iterator[Ledger]:
        """An empty ledger."""

    @abstractmethod
    def again(self, ledger: Ledger) -> Ledger:
        """The same ledger, opened a second time."""

    @pytest.fixture
    def ledger(self) -> Iterator[Ledger]:
        with self.fresh() as ledger:
            yield ledger
