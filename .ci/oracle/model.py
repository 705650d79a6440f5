"""The numbers of docs/metrics, computed from a set of events alone.

A field whose definition does not decide a case is left out there: it is `unclear`, with the reason.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import fold
from events import Event, History

DAY = dt.timedelta(days=1)
NOBODY = ""
SIDE_OF_CODE = {"partner_action": "partner", "customer_action": "customer"}
SEAT_FIELDS = ("sold", "trial", "assigned", "active", "inUse", "idle", "unmeasured", "over", "trialInUse", "noneSoldInUse")


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
    """Not decided by the documents."""
    return Expected(None, why)


def agreed(values: Iterable[object], why: str) -> Expected:
    """The value that all readings of a silent rule agree on, if they do."""
    found = set(values)
    return sure(*found) if len(found) == 1 else unclear(why)


def business_days(one: dt.date, other: dt.date) -> int:
    """Business days after the one day up to and with the other, of a calendar of Monday to Friday (business-days.md)."""
    days = (one + DAY * n for n in range(1, (other - one).days + 1))
    return sum(day.weekday() < 5 for day in days)


@dataclass
class Row:
    """A customer's seats of one SKU: what every number about seats is summed from."""

    account: str
    customer: str
    sku: str
    sold: int | None = None
    trial: int = 0
    assigned: int | None = None
    active: int | None = None
    as_of: set[dt.datetime] = field(default_factory=set)
    by_events: bool = False
    only_trial: bool = False
    unclear: set[str] = field(default_factory=set)
    use_unclear: set[str] = field(default_factory=set)
    assigned_unclear: set[str] = field(default_factory=set)
    events: list[Event] = field(default_factory=list)

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
        return 0 if self.active is None else self.active - min(self.active, self.sold or 0)

    @property
    def trial_in_use(self) -> int:
        """Use beyond the sold seats counts as on trial up to the trial seats (seats-in-use.md, caveat)."""
        return min(self.beyond, self.trial)

    @property
    def over(self) -> int:
        """More in use than sold, where some are sold (seats-in-use.md, caveat)."""
        return self.beyond - self.trial_in_use if self.sold else 0

    @property
    def none_sold(self) -> int:
        """Use where none is sold: ended, converted, never licensed (seats-in-use.md, caveat)."""
        return 0 if self.sold else self.beyond - self.trial_in_use

    def counts(self) -> bool:
        """Something is sold or on trial there (as-of.md)."""
        return bool(self.sold) or self.trial > 0


def seat_counts(rows: list[Row]) -> dict[str, Expected]:
    """All numbers about seats of some customers and SKUs (seats-*.md, active-share.md)."""
    doubts = {why for row in rows for why in row.unclear}
    of_use = doubts | {why for row in rows for why in row.use_unclear}
    told: dict[str, Callable[[Row], int | None]] = {
        "sold": lambda r: r.sold,
        "trial": lambda r: r.trial,
        "assigned": lambda r: r.assigned,
        "active": lambda r: r.active,
        "inUse": lambda r: r.in_use,
        "idle": lambda r: r.idle,
        "unmeasured": lambda r: r.unmeasured,
        "over": lambda r: r.over,
        "trialInUse": lambda r: r.trial_in_use,
        "noneSoldInUse": lambda r: r.none_sold,
    }
    of_field = {"sold": doubts, "trial": doubts, "assigned": of_use | {why for row in rows for why in row.assigned_unclear}}
    return {name: summed(name, rows, told[name], of_field.get(name, of_use)) for name in SEAT_FIELDS} | {
        "activePercent": unclear(sorted(of_use)[0]) if of_use else active_percent(rows)
    }


def summed(name: str, rows: list[Row], of: Callable[[Row], int | None], doubts: set[str]) -> Expected:
    """The sum of what is told; untold where nothing is (docs/senders/exports.md: unknown is not zero)."""
    if doubts:
        return unclear(sorted(doubts)[0])
    values = [value for value in map(of, rows) if value is not None]
    if name in ("trial", "unmeasured", "over", "trialInUse", "noneSoldInUse"):
        return sure(sum(values))
    if name in ("sold", "inUse", "idle") and not sum(values) and all(r.only_trial for r in rows if of(r) is not None):
        return sure(0, None)
    return sure(sum(values)) if values else sure(None)


