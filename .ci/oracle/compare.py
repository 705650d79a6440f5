"""Compares a published site with the model; every difference is told with account, field, expected, found and the events behind it.

Usage: compare.py SITE HISTORY.pickle   (as `run.py` leaves them)
"""

from __future__ import annotations

import csv
import dataclasses
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
import homes
import model
import paths
import portfolios
import programme
import waits
from events import Event, History, parse_moment

Json = dict[str, Any]
MANY = 12
RENEWAL = dataclasses.fields(waits.Renewal)
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
    "unsoldInUse": "in use, none sold",
    "untoldInUse": "in use, sold not told",
    "provisioning": "being provisioned",
    "unknownStatus": "unknown status",
    "activePercent": "in use %",
    "assignedBeyond": "assigned beyond sold",
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


def text(value: object) -> str:
    """A value as files write it; what is not told is empty."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def text_of(values: list[object]) -> list[str]:
    """Values as files write them."""
    return [text(value) for value in values]


def seats_of(line: dict[str, str]) -> Json:
    """The seats of a CSV row under the twin's names."""
    return {name: number(line[column]) for name, column in CSV_SEATS.items()}


def wait_of(made: Json, coming: bool) -> waits.Wait:
    """A row of a twin's list as the model would have it; a requirement is named by its title beside its partner."""
    titled = made["kind"] in ("requirement", "report")
    return waits.Wait(
        made["kind"],
        f"{made['about']} {made['title']}" if titled else made["about"],
        made.get("region"),
        made["side"],
        made["cause"],
        parse_moment(made["since"]),
        made["due"],
        made["urgency"],
        made["businessDays"],
        made.get("seats"),
        made["stuck"],
        coming,
    )


