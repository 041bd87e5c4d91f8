"""What a transaction opens: every aggregate of the product on one connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.deliveries import Deliveries

if TYPE_CHECKING:
    from storage.sql import Sql


class Store:
    """All aggregates; it lives as long as its connection."""

    def __init__(self, sql: Sql) -> None:
        """Bind the aggregates to a connection."""
        self.deliveries = Deliveries(sql)