def active_percent(rows: list[Row]) -> Expected:
    """In use of sold: 100 x in use / (sold in use + idle), half up; beyond is added where nothing is idle (active-share.md)."""
    in_use, idle = sum(r.in_use or 0 for r in rows), sum(r.idle or 0 for r in rows)
    other = sum(r.trial_in_use + r.none_sold for r in rows)
    if idle == 0 and other:
        return unclear("in use of sold where nothing is idle and seats on trial or none sold are in use")
    if in_use + idle == 0:
        return sure(None)
    shown = in_use + (sum(r.over for r in rows) if idle == 0 else 0)
    return sure((200 * shown + in_use + idle) // (2 * (in_use + idle)))


def as_of(rows: list[Row]) -> Expected | None:
    """The oldest of the sources that still count, where a report is among them; None where only events tell (as-of.md)."""
    doubts = {why for row in rows for why in row.unclear | row.use_unclear}
    if doubts:
        return unclear(sorted(doubts)[0])
    moments = [at for row in rows if row.counts() for at in row.as_of]
    return sure(min(moments)) if moments else None


@dataclass
class World:
    """All subjects of a distributor, by kind, and where they belong."""

    now: dt.datetime
    accounts: list[str]
    subscriptions: list[fold.Subscription] = field(default_factory=list)
    orders: list[fold.Order] = field(default_factory=list)
    usages: list[fold.Usage] = field(default_factory=list)
    escalations: list[fold.Escalation] = field(default_factory=list)
    partners: dict[str, fold.Partner] = field(default_factory=dict)
    milestones: dict[str, fold.Milestone] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)
    customers_unplaced: set[str] = field(default_factory=set)

    def account_of(self, subject: fold.Subject) -> str:
        """Named by its events, else by the link of its customer (docs/senders/README.md, Placement)."""
        return subject.account or self.links.get(subject.customer or "", NOBODY)


def world(history: History) -> World:
    """Folds every subject of a history."""
    made = World(history.now, history.accounts)
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
    """Whose customer it is: the newest accepted link (docs/senders/README.md, Placement)."""
    accepted = [e.data["account"] for e in fold.mended(raw) if e.type == "customer.reseller_link.accepted"]
    named = [e.data["account"] for e in fold.mended(raw) if e.data.get("account")]
    if accepted:
        made.links[customer] = accepted[-1]
    if len(set(accepted)) > 1:
        made.moved.add(customer)
    if not named:
        made.customers_unplaced.add(customer)


def rows(made: World) -> dict[str, list[Row]]:
    """Every account's customers and SKUs."""
    table: dict[tuple[str, str, str], Row] = {}

    def row(subject: fold.Subject, sku: str) -> Row:
        key = (made.account_of(subject), subject.customer or "", sku)
        return table.setdefault(key, Row(*key))

    for state in made.subscriptions:
        if state.sku or (state.snapshot and state.snapshot.data.get("sku")):
            add_subscription(row(state, state.sku or state.snapshot.data["sku"]), state)  # type: ignore[union-attr]
    has_subscription = set(table)
    for use in made.usages:
        entry = row(use, use.sku)
        key = (entry.account, entry.customer, entry.sku)
        add_usage(entry, use, key in has_subscription)
    for entry in table.values():
        if entry.customer in made.moved:
            entry.use_unclear.add("use of a customer that went to another account")
    grouped: dict[str, list[Row]] = defaultdict(list)
    for entry in table.values():
        grouped[entry.account].append(entry)
    return grouped


def add_subscription(row: Row, state: fold.Subscription) -> None:
    """Sold and trial: active and suspended ones; by events, else by the newest snapshot (seats-sold.md, seats-trial.md)."""
    row.events += state.events
    row.unclear |= state.unclear
    status, quantity = state.status, state.quantity or 0
    if status is None and state.snapshot is not None:
        status, quantity = state.snapshot.data.get("status"), state.snapshot.data.get("quantity") or 0
    counted = status in fold.PAID
    if state.trial:
        row.trial += quantity if counted else 0
        row.only_trial = row.only_trial or row.sold is None
        row.sold = row.sold or 0
    else:
        row.sold, row.only_trial = (row.sold or 0) + (quantity if counted else 0), False
        if counted and quantity:
            if state.status is None and state.snapshot is not None:
                row.as_of.add(state.snapshot.as_of)
            else:
                row.by_events = True