class AccountCheck:
    """All checks of one account's pages."""

    def __init__(
        self, checks: Checks, made: model.World, account: str, rows: list[model.Row], folder: pathlib.Path, start: dt.datetime
    ) -> None:
        self.checks, self.made, self.account, self.rows, self.folder, self.start = checks, made, account, rows, folder, start
        self.page = read(folder / "index.json")
        self.ends = [waits.renewals(made, account, rows, at) for at in made.moments]
        self.earlier, self.views = (waits.order_views(made, account, rows, at) for at in made.moments)

    def that(self, what: str, name: str, expected: model.Expected, found: object, events: Iterable[Event] = ()) -> None:
        """One check of this account."""
        self.checks.that(self.account, what, name, expected, found, events)

    def same(self, what: str, name: str, one: object, other: object) -> None:
        """Two places hold the same."""
        self.checks.same(self.account, what, name, one, other)

    def all(self) -> None:
        """Everything."""
        self.seats("account", self.rows, self.page["seats"])
        self.as_of()
        self.customers()
        self.next_ends()
        self.seat_rows()
        self.subscriptions()
        self.orders()
        self.waits()
        self.requirements()
        self.verdict()
        self.disputes()
        self.milestones()
        self.that("account", "stage", waits.stage(self.made, self.account, self.rows), self.page["stage"])
        self.copies()

    def seats(self, what: str, rows: list[model.Row], found: Json) -> None:
        """Every number about seats."""
        events = [e for r in rows for e in r.events] if len(rows) < 3 else []
        for name, expected in model.seat_counts(rows).items():
            self.that(what, f"{what.split(' ')[0]} seats {name}", expected, found.get(name), events)

    def as_of(self) -> None:
        """As of the seats: the oldest report that counts; of the account and its orders: when they were received (as-of.md)."""
        found = self.page["seats"].get("asOf")
        self.that("account", "seats as of", model.as_of(self.rows), parse_moment(found) if found else None)
        for name in ("ordersAsOf", "asOf") if self.views else ("asOf",):
            found = self.page.get(name)
            self.that("account", f"{name} is when it was received", model.sure(True), found and parse_moment(found) >= self.start)

    def customers(self) -> None:
        """Each customer's seats and next renewal."""
        listed = read(self.folder / "customers/index.json")["customers"]
        self.same("customers", "customer count", len(listed), self.page["customerCount"])
        csv_rows = {r["customer"]: r for r in table(self.folder / "customers.csv")}
        for line in listed:
            own = [r for r in self.rows if r.customer == line["id"]]
            what, row = f"customer {line['id']}", csv_rows.get(line["id"], {})
            self.seats(what, own, line["seats"])
            self.renewal(line)
            for name, column in CSV_SEATS.items():
                cell = number(row.get(column))
                self.same(f"customers.csv {line['id']}", "customers.csv is the twin", line["seats"].get(name), cell)
            told = line.get("renewal", {})
            for name, column in (("on", "next date"), ("outcome", "what"), ("seats", "seats then"), ("idle", "idle of these")):
                self.same(f"customers.csv {line['id']}", "customers.csv is the twin", text(told.get(name)), row.get(column))

    def next_ends(self) -> None:
        """The ends of terms that the page shows are the next ones of all (docs/twins.md)."""
        found = [
            text_of([one.get("customer", {}).get("id", ""), *(one["renewal"].get(part.name) for part in RENEWAL)])
            for one in self.page["renewals"]
        ]
        both = [[text_of([customer, *dataclasses.astuple(one)]) for customer, one in ends] for ends in self.ends]
        expected = model.agreed([freeze(ends[: len(found)]) for ends in both], "a day began while the pages were made")
        self.that("account", "next ends of terms", expected, freeze(found))
        self.that("account", "six ends of terms are shown", model.sure(True), len(found) >= min(6, len(both[1])))

    def renewal(self, line: Json) -> None:
        """What ends next, and what happens then (docs/twins.md)."""
        found = {part.name: line.get("renewal", {}).get(part.name) for part in RENEWAL}
        both = [next((r for c, r in ends if c == line["id"]), None) for ends in self.ends]
        for name, value in found.items():
            expected = model.agreed([getattr(r, name, None) for r in both], "a day began while the pages were made")
            subs = [e for s in self.made.subscriptions if s.customer == line["id"] for e in s.events]
            self.that(f"customer {line['id']}", f"renewal {name}", expected, value, subs)

    def seat_rows(self) -> None:
        """Each customer's offers in seats.csv, and the account's."""
        expected: dict[tuple[str, str], list[model.Row]] = defaultdict(list)
        for row in self.rows:
            for customer in {row.customer, ""}:
                expected[customer, programme.offer_of(row.sku) or row.sku].append(row)
        listed = {(line["customer"], line["offer"]): line for line in table(self.folder / "seats.csv")}
        self.same("seats.csv", "rows of seats.csv", sorted(map(list, expected)), sorted(map(list, listed)))
        for key in expected.keys() & listed.keys():
            self.seats(f"row {key[0]} {key[1]}", expected[key], seats_of(listed[key]))

    def subscriptions(self) -> None:
        """Each subscription in subscriptions.csv."""
        listed = {r["subscription"]: r for r in table(self.folder / "subscriptions.csv")}
        for state in self.made.subscriptions:
            if self.made.account_of(state) != self.account:
                continue
            row, what = listed.get(state.id), f"subscription {state.id}"
            self.that(what, "subscription listed", model.sure(True), row is not None, state.events)
            if row is None:
                continue
            paid = model.runs(state) and not model.on_trial(state)
            expected = {
                "quantity by events": text(state.quantity),
                "quantity by export": text(state.snapshot.data.get("quantity") if state.snapshot else None),
                "sku": text(model.sku(state)),
                "trial": text(model.on_trial(state)),
                "status": (model.status(state) or "unknown").replace(" ", "_"),
                "sold": text(model.quantity(state) if paid else None),
                "ends": text(waits.term(state)),
                "renews": text(state.autorenew),
                "order": text(state.order),
            }
            for name, value in expected.items():
                self.that(what, f"subscription's {name}", model.sure(value), row[name], state.events)

    def orders(self) -> None:
        """Each order's phase, and the counts of phases."""
        twin = read(self.folder / "orders/index.json")
        listed, rows = {o["order"]: o for o in twin["orders"]}, {r["order"]: r for r in table(self.folder / "orders.csv")}
        self.same("orders", "order counts of both pages", twin["count"], self.page["orders"])
        flip = "an order's phase changed while the pages were made"
        for before, one in zip(self.earlier, self.views, strict=True):
            found, what = listed.get(one.order.id, {}), f"order {one.order.id}"
            phase = model.agreed([before.phase, one.phase], flip)
            self.that(what, "order phase", phase, found.get("phase"), self.with_use(one))
            self.that(what, "order's status", model.sure(one.order.status.replace(" ", "_")), found.get("status"), one.order.events)
            used = model.agreed([before.in_use, one.in_use], flip)
            self.that(what, "order's seats in use", used, found.get("inUse"), self.with_use(one))
            lines = [{name: value for name, value in line.items() if name != "offer"} for line in found.get("lines") or []]
            self.that(what, "order lines", model.sure(freeze(one.order.lines)), freeze(lines), one.order.events)
            self.same(what, "orders.csv is the twin", found.get("phase"), rows.get(one.order.id, {}).get("phase"))
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
        both = [Counter(v.phase for v in views) for views in (self.earlier, self.views)]
        for count in both:
            count["open"] += count["stuck"] + count["in_use_not_closed"]
        flip = "an order's phase changed while the pages were made"
        names = {"open": "open", "stuck": "stuck", "scheduled": "scheduled", "in_use_not_closed": "inUseNotClosed"}
        names |= {"fulfilled": "fulfilled", "failed": "failed", "cancelled": "cancelled"}
        return {name: model.agreed([count[phase] for count in both], flip) for phase, name in names.items()}

    def waits(self) -> None:
        """The list holds exactly what waits, each with its side, cause, beginning, day, urgency (moves.md, waits.md)."""
        both = [self.known(waits.of_account(self.made, self.account, self.rows, at)) for at in self.made.moments]
        listed = [wait_of(m, False) for m in self.page["moves"]] + [wait_of(m, True) for m in self.page["coming"]]
        found = self.known(listed)
        self.same("moves", "what waits", *(sorted(map(str, keys)) for keys in (both[1].keys(), found.keys())))
        for key in both[0].keys() & both[1].keys() & found.keys():
            for part in dataclasses.fields(waits.Wait):
                values = [getattr(one[key], part.name) for one in both]
                expected = model.agreed(values, "a clock passed a mark while the pages were made")
                said, events = getattr(found[key], part.name), self.about(key[1])
                self.that(" ".join(map(str, key)), f"{key[0]}'s {part.name}", expected, said, events)

    def known(self, listed: list[waits.Wait]) -> dict[tuple[str, ...], waits.Wait]:
        """What waits by what it is."""
        keys = {(w.kind, w.about, w.region or "", w.side if w.kind == "milestone" else ""): w for w in listed}
        self.same("moves", "each thing once", len(listed), len(keys))
        return keys

    def about(self, subject: str) -> list[Event]:
        """The events of what waits; those of the subscription too, where a step does."""
        kind, name = subject.split(" ")[0].split("/", 1)
        states: list[fold.Subject] = [*self.made.orders] if kind == "order" else [*self.made.subscriptions]
        states = [*self.made.escalations] if kind == "escalation" else states
        if kind == "partner":
            return self.made.partners[name].events if name in self.made.partners else []
        found = [e for s in states if s.id == name for e in s.events]
        return found + (self.made.milestones[name].events if kind == "milestone" and name in self.made.milestones else [])

    def requirements(self) -> None:
        """Every requirement that events told of stands where they say (lifecycles.md, partner)."""
        state = self.made.partners.get(self.account)
        expected = [[t.requirement, t.region or "", t.status.replace(" ", "_")] for t in state.tracks.values()] if state else []
        found = [[r["requirement"], r.get("region", ""), r["status"]] for r in self.page["requirements"]]
        self.same("requirements", "requirements", sorted(expected), sorted(found))

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
            expected = model.sure(waits.disputed(state))
            self.that(f"subscription {state.id}", "disputed", expected, f"subscription/{state.id}" in found, state.events)

    def milestones(self) -> None:
        """Every open path and each of its steps (milestone-due.md, milestone-took.md)."""
        both = [paths.of_account(self.made, self.account, self.rows, at) for at in self.made.moments]
        waiting = ("next", "blocked")
        open_ones = [{p.subscription.id: p for p in found if any(s.status in waiting for s in p.steps)} for found in both]
        listed = {p["subscription"].split("/", 1)[1]: p for p in self.page["paths"]}
        self.same("paths", "open paths", sorted(open_ones[1]), sorted(listed))
        for name in open_ones[0].keys() & open_ones[1].keys() & listed.keys():
            events = self.about(f"milestone/{name}")
            for one, other, step in zip(open_ones[0][name].steps, open_ones[1][name].steps, listed[name]["steps"], strict=True):
                for part in ("status", "done", "took", "due", "late", "unseen", "side"):
                    values = [text(getattr(s, part)) for s in (one, other)]
                    expected = model.agreed(values, "a step fell due while the pages were made")
                    self.that(f"subscription {name} {one.word}", f"step's {part}", expected, text(step.get(part)), events)

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
    """The distributor's home: each account's line, what its accounts come to, what is unplaced."""
    home = read(folder / "index.json")
    lines = over(checks, "distributor", folder, home, pages, rows)
    for account, page in pages.items():
        account_line(checks, made, rows.get(account, []), account, page, lines.get(account, {}))
    unplaced(checks, made, home)


