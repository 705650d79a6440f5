"""Compares a published site with the model; every difference is told with account, field, expected, found and the events behind it.

Usage: compare.py SITE HISTORY.pickle   (as `run.py` leaves them)
"""

from __future__ import annotations

import csv
import datetime as dt
import itertools
import json
import pathlib
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import fold
import model
from events import Event, History, parse_moment

Json = dict[str, Any]
MANY = 12
SIDES = ("partner", "distributor", "vendor", "customer")
CSV_SEATS = {
    "sold": "sold",
    "trial": "trial",
    "assigned": "assigned",
    "active": "in use",
    "inUse": "sold in use",
    "idle": "idle",
    "unmeasured": "unmeasured",
    "over": "over",
    "trialInUse": "in use on trial",
    "noneSoldInUse": "in use, none sold",
    "activePercent": "in use %",
}


@dataclass
class Difference:
    """One number that is not what the documents say."""

    account: str
    what: str
    field: str
    expected: object
    found: object
    events: list[Event]

    def text(self) -> str:
        """As it is printed."""
        head = f"{self.account} {self.what}: {self.field}: expected {self.expected}, found {self.found}"
        return "\n".join([head, *(f"    {e.brief()}" for e in sorted(self.events, key=lambda e: e.time)[:MANY])])


@dataclass
class Checks:
    """Counts of checks, of what was left out and why, and the differences."""

    checked: Counter[str] = field(default_factory=Counter)
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)
    seen: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    differences: list[Difference] = field(default_factory=list)

    def that(
        self, account: str, what: str, name: str, expected: model.Expected, found: object, events: Iterable[Event] = ()
    ) -> None:
        """One check of one field."""
        if expected.values is None:
            self.left_out[name, expected.why] += 1
            self.seen[name, expected.why].append(f"{account} {what}: {found}")
            return
        self.checked[name] += 1
        if not expected.allows(found):
            told = sorted(map(str, expected.values))
            self.differences.append(Difference(account, what, name, " or ".join(told), found, list(events)))

    def same(self, account: str, what: str, name: str, one: object, other: object) -> None:
        """Two places of the site hold the same (moves.md: headline, list, files and the level above hold exactly these)."""
        self.that(account, what, name, model.sure(freeze(one)), freeze(other))


def freeze(value: object) -> object:
    """A value that can be compared and kept in a set."""
    return json.dumps(value, sort_keys=True, default=str) if isinstance(value, (list, dict)) else value


def read(path: pathlib.Path) -> Json:
    """A JSON twin."""
    return json.loads(path.read_text())


def table(path: pathlib.Path) -> list[dict[str, str]]:
    """A CSV file's rows by its header."""
    with path.open(newline="", encoding="utf-8-sig") as lines:
        return list(csv.DictReader(lines))


def number(cell: str | None) -> int | None:
    """A CSV cell's number; empty is not told."""
    return int(cell) if cell else None


def found_seats(seats: Json) -> Json:
    """The seats of a twin under the model's names."""
    return {**seats, "noneSoldInUse": seats["unsoldInUse"] + seats["untoldInUse"]}


