"""What waits, for whom, since when and until when: orders, requirements, steps, escalations (moves.md, docs/senders/waits.md)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import documents
import fold
import model
import paths
from business import Calendar
from model import Row, World

ENDED_ORDERS = ("fulfilled", "failed", "cancelled")
SIDES_OF_ESCALATIONS = {
    "partner": "partner_action",
    "distributor": "manual_task",
    "vendor": "deal_review",
    "customer": "customer_action",
}


@dataclass(frozen=True)
class Wait:
    """A thing that waits, as a row of the list says it."""

    kind: str
    about: str
    region: str | None
    side: str
    cause: str
    since: dt.datetime
    due: str
    urgency: str
    days: int
    seats: int | None = None
    stuck: bool = False
    coming: bool = False


@dataclass(frozen=True)
class Deadline:
    """When a wait is stuck and late, and how that stands at a moment (deadline.md, business-days.md)."""

    warning: dt.datetime
    breach: dt.datetime
    due: dt.date

    def urgency(self, calendar: Calendar, at: dt.datetime) -> str:
        """Late past the breach; due from the warning, or from the beginning of the due day."""
        if at >= self.breach:
            return "late"
        return "due" if at >= self.warning or at >= calendar.begin(self.due) else "on_time"

    def days(self, calendar: Calendar, at: dt.datetime) -> int:
        """Business days late or left."""
        today = calendar.day(at)
        return calendar.between(self.due, today) if at >= self.breach else calendar.between(today, self.due)


def by_clock(calendar: Calendar, cause: str, since: dt.datetime, promised: str | None = None) -> Deadline:
    """A wait with a clock; a promised day moves the deadline, not the warning (deadline.md, orders-stuck.md)."""
    clock = documents.causes()[cause]
    warning, breach = calendar.over(since, clock.warning), calendar.over(since, clock.breach)
    if promised:
        day = dt.date.fromisoformat(promised)
        return Deadline(warning, calendar.closing(day), day)
    return Deadline(warning, breach, calendar.day(breach - dt.timedelta(milliseconds=1)))


@dataclass
class Claim:
    """What was bought of a customer's SKU, and claims its seats in use (order-seats-in-use.md)."""

    at: dt.datetime
    owner: str
    quantity: int
    #: what says that the seats are there: where its own subscription stands, "told" (a subscription, a fulfilled order), "nobody"
    by: str = "told"


def is_open(order: fold.Order) -> bool:
    """Neither fulfilled, failed nor cancelled."""
    return order.status not in ENDED_ORDERS


def is_scheduled(made: World, order: fold.Order, at: dt.datetime) -> bool:
    """Waits for the day from which it may be worked on (orders-scheduled.md, waits.md)."""
    if not is_open(order):
        return False
    if order.scheduled:
        return at < made.calendar.begin(dt.date.fromisoformat(order.scheduled))
    return documents.is_later(order.reason)


def claims(made: World, row: Row, at: dt.datetime) -> list[Claim]:
    """Lines of orders and what subscriptions hold beyond them, in the order of their times (order-seats-in-use.md)."""
    own = [s for s in made.subscriptions if made.account_of(s) == row.account and s.customer == row.customer]
    found, ordered = list[Claim](), dict[str, int]()
    for order in made.orders:
        if made.account_of(order) != row.account or order.customer != row.customer:
            continue
        if order.status in ("cancelled", "failed") or is_scheduled(made, order, at):
            continue
        spoken: set[str] = set()
        for line in order.lines:
            by, seats = subscription_of(order, line, own, spoken), line["quantity"]
            covered = seats
            if by:
                spoken.add(by.id)
                held = model.quantity(by)
                covered = seats if held is None else min(seats, max(0, held - ordered.get(by.id, 0)))
                ordered[by.id] = ordered.get(by.id, 0) + seats
            if line["sku"] == row.sku and order.submitted and not (by and model.status(by) in fold.ENDED):
                told = (model.status(by) or "untold") if by else "told" if order.status == "fulfilled" else "nobody"
                found.append(Claim(order.submitted, f"order/{order.id}", covered, told))
    for state in own:
        rest = (model.quantity(state) or 0) - ordered.get(state.id, 0)
        if model.sku(state) == row.sku and model.runs(state) and rest > 0:
            begun = state.created or state.activated or dt.datetime.min.replace(tzinfo=dt.UTC)
            found.append(Claim(begun, f"subscription/{state.id}", rest))
    return sorted(found, key=lambda c: (c.at, c.owner))