def over(
    checks: Checks, who: str, folder: pathlib.Path, twin: Json, pages: dict[str, Json], rows: dict[str, list[model.Row]]
) -> dict[str, Json]:
    """What a page says over some accounts: which they are, their sums, what waits for each side. Their lines."""
    listed = [*twin["accounts"], *[a for band in sorted(folder.glob("accounts/late/*/index.json")) for a in read(band)["accounts"]]]
    checks.same(who, "accounts", "accounts listed once", len(pages), len(listed))
    lines = {a["account"]: a for a in listed}
    checks.same(who, "accounts", "accounts listed", sorted(pages), sorted(lines))
    sums(checks, who, twin["totals"], pages, lines)
    for side in SIDES:
        things = [t for page in (folder / "queue" / side).glob("**/index.json") for t in read(page)["things"]]
        expected = [(a, m["about"], m["urgency"]) for a, page in pages.items() for m in page["moves"] if m["side"] == side]
        found_things = [(t["account"], t["about"], t["urgency"]) for t in things]
        checks.same(who, "queue", f"queue of {side}", sorted(expected), sorted(found_things))
    found = twin["totals"]["seats"].get("asOf")
    all_rows = [row for account in pages for row in rows.get(account, [])]
    checks.that(who, "totals", "total seats as of", model.as_of(all_rows), parse_moment(found) if found else None)
    return lines