def add_usage(row: Row, use: fold.Usage, sold_by_subscriptions: bool) -> None:
    """Seats assigned and in use: the greatest count over the workloads; sold by the report where there is no subscription."""
    row.events += use.events
    row.as_of |= {report.as_of for report in use.reports.values()}
    assigned = [r.data["assigned"] for r in use.reports.values() if "assigned" in r.data]
    if use.seats is not None and "mail" not in use.reports:
        assigned.append(use.seats)
        if use.reports:
            row.assigned_unclear.add("seats by events of a workload beside reports of others")
    active = [r.data["active"] for r in use.reports.values() if "active" in r.data]
    row.assigned, row.active = max(assigned, default=None), max(active, default=None)
    sold = [r.data["sold"] for r in use.reports.values() if "sold" in r.data]
    if sold and not sold_by_subscriptions:
        row.sold = max(sold)


@dataclass
class Claim:
    """A claim of an order or a subscription on the seats in use of a customer's SKU (order-seats-in-use.md)."""

    at: dt.datetime
    owner: str
    quantity: int
    kind: str


def claims(made: World, row: Row) -> list[Claim]:
    """Subscriptions without a known order and orders, in the order of their times."""
    known = {o.id for o in made.orders}
    found = [
        Claim(s.created, s.id, s.quantity or 0, "trial" if s.trial else "sold" if s.status in fold.PAID else "ended")
        for s in made.subscriptions
        if s.created and s.sku == row.sku and s.customer == row.customer and s.order not in known
    ]
    for order in made.orders:
        kind = {"cancelled": "cancelled", "failed": "failed"}.get(order.status, "order")
        if order.submitted and order.customer == row.customer:
            kind = "scheduled" if order.scheduled and phase_by_events(order, made.now) == "scheduled" else kind
            found += [Claim(order.submitted, order.id, line["quantity"], kind) for line in order.lines if line["sku"] == row.sku]
    return sorted(found, key=lambda c: c.at)


def attributed(made: World, row: Row) -> dict[str, set[int]]:
    """Seats in use of each order by every reading of who claims: with and without ended, trial, cancelled, failed ones."""
    found: dict[str, set[int]] = defaultdict(set)
    listed = claims(made, row)
    silent = sorted({c.kind for c in listed} - {"sold", "order"})
    for count in range(len(silent) + 1):
        for left_out in itertools.combinations(silent, count):
            rest = row.active or 0
            for claim in (c for c in listed if c.kind not in left_out):
                given = min(rest, claim.quantity)
                rest -= given
                found[claim.owner].add(given)
    return found


def phase_by_events(order: fold.Order, now: dt.datetime) -> str:
    """Scheduled, fulfilled, failed, cancelled, open (orders-*.md)."""
    if order.status in ("fulfilled", "failed", "cancelled"):
        return order.status
    return "scheduled" if order.scheduled and order.scheduled > now.date().isoformat() else "open"


def stands_long(order: fold.Order, now: dt.datetime) -> bool | None:
    """Longer than every clock's breach (9 days and more), shorter than all warnings (55 minutes), or None (orders-stuck.md)."""
    since = order.since or now
    if order.scheduled:
        since = max(since, dt.datetime.fromisoformat(order.scheduled).replace(tzinfo=dt.UTC))
    age = now - since
    return True if age >= 9 * DAY else False if age < dt.timedelta(minutes=55) else None


@dataclass
class OrderView:
    """What a page should say of an order."""

    order: fold.Order
    phase: Expected
    late: Expected
    side: Expected


def order_views(made: World, account: str, own: list[Row]) -> list[OrderView]:
    """Each order of an account with its phase, whether it is late, and whose move it is."""
    shares: dict[str, list[set[int]]] = defaultdict(list)
    doubtful: set[str] = set()
    for row in own:
        for owner, given in attributed(made, row).items():
            shares[owner].append(given)
            if row.use_unclear or row.unclear:
                doubtful.add(owner)
    return [view(made, o, used(shares[o.id], o.id in doubtful)) for o in made.orders if made.account_of(o) == account]


def used(shares: list[set[int]], doubtful: bool) -> bool | None:
    """Whether seats of an order are in use, by attribution; None where readings differ."""
    if doubtful:
        return None
    if any(given and min(given) > 0 for given in shares):
        return True
    return False if all(given == {0} for given in shares) else None


