"""Portfolios: some of a distributor's accounts under a name, as the operator says (docs/programme.md)."""

from __future__ import annotations

import random
from dataclasses import dataclass

from events import History

#: No history tells of it: it belongs to a portfolio and counts nowhere.
UNTOLD = "NOBODY-YET"


@dataclass(frozen=True)
class Portfolio:
    """One of them, by the operator's word for it."""

    tenant: str
    word: str
    accounts: tuple[str, ...]


def plan(told: History) -> list[Portfolio]:
    """All accounts, so that lists have bands; and two that share some and leave some, one with an account of which nothing is told."""
    rng = random.Random(f"{told.seed} {told.tenant}")
    third = max(1, len(told.accounts) // 3)
    return [
        Portfolio(told.tenant, "everything", tuple(told.accounts)),
        Portfolio(told.tenant, "north", (*rng.sample(told.accounts, third), UNTOLD)),
        Portfolio(told.tenant, "south", tuple(rng.sample(told.accounts, third))),
    ]