def account_line(checks: Checks, made: model.World, own: list[model.Row], account: str, page: Json, line: Json) -> None:
    """An account's line says what its page says."""
    checks.same(account, "distributor's line", "line's waiting", len(page["moves"]), line.get("waiting"))
    checks.same(account, "distributor's line", "line's late", sum(m["urgency"] == "late" for m in page["moves"]), line.get("late"))
    checks.same(account, "distributor's line", "line's level", page["verdict"]["level"], line.get("level"))
    checks.same(account, "distributor's line", "line's disputes", len({d["about"] for d in page["disputes"]}), line.get("disputes"))
    for part in ("seats", "orders", "stage"):
        checks.same(account, "distributor's line", f"line's {part}", page[part], line.get(part))
    for part in RENEWAL:
        both = [waits.next_paid(made, account, own, at) for at in made.moments]
        ends = model.agreed([getattr(r, part.name, None) for r in both], "a day began while the pages were made")
        checks.that(account, "distributor's line", f"line's renewal {part.name}", ends, line.get("renewal", {}).get(part.name))
    stakes = [waits.at_stake(own, waits.order_views(made, account, own, at)) for at in made.moments]
    expected = model.agreed(stakes, "an order's day began while the pages were made")
    checks.that(account, "distributor's line", "seats at stake", expected, line.get("atStake"))