class AccountCheck:
    """All checks of one account's pages."""

    def __init__(
        self, checks: Checks, made: model.World, account: str, rows: list[model.Row], folder: pathlib.Path, start: dt.datetime
    ) -> None:
        self.checks, self.made, self.account, self.rows, self.folder, self.start = checks, made, account, rows, folder, start
        self.page = read(folder / "index.json")
        self.views = model.order_views(made, account, rows)

    def that(self, what: str, name: str, expected: model.Expected, found: object, events: Iterable[Event] = ()) -> None:
        """One check of this account."""
        self.checks.that(self.account, what, name, expected, found, events)

    def same(self, what: str, name: str, one: object, other: object) -> None:
        """Two places hold the same."""
        self.checks.same(self.account, what, name, one, other)

    def all(self) -> None:
        """Everything."""
        self.seats("account", self.rows, found_seats(self.page["seats"]))
        self.as_of()
        self.customers()
        self.seat_rows()
        self.subscriptions()
        self.orders()
        self.order_moves()
        self.escalations()
        self.requirements()
        self.verdict()
        self.disputes()
        self.milestones()
        self.that("account", "stage", model.stage(self.made, self.account, self.rows, self.views), self.page["stage"])
        self.copies()

    def seats(self, what: str, rows: list[model.Row], found: Json) -> None:
        """Every number about seats."""
        events = [e for r in rows for e in r.events] if len(rows) < 3 else []
        for name, expected in model.seat_counts(rows).items():
            self.that(what, f"{what.split(' ')[0]} seats {name}", expected, found.get(name), events)

    def as_of(self) -> None:
        """As of the seats: the oldest report that counts; where only events tell, when they were received (as-of.md)."""
        expected, found = model.as_of(self.rows), self.page["seats"].get("asOf")
        if expected is not None:
            self.that("account", "seats as of", expected, parse_moment(found) if found else None)
        elif any(r.by_events and r.counts() for r in self.rows):
            self.that(
                "account", "seats as of, by events", model.sure(True), found is not None and parse_moment(found) >= self.start
            )
        if self.views:
            found = self.page.get("ordersAsOf")
            self.that("account", "orders as of", model.sure(True), found is not None and parse_moment(found) >= self.start)

    def customers(self) -> None:
        """Each customer's seats and next renewal."""
        listed = read(self.folder / "customers/index.json")["customers"]
        self.same("customers", "customer count", len(listed), self.page["customerCount"])
        csv_rows = {r["customer"]: r for r in table(self.folder / "customers.csv")}
        for line in listed:
            own = [r for r in self.rows if r.customer == line["id"]]
            found = found_seats(line["seats"])
            self.seats(f"customer {line['id']}", own, found)
            subs = [e for s in self.made.subscriptions if s.customer == line["id"] for e in s.events]
            self.that(
                f"customer {line['id']}",
                "renewal day",
                model.renewal_day(self.made, self.account, line["id"]),
                line.get("renewal", {}).get("on"),
                subs,
            )
            row = csv_rows.get(line["id"], {})
            for name, column in CSV_SEATS.items():
                self.same(f"customers.csv {line['id']}", "customers.csv is the twin", found.get(name), number(row.get(column)))
            self.same(
                f"customers.csv {line['id']}",
                "customers.csv is the twin",
                line.get("renewal", {}).get("on", ""),
                row.get("next date"),
            )

    def seat_rows(self) -> None:
        """Each customer's SKU in seats.csv."""
        expected = {(r.customer, r.sku): r for r in self.rows}
        for line in table(self.folder / "seats.csv"):
            row = expected.get((line["customer"], line["offer"]))
            if row is None:
                self.that(
                    f"{line['customer']} {line['offer']}",
                    "seats.csv row that nothing tells of",
                    model.sure(None),
                    dict(line).get("sold"),
                )
                continue
            self.seats(f"row {row.customer} {row.sku}", [row], {n: number(line[c]) for n, c in CSV_SEATS.items()})

    def subscriptions(self) -> None:
        """Each subscription's seats, status and trial in subscriptions.csv."""
        listed = {r["subscription"]: r for r in table(self.folder / "subscriptions.csv")}
        for state in self.made.subscriptions:
            if self.made.account_of(state) != self.account:
                continue
            row, what = listed.get(state.id), f"subscription {state.id}"
            self.that(what, "subscription listed", model.sure(True), row is not None, state.events)
            if row is None or state.status is None:
                continue
            known = model.unclear(sorted(state.unclear)[0]) if state.unclear else None
            trial_ended = any(e.type == "subscription.trial_ended" for e in state.events)
            self.that(
                what, "subscription quantity", known or model.sure(state.quantity), number(row["quantity by events"]), state.events
            )
            self.that(what, "subscription sku", known or model.sure(state.sku), row["sku"], state.events)
            self.that(what, "subscription trial", known or model.sure(str(state.trial).lower()), row["trial"], state.events)
            self.that(
                what,
                "subscription status",
                known or (model.unclear("the status of a trial that ended") if trial_ended else model.sure(state.status)),
                row["status"],
                state.events,
            )
            counted = state.status in fold.PAID and not state.trial
            self.that(
                what,
                "subscription sold",
                known or (model.sure(state.quantity) if counted else model.sure(0, None)),
                number(row["sold"]),
                state.events,
            )
            self.that(
                what,
                "subscription term",
                known
                or (model.unclear("the term of a trial that was converted") if state.trial else model.sure(state.term_end or "")),
                row["term ends"],
                state.events,
            )

    def orders(self) -> None:
        """Each order's phase, and the counts of phases."""
        twin = read(self.folder / "orders/index.json")
        listed, rows = {o["order"]: o for o in twin["orders"]}, {r["order"]: r for r in table(self.folder / "orders.csv")}
        self.same("orders", "order counts of both pages", twin["count"], self.page["orders"])
        for one in self.views:
            found = listed.get(one.order.id, {})
            self.that(f"order {one.order.id}", "order phase", one.phase, found.get("phase"), self.with_use(one))
            self.that(
                f"order {one.order.id}",
                "order lines",
                model.sure(freeze(one.order.lines)),
                freeze(found.get("lines")),
                one.order.events,
            )
            self.same(
                f"order {one.order.id}", "orders.csv is the twin", found.get("phase"), rows.get(one.order.id, {}).get("phase")
            )
        self.same("orders", "orders listed", sorted(v.order.id for v in self.views), sorted(listed))
        for name, expected in self.order_counts().items():
            self.that("account", f"orders {name}", expected, self.page["orders"][name])

    def with_use(self, one: model.OrderView) -> list[Event]:
        """An order's events, and those of use of its customer's SKUs."""
        skus = {line["sku"] for line in one.order.lines}
        return one.order.events + [
            e
            for r in self.rows
            if r.customer == one.order.customer and r.sku in skus
            for e in r.events
            if e.type == "usage.snapshot"
        ]

    def order_counts(self) -> dict[str, model.Expected]:
        """Orders by phase (orders-*.md): stuck ones and those in use but not closed are open ones."""
        basic = Counter(model.phase_by_events(v.order, self.made.now) for v in self.views)
        counts = {name: model.sure(basic[name]) for name in ("open", "scheduled", "fulfilled", "failed", "cancelled")}
        fine = Counter(next(iter(v.phase.values)) for v in self.views if v.phase.values)
        doubts = [v.phase.why for v in self.views if v.phase.values is None]
        for name, phase in (("stuck", "stuck"), ("inUseNotClosed", "in_use_not_closed")):
            counts[name] = model.unclear(doubts[0]) if doubts else model.sure(fine[phase])
        return counts

    def order_moves(self) -> None:
        """Open orders that are not scheduled and failed orders wait (moves.md)."""
        moves = {m["about"].split("/", 1)[1]: m for m in self.page["moves"] if m["kind"] == "order"}
        expected = {v.order.id for v in self.views if model.phase_by_events(v.order, self.made.now) in ("open", "failed")}
        self.same("moves", "orders that wait", sorted(expected), sorted(moves))
        for one in self.views:
            move = moves.get(one.order.id)
            if move:
                self.that(f"order {one.order.id}", "order is late", one.late, move["urgency"] == "late", one.order.events)
                self.that(f"order {one.order.id}", "order's side", one.side, move["side"], one.order.events)
                self.that(
                    f"order {one.order.id}",
                    "order's seats",
                    model.sure(sum(x["quantity"] for x in one.order.lines)),
                    move.get("seats"),
                    one.order.events,
                )

    def escalations(self) -> None:
        """Open escalations wait (moves.md), with the side that they are assigned to."""
        moves = {m["about"].split("/", 1)[1]: m for m in self.page["moves"] if m["kind"] == "escalation"}
        for state in (e for e in self.made.escalations if self.made.account_of(e) == self.account):
            doubt = model.unclear(sorted(state.unclear)[0]) if state.unclear else None
            self.that(
                f"escalation {state.id}", "escalation waits", doubt or model.sure(state.open), state.id in moves, state.events
            )
            if state.id in moves and state.side:
                self.that(
                    f"escalation {state.id}", "escalation's side", model.sure(state.side), moves[state.id]["side"], state.events
                )

    def requirements(self) -> None:
        """Requirements in progress, blocked, rejected or expired wait (moves.md); others do not."""
        waits = Counter(
            r.get("region", "")
            for r in self.page["requirements"]
            if r["status"] in ("in_progress", "blocked", "rejected", "expired")
        )
        moves = Counter(m.get("region", "") for m in self.page["moves"] if m["kind"] == "requirement")
        self.same("requirements", "requirements that wait", dict(waits), dict(moves))

    def verdict(self) -> None:
        """The level follows from the things that wait and the partner's suspension (verdict.md)."""
        moves, state = self.page["moves"], self.made.partners.get(self.account)
        if any(m["urgency"] == "late" for m in moves):
            level = "late"
        elif any(m["side"] in ("partner", "distributor") for m in moves) or (state and state.standing == "suspended"):
            level = "action"
        else:
            level = "waiting" if moves else "clear"
        self.that("account", "verdict", model.sure(level), self.page["verdict"]["level"])

    def disputes(self) -> None:
        """Which subscriptions are disputed."""
        found = {d["about"] for d in self.page["disputes"]}
        for state in (s for s in self.made.subscriptions if self.made.account_of(s) == self.account):
            self.that(
                f"subscription {state.id}", "disputed", model.disputed(state), f"subscription/{state.id}" in found, state.events
            )

    def milestones(self) -> None:
        """Steps stand as events say, and took the business days between them (milestone-due.md, milestone-took.md)."""
        for path in self.page["paths"]:
            state = self.made.milestones.get(path["subscription"].split("/", 1)[1])
            for step in path["steps"] if state else []:
                self.step(f"{path['subscription']} {step['step']}", state, step)  # type: ignore[arg-type]
            for before, step in itertools.pairwise(path["steps"]):
                if "done" in before and "done" in step and "took" in step:
                    took = max(0, model.business_days(dt.date.fromisoformat(before["done"]), dt.date.fromisoformat(step["done"])))
                    self.that(f"{path['subscription']} {step['step']}", "milestone took", model.sure(took), step["took"])

    def step(self, what: str, state: fold.Milestone, step: Json) -> None:
        """One step that events speak of."""
        action, event = state.steps.get(step["step"], ("", None))
        if action == "reached" and event:
            on = event.data.get("on", event.time.date().isoformat())
            self.that(what, "milestone done", model.sure(on), step.get("done"), state.events)
        elif action in ("blocked", "waived"):
            self.that(what, "milestone status", model.sure(action), step["status"], state.events)
        if action not in ("reached", "waived") and step["step"] in state.planned:
            self.that(what, "milestone due", model.sure(state.planned[step["step"]]), step.get("due"), state.events)

    def copies(self) -> None:
        """Summary and moves.csv hold what the page holds (moves.md, seats at every level)."""
        summary = read(self.folder / "summary.json")
        for part in ("verdict", "unit", "asOf"):
            self.same("summary.json", "summary is the page", self.page.get(part), summary.get(part))
        for part in ("seats", "orders"):
            for name, value in summary[part].items():
                self.same("summary.json", "summary is the page", self.page[part].get(name), value)
        rows = [(r["subject"], r["side"], r["urgency"], r["coming"]) for r in table(self.folder / "moves.csv")]
        twin = [
            (m["about"], m["side"], m["urgency"], flag)
            for part, flag in (("moves", "false"), ("coming", "true"))
            for m in self.page[part]
        ]
        self.same("moves.csv", "moves.csv is the twin", sorted(twin), sorted(rows))


