"""The seats of docs/metrics, and whose each subject is, computed from a set of events alone.

A value that the moment decides at which a page was made is left out: it is `unclear`, with the reason.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import documents
import fold
import programme
from business import Calendar
from events import Event, History

NOBODY = ""
NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)
ALWAYS_TOLD = ("trial", "unmeasured", "over", "trialInUse", "unsoldInUse", "untoldInUse", "provisioning", "unknownStatus")
SEAT_FIELDS = ("sold", "assigned", "active", "inUse", "idle", "assignedBeyond", *ALWAYS_TOLD)


@dataclass(frozen=True)
class Expected:
    """What a page may say; `values` is None where the documents leave it open."""

    values: frozenset[object] | None
    why: str = ""

    def allows(self, found: object) -> bool:
        """Whether a page that says this is right."""
        return self.values is None or found in self.values


def sure(*values: object) -> Expected:
    """Exactly one of these."""
    return Expected(frozenset(values))


def unclear(why: str) -> Expected:
    """Not decided by the documents, or decided only by the moment at which the page was made."""
    return Expected(None, why)


def agreed(values: Iterable[object], why: str) -> Expected:
    """The value that all agree on, if they do."""
    found = set(values)
    return sure(*found) if len(found) == 1 else unclear(why)


@dataclass
class Row:
    """A customer's seats of one SKU: what every number about seats is summed from."""

    account: str
    customer: str
    sku: str
    sold: int | None = None
    trial: int = 0
    provisioning: int = 0
    unknown_status: int = 0
    assigned: int | None = None
    active: int | None = None
    as_of: set[dt.datetime] = field(default_factory=set)
    events: list[Event] = field(default_factory=list)
    listed: list[fold.Subscription] = field(default_factory=list)
    """Of which all that is known is a row without a status."""
    sold_by_report: bool = False

    @property
    def in_use(self) -> int | None:
        """Sold seats in use: the lesser of active and sold seats (seats-idle.md)."""
        return None if self.sold is None or self.active is None else min(self.sold, self.active)

    @property
    def idle(self) -> int | None:
        """Sold less sold seats in use, both told (seats-idle.md)."""
        return None if self.in_use is None or self.sold is None else self.sold - self.in_use

    @property
    def unmeasured(self) -> int:
        """Sold seats of which nobody reports the use (seats-unmeasured.md)."""
        return self.sold or 0 if self.active is None else 0

    @property
    def beyond(self) -> int:
        """Use beyond the sold seats (seats-in-use.md, caveat)."""
        return 0 if self.active is None or self.sold is None else self.active - min(self.active, self.sold)

    @property
    def trial_in_use(self) -> int:
        """Use beyond the sold seats counts as on trial up to the trial seats (seats-in-use.md, caveat)."""
        return min(self.beyond, self.trial)

    @property
    def over(self) -> int:
        """More in use than sold, where some are sold (seats-in-use.md, caveat)."""
        return self.beyond - self.trial_in_use if self.sold else 0

    @property
    def unsold(self) -> int:
        """Use where none is sold: ended, converted, never licensed (seats-in-use.md, caveat)."""
        return 0 if self.sold else self.beyond - self.trial_in_use

    @property
    def assigned_beyond(self) -> int:
        """Assigned seats that no sale covers (seats-assigned.md, caveat)."""
        return max(0, (self.assigned or 0) - (self.sold or 0))

    @property
    def untold(self) -> int:
        """Use where nobody told how many are sold (docs/twins.md)."""
        return self.active or 0 if self.sold is None else 0

    def counts(self) -> bool:
        """Something is sold, on trial or apart there, or in use where nobody told the sale (as-of.md)."""
        return bool(self.sold) or self.trial + self.provisioning + self.unknown_status + self.untold > 0


def seat_counts(rows: list[Row]) -> dict[str, Expected]:
    """All numbers about seats of some customers and SKUs (seats-*.md, active-share.md)."""
    told: dict[str, Callable[[Row], int | None]] = {
        "sold": lambda r: r.sold,
        "trial": lambda r: r.trial,
        "assigned": lambda r: r.assigned,
        "active": lambda r: r.active,
        "inUse": lambda r: r.in_use,
        "idle": lambda r: r.idle,
        "assignedBeyond": lambda r: r.assigned_beyond or None,
        "unmeasured": lambda r: r.unmeasured,
        "over": lambda r: r.over,
        "trialInUse": lambda r: r.trial_in_use,
        "unsoldInUse": lambda r: r.unsold,
        "untoldInUse": lambda r: r.untold,
        "provisioning": lambda r: r.provisioning,
        "unknownStatus": lambda r: r.unknown_status,
    }
    return {name: summed(name, rows, told[name]) for name in SEAT_FIELDS} | {"activePercent": active_percent(rows)}