def view(made: World, order: fold.Order, in_use: bool | None) -> OrderView:
    """Phase, lateness and side of one order (orders-*.md, deadline.md, moves.md)."""
    phase, long = phase_by_events(order, made.now), stands_long(order, made.now)
    if phase != "open":
        late = lateness(order, made.now, long) if phase == "failed" else sure(None)
        return OrderView(
            order, sure(phase), late, unclear("the side of a failed order's code") if phase == "failed" else sure(None)
        )
    if in_use is None:
        return OrderView(order, unclear("attribution: who claims seats in use"), unclear("attribution"), unclear("attribution"))
    if in_use:
        return OrderView(order, sure("in_use_not_closed"), unclear("since when an order in use waits"), sure("distributor"))
    if long is None:
        return OrderView(order, unclear("between the clocks"), unclear("between the clocks"), side(order))
    return OrderView(order, sure("stuck" if long else "open"), lateness(order, made.now, long), side(order))


def lateness(order: fold.Order, now: dt.datetime, long: bool | None) -> Expected:
    """Past its deadline: the promised day's end when promised for this wait, else the breach of its clock (deadline.md)."""
    if order.promised:
        return sure(order.promised < now.date().isoformat())
    return unclear("between the clocks") if long is None else sure(long)


def side(order: fold.Order) -> Expected:
    """Whose move follows from the cause; a hold that nobody explained is the distributor's (moves.md)."""
    if order.status == "on_hold" and order.reason is None:
        return sure("distributor")
    if order.reason in SIDE_OF_CODE:
        return sure(SIDE_OF_CODE[order.reason])
    return unclear("the side of a cause that the documents do not name")


def at_stake(own: list[Row], views: list[OrderView]) -> Expected:
    """Idle seats and the seats of open and failed orders that wait, without those in use already (seats-at-stake.md)."""
    if any(r.unclear or r.use_unclear for r in own) or any(v.phase.values is None for v in views):
        return unclear("seats at stake where a part of it is unclear")
    waiting = [v for v in views if v.phase.values & {"open", "stuck", "failed"}]  # type: ignore[operator]
    return sure(sum(r.idle or 0 for r in own) + sum(line["quantity"] for v in waiting for line in v.order.lines))


def disputed(state: fold.Subscription) -> Expected:
    """Seats or status differ between events and a snapshot not older than the last change by events (disputed.md)."""
    report, reached = state.snapshot, state.changed
    if report is None or reached is None or state.touched is None:
        return sure(False)
    if state.unclear:
        return unclear(sorted(state.unclear)[0])
    differs = report.data.get("quantity") not in (None, state.quantity) or report.data.get("status") not in (None, state.status)
    ended = state.status not in fold.PAID
    if ended and report.data.get("status") is None:
        return unclear("the seats of an ended subscription beside a file's")
    mending = [e.time for e in state.events if e.type.startswith("system.")]
    limits = [reached, state.touched, max([state.touched, *mending])]
    return agreed([differs and report.as_of >= limit for limit in limits], "what the last change by events is")


def renewal_day(made: World, account: str, customer: str) -> Expected:
    """The first coming day on which a paid term ends that is not set to end (idle-at-renewal.md)."""
    own = [s for s in made.subscriptions if made.account_of(s) == account and s.customer == customer]
    if any(s.unclear for s in own):
        return unclear("a renewal beside a subscription that is unclear")
    today = made.now.date().isoformat()
    ends = [(day, s) for s in own if (s.status in fold.PAID or s.status is None) and (day := term(s) or "") > today]
    renewing = [day for day, s in ends if not s.trial and s.autorenew is not False]
    return agreed(
        [min(renewing, default=None), min((day for day, _ in ends), default=None)], "terms on trial or set to end beside others"
    )


def term(state: fold.Subscription) -> str | None:
    """The last day of a subscription's term."""
    return state.term_end or (state.snapshot.data.get("termEnd") if state.snapshot else None)


def stage(made: World, account: str, own: list[Row], views: list[OrderView]) -> Expected:
    """Suspended and offboarded override; else the furthest that holds (onboarding-stage.md)."""
    state = made.partners.get(account)
    if state and state.standing != "normal":
        return sure(state.standing)
    if any(r.unclear or r.use_unclear for r in own):
        return unclear("a stage beside use that is unclear")
    if any(r.active for r in own):
        return sure("active_use")
    if any(v.order.status == "fulfilled" for v in views) or any(r.sold for r in own):
        return sure("transacting")
    return unclear("stages before the first sale")