def distributor(
    checks: Checks, made: model.World, rows: dict[str, list[model.Row]], folder: pathlib.Path, pages: dict[str, Json]
) -> None:
    """The distributor's home: each account's line, the sums over them, what is unplaced."""
    home = read(folder / "index.json")
    lines = {a["account"]: a for a in home["accounts"]}
    checks.same("distributor", "accounts", "accounts listed", sorted(pages), sorted(lines))
    for account, page in pages.items():
        account_line(checks, made, rows.get(account, []), account, page, lines.get(account, {}))
    sums(checks, home["totals"], pages, lines)
    unplaced(checks, made, home)


def account_line(checks: Checks, made: model.World, own: list[model.Row], account: str, page: Json, line: Json) -> None:
    """An account's line says what its page says."""
    checks.same(account, "distributor's line", "line's waiting", len(page["moves"]), line.get("waiting"))
    checks.same(account, "distributor's line", "line's late", sum(m["urgency"] == "late" for m in page["moves"]), line.get("late"))
    checks.same(account, "distributor's line", "line's level", page["verdict"]["level"], line.get("level"))
    checks.same(account, "distributor's line", "line's disputes", len({d["about"] for d in page["disputes"]}), line.get("disputes"))
    for part in ("seats", "orders", "stage"):
        checks.same(account, "distributor's line", f"line's {part}", page[part], line.get(part))
    views = model.order_views(made, account, own)
    checks.that(account, "distributor's line", "seats at stake", model.at_stake(own, views), line.get("atStake"))