def subscription_of(
    order: fold.Order, line: dict[str, object], own: list[fold.Subscription], spoken: set[str]
) -> fold.Subscription | None:
    """The subscription that comes from a line: that names its order, else that it names, not older (order-seats-in-use.md)."""
    naming = sorted((s for s in own if s.order == order.id and model.sku(s) == line["sku"]), key=lambda s: s.id)
    if naming:
        return next((s for s in naming if s.id not in spoken), naming[0])
    named = next((s for s in own if s.id == line.get("subscription")), None)
    begun = (named.created or named.activated) if named else None
    return named if begun and order.submitted and begun >= order.submitted else None


def attributed(made: World, row: Row, at: dt.datetime) -> dict[str, int]:
    """Seats in use of each claim, first in first out (order-seats-in-use.md).

    An open order of which no subscription is known gets of the sold seats what is no other order's own and no older claim's.
    """
    left, given = row.active or 0, dict[str, int]()
    found = claims(made, row, at) if row.active is not None else []
    spare = None
    if row.sold is not None:
        spare = row.sold + row.trial - sum(c.quantity for c in found if c.by in fold.PAID)
    for claim in found:
        bounded = claim.by == "nobody" and spare is not None
        taken = min(left, claim.quantity, max(spare or 0, 0)) if bounded else min(left, claim.quantity)
        left -= taken
        if spare is not None and claim.by in ("nobody", "told"):
            spare -= taken
        given[claim.owner] = given.get(claim.owner, 0) + taken
    return given


@dataclass
class OrderView:
    """What a page should say of an order at a moment."""

    order: fold.Order
    phase: str
    in_use: int | None
    wait: Wait | None


def order_views(made: World, account: str, own: list[Row], at: dt.datetime) -> list[OrderView]:
    """Each order of an account."""
    used: dict[str, int] = {}
    for row in own:
        for owner, given in attributed(made, row, at).items():
            used[owner] = used.get(owner, 0) + given
    asked = credit_asked(made.partners.get(account))
    return [
        order_view(made, order, used.get(f"order/{order.id}"), asked, at)
        for order in made.orders
        if made.account_of(order) == account
    ]


def credit_asked(partner: fold.Partner | None) -> dt.datetime | None:
    """Since when credit was asked for and not decided."""
    tracks = partner.tracks.values() if partner else []
    return min((t.since for t in tracks if t.requirement == "credit" and t.status == "in progress"), default=None)


def order_view(
    made: World, order: fold.Order, in_use: int | None, asked: dt.datetime | None, at: dt.datetime
) -> OrderView:
    """Phase, whose move, since when, by when (orders-*.md, deadline.md, waits.md)."""
    scheduled = is_scheduled(made, order, at)
    if scheduled or order.status in ("fulfilled", "cancelled") or order.since is None:
        return OrderView(order, "scheduled" if scheduled else order.status, in_use, None)
    used = is_open(order) and bool(in_use)
    cause = "not_closed" if used else cause_at(order, order.status, order.reason, asked)
    since = order.since if used else begun(order, documents.causes()[cause].side, asked)
    if order.scheduled:
        since = max(since, made.calendar.begin(dt.date.fromisoformat(order.scheduled)))
    deadline = by_clock(made.calendar, cause, since, promise(made, order, since))
    stuck = is_open(order) and not used and at >= deadline.warning
    phase = "failed" if not is_open(order) else "in_use_not_closed" if used else "stuck" if stuck else "open"
    seats = sum(line["quantity"] for line in order.lines) if order.lines else None
    wait = made_wait(made, at, deadline, "order", f"order/{order.id}", None, cause, since, seats, stuck)
    return OrderView(order, phase, in_use, wait)