def summed(name: str, rows: list[Row], of: Callable[[Row], int | None]) -> Expected:
    """The sum of what is told; untold where nothing is (docs/senders/exports.md: unknown is not zero)."""
    values = [value for value in map(of, rows) if value is not None]
    return sure(sum(values)) if values or name in ALWAYS_TOLD else sure(None)


def active_percent(rows: list[Row]) -> Expected:
    """In use of sold: 100 x in use / (sold in use + idle), half up; use beyond is added where nothing is idle (active-share.md)."""
    in_use, idle = sum(r.in_use or 0 for r in rows), sum(r.idle or 0 for r in rows)
    if in_use + idle == 0:
        return sure(None)
    shown = in_use + (sum(r.over for r in rows) if idle == 0 else 0)
    return sure((200 * shown + in_use + idle) // (2 * (in_use + idle)))


def as_of(rows: list[Row]) -> Expected:
    """The oldest of the sources that still count, of all where none does any more; none where only events tell (as-of.md)."""
    living = [row for row in rows if row.counts()] or rows
    return sure(min((at for row in living for at in row.as_of), default=None))


@dataclass
class World:
    """All subjects of a distributor, by kind, and where they belong. Pages are made between two moments: `start` and `now`."""

    start: dt.datetime
    now: dt.datetime
    accounts: list[str]
    calendar: Calendar
    subscriptions: list[fold.Subscription] = field(default_factory=list)
    orders: list[fold.Order] = field(default_factory=list)
    usages: list[fold.Usage] = field(default_factory=list)
    escalations: list[fold.Escalation] = field(default_factory=list)
    partners: dict[str, fold.Partner] = field(default_factory=dict)
    milestones: dict[str, fold.Milestone] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    customers_unplaced: set[str] = field(default_factory=set)

    def account_of(self, subject: fold.Subject) -> str:
        """Named by its events, else by the link of its customer (docs/senders/README.md, Placement)."""
        return subject.account or self.links.get(subject.customer or "", NOBODY)

    @property
    def moments(self) -> tuple[dt.datetime, dt.datetime]:
        """Between these the pages were made."""
        return self.start, self.now


def world(history: History, start: dt.datetime, now: dt.datetime) -> World:
    """Folds every subject of a history."""
    made = World(start, now, history.accounts, programme.calendar(history.now, history.tenant))
    for subject, raw in fold.by_subject(history.facts()).items():
        kind, name = subject.split("/", 1)
        match kind:
            case "subscription":
                made.subscriptions.append(fold.subscription(name, raw))
            case "order":
                made.orders.append(fold.order(name, raw))
            case "usage":
                made.usages.append(fold.usage(name, raw))
            case "escalation":
                made.escalations.append(fold.escalation(name, raw))
            case "partner":
                made.partners[name] = fold.partner(name, raw)
            case "milestone":
                made.milestones[name] = fold.milestone(name, raw)
            case "customer":
                link(made, name, raw)
    return made


def link(made: World, customer: str, raw: list[Event]) -> None:
    """Whose customer it is: the newest link that was accepted and not removed since (lifecycles.md, customer and account)."""
    events, standing = fold.mended(raw), list[str]()
    for event in events:
        if event.type.startswith("customer.reseller_link."):
            standing = [account for account in standing if account != event.data["account"]]
            standing += [event.data["account"]] if event.type.endswith("accepted") else []
    if standing:
        made.links[customer] = standing[-1]
    if not any(e.data.get("account") for e in events):
        made.customers_unplaced.add(customer)


def status(state: fold.Subscription) -> str | None:
    """By events, else by the newest snapshot (lifecycles.md, subscription)."""
    if state.by_events or state.snapshot is None:
        return state.status if state.by_events else None
    return documents.words("Subscriptions").get(documents.spelling(state.snapshot.data.get("status", "")))


def only_listed(state: fold.Subscription) -> bool:
    """Whether nothing is known of it but a file's row that says no status: such seats are sold (exports.md, the status of a row)."""
    listed = state.snapshot is not None and not state.snapshot.data.get("status")
    return listed and not state.by_events and state.quantity is None


def on_trial(state: fold.Subscription) -> bool:
    """By events; where only a snapshot tells of it, by that (seats-trial.md)."""
    listed = state.snapshot is not None and not state.by_events and bool(state.snapshot.data.get("trial"))
    return state.trial or listed


def runs(state: fold.Subscription) -> bool:
    """Active or suspended, or sold by a row that says no status."""
    return status(state) in fold.PAID or only_listed(state)


def sku(state: fold.Subscription) -> str | None:
    """By events, else by the newest snapshot."""
    return state.sku or (state.snapshot.data.get("sku") if state.snapshot else None)


def quantity(state: fold.Subscription) -> int | None:
    """By events, else by the newest snapshot."""
    return state.quantity if state.quantity is not None else state.snapshot.data.get("quantity") if state.snapshot else None


def rows(made: World) -> dict[str, list[Row]]:
    """Every account's customers and SKUs."""
    table: dict[tuple[str, str, str], Row] = {}

    def row(subject: fold.Subject, sku: str) -> Row:
        key = (made.account_of(subject), subject.customer or "", sku)
        return table.setdefault(key, Row(*key))

    left: dict[tuple[str, str, str], dt.datetime] = {}
    for state in made.subscriptions:
        add_subscription(row(state, sku(state) or ""), state)
        for former, at in state.former.items():
            key = (made.account_of(state), state.customer or "", former)
            left[key] = max(at, left.get(key, at))
        for account, sold in state.gone_from.items():
            left[account or NOBODY, state.customer or "", sold or ""] = NEVER
    for use in made.usages:
        entry = row(use, use.sku)
        add_usage(entry, use, left.get((entry.account, entry.customer, entry.sku)))
    for entry in table.values():
        add_listed(entry)
    grouped: dict[str, list[Row]] = defaultdict(list)
    for entry in table.values():
        grouped[entry.account].append(entry)
    return grouped


def add_subscription(row: Row, state: fold.Subscription) -> None:
    """Sold and trial: active and suspended ones; by events, else by the newest snapshot (seats-sold.md, seats-trial.md).

    Those that are being provisioned and those of unknown status stand apart (seats-sold.md, caveat).
    """
    row.events += state.events
    where, seats = status(state), quantity(state) or 0
    if only_listed(state):
        row.listed.append(state)
        return
    row.sold = row.sold or 0
    if where in fold.PAID and on_trial(state):
        row.trial += seats
    elif where in fold.PAID:
        row.sold += seats
    elif where == "pending" and not on_trial(state):
        row.provisioning += seats
    elif where is None:
        row.unknown_status += seats
    if where in (*fold.PAID, "pending", None) and state.quantity is None and state.snapshot is not None:
        row.as_of.add(state.snapshot.as_of)


def add_listed(row: Row) -> None:
    """What rows without a status sell, unless no subscription says where it stands and the seat report calls seats sold (seats-sold.md, source)."""
    if row.listed and not row.sold_by_report:
        row.sold = row.sold or 0
        for state in row.listed:
            if on_trial(state):
                row.trial += quantity(state) or 0
            else:
                row.sold += quantity(state) or 0
            if state.snapshot is not None:
                row.as_of.add(state.snapshot.as_of)


def add_usage(row: Row, use: fold.Usage, left: dt.datetime | None = None) -> None:
    """Seats assigned and in use: the greatest count over the workloads; sold by the report where there is no subscription.

    What a report of before a subscription left for another plan calls sold is not sold any more, nor what any calls so where it left for
    another account (seats-sold.md, caveat).
    """
    row.events += use.events
    assigned, active = greatest(use, "assigned"), greatest(use, "active")
    row.assigned, row.active = told(assigned, "assigned"), told(active, "active")
    if row.assigned is None and use.seats:
        row.assigned = max((seats for seats in use.seats.values() if seats >= 0), default=None)
    sold = None
    if row.sold is None:
        sold = greatest(use, "sold", left)
        row.sold_by_report = sold is not None
        row.sold = 0 if sold is None and left is not None else told(sold, "sold")
    row.as_of |= {report.as_of for report in (assigned, active, sold) if report is not None}


def greatest(use: fold.Usage, count: str, after: dt.datetime | None = None) -> fold.Report | None:
    """The workload's report with the greatest count, of equal ones the first by the workload's name (as-of.md, caveat)."""
    reports = [report for report in use.newest(count) if after is None or report.as_of > after]
    return min(reports, key=lambda report: (-report.data[count], report.data.get("workload", "")), default=None)


def told(report: fold.Report | None, count: str) -> int | None:
    """What it counts; nothing where there is none."""
    return None if report is None else report.data[count]