def sums(checks: Checks, totals: Json, pages: dict[str, Json], lines: dict[str, Json]) -> None:
    """The level above holds the sums (moves.md, seats-idle.md: at every level sold = in use + idle + not measured)."""
    moves = [m for p in pages.values() for m in p["moves"]]
    late = [m for m in moves if m["urgency"] == "late"]
    expected = {
        "accounts": len(pages),
        "moves": len(moves),
        "late": len(late),
        "atStake": sum(x["atStake"] for x in lines.values()),
        "withLate": sum(any(m["urgency"] == "late" for m in p["moves"]) for p in pages.values()),
    }
    for name, value in expected.items():
        checks.same("distributor", "totals", f"total {name}", value, totals[name])
    for name, part in (("waits", moves), ("overdue", late), ("stuck", [m for m in moves if m["kind"] == "order" and m["stuck"]])):
        checks.same("distributor", "totals", f"total {name}", {s: sum(m["side"] == s for m in part) for s in SIDES}, totals[name])
    for name in (
        "sold",
        "trial",
        "assigned",
        "active",
        "inUse",
        "idle",
        "unmeasured",
        "over",
        "trialInUse",
        "unsoldInUse",
        "untoldInUse",
    ):
        told = [p["seats"][name] for p in pages.values() if name in p["seats"]]
        checks.same("distributor", "totals", f"total seats {name}", sum(told) if told else None, totals["seats"].get(name))
    for name in totals["orders"]:
        checks.same(
            "distributor", "totals", f"total orders {name}", sum(p["orders"][name] for p in pages.values()), totals["orders"][name]
        )
    stages = Counter(p["stage"] for p in pages.values())
    checks.same(
        "distributor",
        "totals",
        "total stages",
        dict(stages),
        {s["stage"]: s["accounts"] for s in totals["stages"] if s["accounts"]},
    )