def cause_at(order: fold.Order, status: str, reason: str | None, asked: dt.datetime | None) -> str:
    """Why an order waits where it stands: its reason, else its status; credit that was asked for is the distributor's."""
    silent = documents.causes_of_statuses().get(status, ("unknown", "unknown"))[order.manual]
    cause = documents.cause_of_code(reason, silent, "unknown")
    return "credit_decision" if cause == "credit" and asked else cause


def begun(order: fold.Order, side: str, asked: dt.datetime | None) -> dt.datetime:
    """When the wait for that side began: with the first of the stands, back from the last, that are the same side's."""
    since = order.stands[-1].at
    for stand in reversed(order.stands):
        cause = cause_at(order, stand.status, stand.reason, asked)
        if documents.causes()[cause].side != side:
            break
        since = stand.at
        if asked and stand.at < asked and cause != cause_at(order, stand.status, stand.reason, None):
            return asked
    return since


def promise(made: World, order: fold.Order, since: dt.datetime) -> str | None:
    """The day promised in this wait, for a day that ends after it began (deadline.md)."""
    if order.promised is None or order.promised[0] < since:
        return None
    return order.promised[1] if made.calendar.closing(dt.date.fromisoformat(order.promised[1])) > since else None


def made_wait(
    made: World,
    at: dt.datetime,
    deadline: Deadline,
    kind: str,
    about: str,
    region: str | None,
    cause: str,
    since: dt.datetime,
    seats: int | None = None,
    stuck: bool = False,
    side: str | None = None,
    step: bool = False,
) -> Wait:
    """A row of the list at a moment; steps that are not due are coming (moves.md)."""
    urgency = deadline.urgency(made.calendar, at)
    return Wait(
        kind,
        about,
        region,
        side or documents.causes()[cause].side,
        cause,
        since,
        deadline.due.isoformat(),
        urgency,
        deadline.days(made.calendar, at),
        seats,
        stuck,
        step and urgency == "on_time",
    )


def requirements(made: World, account: str, at: dt.datetime) -> list[Wait]:
    """Requirements in progress, blocked, rejected or expired; none of a partner that is offboarded (moves.md, waits.md)."""
    state = made.partners.get(account)
    if state is None or state.standing == "offboarded":
        return []
    found = []
    for track in state.tracks.values():
        if track.status in ("in progress", "blocked", "rejected", "expired"):
            progress, other, expired = documents.causes_of_requirements()[track.requirement]
            silent = {"in progress": progress, "expired": expired}.get(track.status, other)
            cause = documents.cause_of_code(track.reason, silent, silent)
            deadline = by_clock(made.calendar, cause, track.since)
            about = f"partner/{account} {track.requirement}"
            found.append(made_wait(made, at, deadline, "requirement", about, track.region, cause, track.since))
    return found


def escalations(made: World, account: str, orders: list[Wait], at: dt.datetime) -> list[Wait]:
    """Open escalations, of the side that they are assigned to (waits.md), with the seats of the order that they are about."""
    found, about = [], {wait.about: wait.seats for wait in orders}
    for state in made.escalations:
        if made.account_of(state) == account and state.open and state.since:
            side = state.side if state.side in SIDES_OF_ESCALATIONS else "distributor"
            cause = SIDES_OF_ESCALATIONS[side]
            deadline = by_clock(made.calendar, cause, state.since)
            seats = about.get(state.about or "")
            found.append(made_wait(made, at, deadline, "escalation", f"escalation/{state.id}", None, cause, state.since, seats))
    return found


