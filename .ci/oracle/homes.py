"""A partner's home over the accounts that are linked to it: what adds up over distributors, and what waits (seats-sold-together.md).

Which accounts are one partner's is said by the operator; what is shut to the partner stands nowhere (docs/adr/0025).
"""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import dataclass
from typing import Any

import model
import waits
from events import History

OWN_FIRST = ("partner", "customer", "distributor", "vendor")
FLIP = "a clock passed a mark while the pages were made"

#: A home's path, from the site's root, with the accounts that are linked under it: each a tenant and the account's id there.
Links = dict[str, list[tuple[str, str]]]


@dataclass
class Account:
    """A linked account, in its distributor's world."""

    made: model.World
    name: str
    rows: list[model.Row]

    @property
    def opened(self) -> bool:
        """Whether its distributor has opened it to the partner (lifecycles.md, partner)."""
        state = self.made.partners.get(self.name)
        return state is not None and state.opened

    def waiting(self, moment: int) -> list[waits.Wait]:
        """What waits at one of the two moments between which pages were made; what is coming does not."""
        found = waits.of_account(self.made, self.name, self.rows, self.made.moments[moment])
        return [wait for wait in found if not wait.coming]

    def stuck(self, moment: int) -> int:
        """Its stuck orders (orders-stuck.md)."""
        views = waits.order_views(self.made, self.name, self.rows, self.made.moments[moment])
        return sum(view.phase == "stuck" for view in views)

    def open_orders(self, moment: int) -> int:
        """Its open orders, stuck ones and those in use but not closed among them (orders-open.md)."""
        views = waits.order_views(self.made, self.name, self.rows, self.made.moments[moment])
        return sum(view.phase in ("open", "stuck", "in_use_not_closed") for view in views)


def plan(seed: int, ours: History, theirs: History) -> list[list[tuple[str, str]]]:
    """Which accounts the operator links: some of either distributor, one pair with a third."""
    rng = random.Random(seed)
    left = rng.sample(ours.accounts, len(ours.accounts))
    right = rng.sample(theirs.accounts, len(theirs.accounts))
    pairs = [[(ours.tenant, left.pop()), (theirs.tenant, name)] for name in right[: max(1, len(right) // 2)] if left]
    if left:
        pairs[0].append((ours.tenant, left.pop()))
    return pairs


def numbers(accounts: list[Account]) -> dict[str, model.Expected]:
    """What a home says in numbers of these, at either moment; sold adds up, and where none is told there is none."""
    sold = [n for account in accounts for row in account.rows if (n := row.sold) is not None]
    found = {"sold": model.sure(sum(sold) if sold else None)}
    late = [Counter[str](), Counter[str]()]
    side = [Counter[str](), Counter[str]()]
    for moment in (0, 1):
        for account in accounts:
            waiting = account.waiting(moment)
            side[moment].update(wait.side for wait in waiting)
            late[moment].update(wait.side for wait in waiting if wait.urgency == "late")
    for one in OWN_FIRST:
        found[f"waits {one}"] = model.agreed([count[one] for count in side], FLIP)
        found[f"late {one}"] = model.agreed([count[one] for count in late], FLIP)
    found["orders stuck"] = model.agreed([sum(a.stuck(moment) for a in accounts) for moment in (0, 1)], FLIP)
    found["orders open"] = model.agreed([sum(a.open_orders(moment) for a in accounts) for moment in (0, 1)], FLIP)
    return found


def told(twin: dict[str, Any], name: str) -> object:
    """A number of a home's twin, or of one of its lines, where sold is among the seats."""
    if name == "sold":
        return twin.get("seats", twin).get("sold")
    part, key = name.split(" ")
    return twin.get(part, {}).get(key)


def things(accounts: list[Account]) -> model.Expected:
    """Every thing that waits, with whose move it is and how it stands, as the file of a home has them."""
    both = []
    for moment in (0, 1):
        rows = [
            [account.name, wait.about.split(" ")[0], wait.side, wait.urgency, str(wait.stuck).lower()]
            for account in accounts
            for wait in account.waiting(moment)
        ]
        both.append(json.dumps(sorted(rows)))
    return model.agreed(both, FLIP)