def unplaced(checks: Checks, made: model.World, home: Json) -> None:
    """Subjects that no account holds (unplaced.md)."""
    states = (
        {f"subscription/{s.id}": s for s in made.subscriptions}
        | {f"order/{o.id}": o for o in made.orders}
        | {f"usage/{u.id}": u for u in made.usages}
    )
    expected = {name for name, state in states.items() if made.account_of(state) == model.NOBODY}
    expected |= {f"customer/{c}" for c in made.customers_unplaced if c not in made.links}
    checks.same("distributor", "unplaced", "unplaced subjects", sorted(expected), sorted(u["subject"] for u in home["unplaced"]))


def ledger(checks: Checks, account: str, seats: Json) -> None:
    """At every level sold = in use + idle + not measured (seats-idle.md)."""
    if "sold" in seats:
        parts = seats.get("inUse", 0) + seats.get("idle", 0) + seats["unmeasured"]
        checks.same(account, "seats", "sold = in use + idle + not measured", seats["sold"], parts)


def compare(history: History, site: pathlib.Path, start: dt.datetime, now: dt.datetime) -> Checks:
    """All checks of a site."""
    checks, made = Checks(), model.world(history)
    made.now = now
    rows = model.rows(made)
    pages: dict[str, Json] = {}
    for path in sorted(site.glob("d/*/a/*/index.json")):
        page = read(path)
        pages[page["account"]] = page
        AccountCheck(checks, made, page["account"], rows.get(page["account"], []), path.parent, start).all()
        ledger(checks, page["account"], page["seats"])
    checks.same("distributor", "pages", "accounts with a page", sorted(history.accounts), sorted(pages))
    for home in site.glob("d/*/index.json"):
        distributor(checks, made, rows, home.parent, pages)
        ledger(checks, "distributor", read(home)["totals"]["seats"])
    return checks


def report(checks: Checks, seed: int, questions: bool = False) -> int:
    """Prints counts and differences; 1 when there are any."""
    for name, count in sorted(checks.checked.items()):
        left = sum(n for (field_name, _), n in checks.left_out.items() if field_name == name)
        print(f"{count:7} checks, {left:5} left out: {name}")
    for (name, why), count in sorted(checks.left_out.items(), key=lambda item: -item[1]) if questions else []:
        print(f"left out {count:5}: {name}: {why}; pages say {checks.seen[name, why][:4]}")
    by_field = Counter(d.field for d in checks.differences)
    for difference in checks.differences:
        print(difference.text())
    for name, count in by_field.most_common():
        print(f"{count:7} differences: {name}")
    total, left_out = checks.checked.total(), checks.left_out.total()
    print(f"seed {seed}: {total} checks, {left_out} left out, {len(checks.differences)} differences")
    return 1 if checks.differences else 0


def main() -> int:
    """Compares what an earlier run kept."""
    site, kept = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    history, start, now = pickle.loads(kept.read_bytes())
    return report(compare(history, site, start, now), history.seed, questions="--questions" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