def steps(made: World, found: Iterable[paths.Path], at: dt.datetime) -> list[Wait]:
    """Of each path and side the most pressing of the step that comes next and blocked ones (moves.md)."""
    pressing: dict[tuple[str, str], tuple[bool, dt.datetime, Wait]] = {}
    for path in found:
        for step in path.steps:
            if step.status not in ("next", "blocked") or step.unseen or step.begun is None:
                continue
            cause = documents.cause_of_code(step.reason, "milestone", "milestone") if step.status == "blocked" else "milestone"
            if step.due:
                breach = made.calendar.closing(step.due)
                deadline = Deadline(made.calendar.begin(step.due), breach, step.due)
            else:
                deadline = by_clock(made.calendar, cause, step.begun)
            about = f"milestone/{path.subscription.id}"
            seats = model.quantity(path.subscription)
            wait = made_wait(made, at, deadline, "milestone", about, None, cause, step.begun, seats, side=step.side, step=True)
            rank = (wait.urgency != "late", deadline.breach, wait)
            key = (about, step.side)
            if key not in pressing or rank[:2] < pressing[key][:2]:
                pressing[key] = rank
    return [wait for _, _, wait in pressing.values()]


def reports(made: World, account: str, found: Iterable[paths.Path], at: dt.datetime) -> list[Wait]:
    """One row for the seat report without which due steps cannot be seen (moves.md, waits.md)."""
    unseen = [path for path in found if any(step.unseen for step in path.steps)]
    if not unseen:
        return []
    since = min(path.reported or next(s.begun for s in path.steps if s.unseen and s.begun) for path in unseen)
    told = [n for path in unseen if (n := model.quantity(path.subscription)) is not None]
    deadline = by_clock(made.calendar, "no_report", since)
    about = f"partner/{account} seat_report"
    return [made_wait(made, at, deadline, "report", about, None, "no_report", since, sum(told) if told else None)]


def of_account(made: World, account: str, own: list[Row], at: dt.datetime) -> list[Wait]:
    """All that waits at an account, and what is coming."""
    found = paths.of_account(made, account, own, at)
    orders = [view.wait for view in order_views(made, account, own, at) if view.wait]
    return [
        *orders,
        *requirements(made, account, at),
        *escalations(made, account, orders, at),
        *steps(made, found, at),
        *reports(made, account, found, at),
    ]


def at_stake(own: list[Row], views: list[OrderView]) -> int:
    """Idle seats and the seats of open and failed orders that wait, without those in use already (seats-at-stake.md)."""
    waiting = [v.wait for v in views if v.wait and v.phase != "in_use_not_closed"]
    return sum(r.idle or 0 for r in own) + sum(w.seats or 0 for w in waiting)


def disputed(state: fold.Subscription) -> bool:
    """Seats or status differ between events and a snapshot not older than the last change by events (disputed.md)."""
    report = state.snapshot
    if report is None or not state.by_events or state.moved is None:
        return False
    word = report.data.get("status")
    listed = documents.words("Subscriptions").get(documents.spelling(word)) if word else None
    of_status = report.as_of >= state.moved
    of_seats = of_status and all(at is None or report.as_of >= at for at in (state.counted, state.amended))
    seats = report.data.get("quantity")
    differs = state.status in fold.PAID and None not in (seats, state.quantity) and seats != state.quantity
    return (of_seats and differs) or (of_status and listed not in (None, state.status))


def term(state: fold.Subscription) -> str | None:
    """The last day of a subscription's term; of a running trial that of the trial (lifecycles.md)."""
    told = state.term_end or (state.snapshot.data.get("termEnd") if state.snapshot else None)
    running = model.on_trial(state) and model.runs(state)
    return (state.trial_end or told) if running else told


@dataclass(frozen=True)
class Renewal:
    """A coming day on which terms or trials end (docs/twins.md, idle-at-renewal.md)."""

    on: str
    outcome: str
    trial: bool
    seats: int | None
    idle: int | None
    unmeasured: int