def sums(checks: Checks, who: str, totals: Json, pages: dict[str, Json], lines: dict[str, Json]) -> None:
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
        checks.same(who, "totals", f"total {name}", value, totals[name])
    for name, part in (("waits", moves), ("overdue", late), ("stuck", [m for m in moves if m["kind"] == "order" and m["stuck"]])):
        checks.same(who, "totals", f"total {name}", {s: sum(m["side"] == s for m in part) for s in SIDES}, totals[name])
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
        "provisioning",
        "unknownStatus",
    ):
        told = [p["seats"][name] for p in pages.values() if name in p["seats"]]
        checks.same(who, "totals", f"total seats {name}", sum(told) if told else None, totals["seats"].get(name))
    for name in totals["orders"]:
        checks.same(
            who, "totals", f"total orders {name}", sum(p["orders"][name] for p in pages.values()), totals["orders"][name]
        )
    stages = Counter(p["stage"] for p in pages.values())
    checks.same(
        who,
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


def portfolio_pages(
    checks: Checks, told: list[portfolios.Portfolio], rows: dict[str, list[model.Row]], home: pathlib.Path, pages: dict[str, Json]
) -> None:
    """A portfolio has the home's numbers over its accounts (docs/operations.md, "A manager has some of the accounts")."""
    found = {twin["portfolio"]: (path.parent, twin) for path in sorted(home.parent.glob("m/*/index.json")) for twin in [read(path)]}
    checks.same("distributor", "portfolios", "portfolios with a page", sorted(one.word for one in told), sorted(found))
    listed = {line["portfolio"]: line for line in read(home).get("portfolios", [])}
    for one in told:
        if one.word not in found:
            continue
        who, (folder, twin) = f"portfolio {one.word}", found[one.word]
        own = {account: page for account, page in pages.items() if account in one.accounts}
        over(checks, who, folder, twin, own, rows)
        ledger(checks, who, twin["totals"]["seats"])
        checks.same(who, "unknown", "accounts of which nothing was told", sorted(set(one.accounts) - set(own)), sorted(twin["unknown"]))
        line = {"accounts": len(own), "late": sum(m["urgency"] == "late" for page in own.values() for m in page["moves"])}
        for name, value in line.items():
            checks.same(who, "home's line", f"portfolio's {name}", value, listed.get(one.word, {}).get(name))


def compare(told: list[History], linked: homes.Links, site: pathlib.Path, start: dt.datetime, now: dt.datetime) -> Checks:
    """All checks of a site: each distributor's folder by its own history, and the homes of partners that have accounts at both."""
    checks, known = Checks(), {}
    folders = sorted(site.glob("d/*/index.json"))
    checks.same("site", "distributors", "distributors with pages", len(told), len(folders))
    for history in told:
        made = model.world(history, start, now)
        rows, own = model.rows(made), set(history.accounts)
        known |= {(history.tenant, account): homes.Account(made, account, rows.get(account, [])) for account in own}
        for home in folders:
            paths_of = sorted(home.parent.glob("a/*/index.json"))
            if own & {read(path)["account"] for path in paths_of[:1]}:
                pages = one_distributor(checks, made, rows, home, paths_of)
                portfolio_pages(checks, portfolios.plan(history), rows, home, pages)
    for unit, accounts in linked.items():
        home_of_partner(checks, [known[account] for account in accounts], site / unit)
    return checks


def one_distributor(
    checks: Checks, made: model.World, rows: dict[str, list[model.Row]], home: pathlib.Path, paths_of: list[pathlib.Path]
) -> dict[str, Json]:
    """All checks of a distributor's folder; its accounts' pages."""
    pages: dict[str, Json] = {}
    for path in paths_of:
        page = read(path)
        pages[page["account"]] = page
        AccountCheck(checks, made, page["account"], rows.get(page["account"], []), path.parent, made.start).all()
        ledger(checks, page["account"], page["seats"])
    checks.same("distributor", "pages", "accounts with a page", sorted(made.accounts), sorted(pages))
    distributor(checks, made, rows, home.parent, pages)
    ledger(checks, "distributor", read(home)["totals"]["seats"])
    return pages


def home_of_partner(checks: Checks, linked: list[homes.Account], folder: pathlib.Path) -> None:
    """A partner's home: what its opened accounts come to, each by its distributor's calendar (seats-sold-together.md, moves.md)."""
    who, opened = f"partner {folder.name}", [account for account in linked if account.opened]
    twin = read(folder / "index.json")
    for name, expected in homes.numbers(opened).items():
        checks.that(who, "home", f"home's {name}", expected, homes.told(twin, name))
    lines = {line["account"]: line for line in twin["accounts"]}
    checks.same(who, "home", "home's accounts", sorted(account.name for account in opened), sorted(lines))
    listed = {row["account"]: row for row in table(folder / "accounts.csv")}
    for account in opened:
        line = lines.get(account.name, {})
        for name, expected in homes.numbers([account]).items():
            checks.that(who, f"line of {account.name}", f"home's line's {name}", expected, homes.told(line, name))
        for part in RENEWAL:
            both = [waits.next_paid(account.made, account.name, account.rows, at) for at in account.made.moments]
            ends = model.agreed([getattr(r, part.name, None) for r in both], "a day began while the pages were made")
            found = line.get("renewal", {}).get(part.name)
            checks.that(who, f"line of {account.name}", f"home's line's renewal {part.name}", ends, found)
        for name, value in {**line.get("seats", {}), "stuck orders": homes.told(line, "orders stuck")}.items():
            if name in ("sold", "idle", "unmeasured", "stuck orders"):
                found = number(listed.get(account.name, {}).get(name))
                checks.same(who, f"accounts.csv {account.name}", "home's accounts.csv is the twin", value, found)
    rows = [[r["account"], r["subject"], r["side"], r["urgency"], r["stuck"]] for r in table(folder / "moves.csv")]
    checks.that(who, "moves.csv", "home's moves.csv", homes.things(opened), freeze(sorted(rows)))
    shown = [[one["side"], one["count"], one["late"]] for one in twin["lists"]]
    both = [[side, twin["waits"][side], twin["late"][side]] for side in homes.OWN_FIRST]
    checks.same(who, "home", "home's lists", both, shown)


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
    told, linked, start, now = pickle.loads(kept.read_bytes())
    return report(compare(told, linked, site, start, now), told[0].seed, questions="--questions" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