def running(made: World, account: str, at: dt.datetime) -> list[fold.Subscription]:
    """The account's active and suspended subscriptions whose term, or whose trial, ends today or later."""
    today = made.calendar.day(at).isoformat()
    own = [s for s in made.subscriptions if made.account_of(s) == account and model.runs(s)]
    return [s for s in own if (term(s) or "") >= today]


def renewal(ending: list[fold.Subscription], own: list[Row]) -> Renewal:
    """What ends on the day that all of these end on: of each customer's SKU the lesser of its idle seats and the seats that end."""
    outcomes = {{True: "renews", False: "ends", None: "not_told"}[s.autorenew] for s in ending}
    paid: dict[tuple[str, str], int] = defaultdict(int)
    for state in ending:
        if not model.on_trial(state):
            paid[state.customer or "", model.sku(state) or ""] += model.quantity(state) or 0
    rows = {(row.customer, row.sku): row for row in own}
    idle = [min(left, seats) for key, seats in paid.items() if (left := rows[key].idle) is not None]
    quantities = [n for s in ending if (n := model.quantity(s)) is not None]
    return Renewal(
        term(ending[0]) or "",
        outcomes.pop() if len(outcomes) == 1 else "mixed",
        all(model.on_trial(s) for s in ending),
        sum(quantities) if quantities else None,
        sum(idle) if idle else None,
        sum(min(rows[key].unmeasured, seats) for key, seats in paid.items()),
    )


def renewals(made: World, account: str, own: list[Row], at: dt.datetime) -> list[tuple[str, Renewal]]:
    """Every coming end of terms by customer and day, the next first, of a day the most idle seats first (docs/twins.md)."""
    together: dict[tuple[str, str], list[fold.Subscription]] = defaultdict(list)
    for state in running(made, account, at):
        together[state.customer or "", term(state) or ""].append(state)
    found = [(customer, renewal(ending, own)) for (customer, _), ending in together.items()]
    return sorted(found, key=lambda one: (one[1].on, -(one[1].idle or 0), one[0]))


def next_paid(made: World, account: str, own: list[Row], at: dt.datetime) -> Renewal | None:
    """The first coming day on which a paid term ends that is not set to end (idle-at-renewal.md)."""
    left = [s for s in running(made, account, at) if not model.on_trial(s) and s.autorenew is not False]
    if not left:
        return None
    day = min(term(s) or "" for s in left)
    return renewal([s for s in left if term(s) == day], own)


def stage(made: World, account: str, own: list[Row]) -> model.Expected:
    """Suspended and offboarded override; else the furthest that holds (onboarding-stage.md)."""
    state = made.partners.get(account)
    if state and state.standing != "normal":
        return model.sure(state.standing)
    if any(r.active for r in own):
        return model.sure("active_use")
    paid = [s for s in made.subscriptions if made.account_of(s) == account and not model.on_trial(s) and model.runs(s)]
    done = [o for o in made.orders if made.account_of(o) == account and o.status in ("fulfilled", "partially fulfilled")]
    if paid or done:
        return model.sure("transacting")
    return model.sure(before_selling(state))


MANDATORY = ("application", "reseller_agreement", "credit", "verification", "mpa", "relationship", "por")


def before_selling(state: fold.Partner | None) -> str:
    """Ready in a region; else qualifying once more than an unsettled application was told (onboarding-stage.md)."""
    tracks = list(state.tracks.values()) if state else []
    if not tracks:
        return "unknown"
    if any(is_ready(tracks, region) for region in {t.region for t in tracks} | {None}):
        return "ready_to_transact"
    only = all(t.requirement == "application" and t.status not in ("satisfied", "waived") for t in tracks)
    return "applied" if only else "qualifying"


def is_ready(tracks: list[fold.Track], region: str | None) -> bool:
    """Every mandatory requirement settled there, by its own word or one that holds everywhere."""
    for requirement in MANDATORY:
        of = {t.region: t.status for t in tracks if t.requirement == requirement}
        if of.get(region, of.get(None)) not in ("satisfied", "waived"):
            return False
    return True
