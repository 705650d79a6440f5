"""What each subject is by its events alone: order of events, corrections, retractions, and the states they add up to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import documents
from events import Data, Event, parse_moment

PAID = ("active", "suspended")
ENDED = ("expired", "disabled", "cancelled", "deleted")
CLOSED = ("cancelled", "deleted")


@dataclass
class Subject:
    """What all subjects share. `account` is the newest that its events name."""

    id: str
    account: str | None = None
    customer: str | None = None
    events: list[Event] = field(default_factory=list)


@dataclass
class Report:
    """What one file said of a subscription, or of a customer's SKU and workload."""

    as_of: dt.datetime
    data: Data


@dataclass
class Subscription(Subject):
    """A subscription by events, beside what snapshots say."""

    status: str = documents.NOTHING
    sku: str | None = None
    quantity: int | None = None
    trial: bool = False
    trial_end: str | None = None
    order: str | None = None
    term_end: str | None = None
    autorenew: bool | None = None
    created: dt.datetime | None = None
    activated: dt.datetime | None = None
    moved: dt.datetime | None = None
    counted: dt.datetime | None = None
    amended: dt.datetime | None = None
    snapshot: Report | None = None
    former: dict[str, dt.datetime] = field(default_factory=dict)
    gone_from: dict[str | None, str | None] = field(default_factory=dict)

    @property
    def by_events(self) -> bool:
        """Whether events tell its status."""
        return self.status != documents.NOTHING


@dataclass
class Stand:
    """Where an order stood from a moment on, and why."""

    at: dt.datetime
    status: str
    reason: str | None


@dataclass
class Order(Subject):
    """An order by events."""

    status: str = documents.NOTHING
    lines: list[Data] = field(default_factory=list)
    scheduled: str | None = None
    manual: bool = False
    submitted: dt.datetime | None = None
    fulfilled: dt.datetime | None = None
    since: dt.datetime | None = None
    stands: list[Stand] = field(default_factory=list)
    reason: str | None = None
    promised: tuple[dt.datetime, str] | None = None


@dataclass
class Usage(Subject):
    """Use of a customer's SKU: the reports of each workload, and seat events."""

    sku: str = ""
    reports: dict[str | None, list[Report]] = field(default_factory=lambda: defaultdict(list))
    seats: dict[str | None, int] = field(default_factory=dict)
    first_seat: dt.datetime | None = None

    def newest(self, count: str) -> list[Report]:
        """Of each workload the newest report that tells a count (lifecycles.md, usage)."""
        told = ([r for r in reports if count in r.data] for reports in self.reports.values())
        return [max(reports, key=lambda r: r.as_of) for reports in told if reports]

    def first(self, enough: dict[str, float]) -> dt.datetime | None:
        """The as-of of the first report that tells at least so much of a count."""
        all_reports = [r for reports in self.reports.values() for r in reports]
        found = [r.as_of for r in all_reports for count, least in enough.items() if r.data.get(count, -1) >= least]
        return min(found, default=None)


@dataclass
class Escalation(Subject):
    """An escalation by events."""

    status: str = documents.NOTHING
    side: str | None = None
    about: str | None = None
    since: dt.datetime | None = None

    @property
    def open(self) -> bool:
        """Resolved and closed ones wait for nobody."""
        return self.status not in ("resolved", "closed", documents.NOTHING)


@dataclass
class Track:
    """A requirement of a partner's, in a region or everywhere."""

    requirement: str
    region: str | None
    status: str
    since: dt.datetime
    reason: str | None


@dataclass
class Partner(Subject):
    """An account's own standing and requirements."""

    standing: str = "normal"
    opened: bool = False
    tracks: dict[tuple[str, str | None], Track] = field(default_factory=dict)
    verifications: dict[tuple[str, str | None], str] = field(default_factory=dict)


@dataclass
class Step:
    """What people say of a step."""

    status: str
    since: dt.datetime
    due: str | None = None
    on: str | None = None
    reason: str | None = None


@dataclass
class Milestone(Subject):
    """What people say of each step of a subscription's path."""

    steps: dict[str, Step] = field(default_factory=dict)


def counted_time(events: list[Event]) -> dict[str, dt.datetime]:
    """When each event counts: its time; with a sequence the greatest of its source's up to it (lifecycles.md)."""
    times: dict[str, dt.datetime] = {e.id: e.time for e in events if e.sequence is None}
    newest: dict[str, dt.datetime] = {}
    for event in sorted((e for e in events if e.sequence is not None), key=lambda e: e.sequence or 0):
        newest[event.source] = times[event.id] = max(event.time, newest.get(event.source, event.time))
    return times


def placed(events: list[Event]) -> list[Event]:
    """Events in their order, each at the time at which it counts (lifecycles.md)."""
    times = counted_time(events)
    ordered = sorted(
        events,
        key=lambda e: (times[e.id], e.source, e.sequence is not None, e.sequence or 0, documents.number(e.type), e.id),
    )
    return [e.but(time=times[e.id]) for e in ordered]


def mended(events: list[Event]) -> list[Event]:
    """Events in their order, corrected and retracted; of several amendments the last counts, and may be amended (lifecycles.md)."""
    ordered = placed(events)
    amendments: dict[tuple[str, str], Event] = {}
    for event in reversed(ordered):
        if event.type.startswith("system.") and (event.source, event.id) not in amendments:
            amendments.setdefault((event.source, event.data["event"]), event)
    kept = []
    for event in ordered:
        amendment = amendments.get((event.source, event.id))
        if event.type.startswith("system.") or (amendment and amendment.type == "system.retracted"):
            continue
        if amendment:
            event = event.but(type=amendment.data["type"], data=amendment.data["data"])
        kept.append(event)
    return kept


def amended_seats(events: list[Event]) -> dt.datetime | None:
    """When something was last retracted, or a quantity corrected (disputed.md); what was itself amended amends nothing."""
    ordered = placed(events)
    amended = {(e.source, e.data["event"]) for e in ordered if e.type.startswith("system.")}
    standing = [e for e in ordered if e.type.startswith("system.") and (e.source, e.id) not in amended]
    counting = ("subscription.created", "subscription.quantity_changed", "subscription.renewed")
    return max((e.time for e in standing if e.data.get("type", counting[0]) in counting), default=None)


def by_subject(events: Iterable[Event]) -> dict[str, list[Event]]:
    """Events of each subject."""
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        groups[event.subject].append(event)
    return groups


def place(subject: Subject, event: Event) -> None:
    """Placement (docs/senders/README.md): the account and customer that its events name; the newest wins."""
    subject.account = event.data.get("account", subject.account)
    subject.customer = event.data.get("customer", subject.customer)


def reason_of(event: Event) -> str | None:
    """The code of an event's reason."""
    reason = event.data.get("reason")
    return reason.get("code") if isinstance(reason, dict) else None


def subscription(name: str, raw: list[Event]) -> Subscription:
    """Status, seats, term of a subscription by events, the newest snapshot beside them (lifecycles.md, subscription)."""
    state = Subscription(name, events=raw)
    for event in mended(raw):
        before, sku = state.account, state.sku
        place(state, event)
        if before not in (None, state.account):
            state.gone_from[before] = sku
        state.gone_from.pop(state.account, None)
        if event.type == "subscription.snapshot":
            report = Report(parse_moment(event.data["asOf"]), event.data)
            if state.snapshot is None or state.snapshot.as_of <= report.as_of:
                state.snapshot = report
        else:
            apply_subscription(state, event)
    state.amended = amended_seats(raw)
    return state


def apply_subscription(state: Subscription, event: Event) -> None:
    """One event of a subscription."""
    data, action = event.data, event.type.removeprefix("subscription.")
    to = documents.leads("subscription", event.type, state.status)
    if action == "trial_ended":
        to = "expired" if state.trial and state.status in ("pending", *PAID) else None
    if to and to != state.status:
        state.status, state.moved = to, event.time
    match action:
        case "created":
            state.created, state.trial = state.created or event.time, state.trial or (to == "pending" and bool(data.get("trial")))
            state.sku, state.order = state.sku or data["sku"], state.order or data.get("order")
            if state.quantity is None:
                state.quantity, state.counted = data["quantity"], event.time
            state.term_end = state.term_end or data.get("termEnd")
            state.autorenew = data.get("autorenew") if state.autorenew is None else state.autorenew
        case "activated" if to:
            state.activated = state.activated or event.time
        case "trial_started" if to:
            state.trial, state.trial_end = True, data.get("ends", state.trial_end)
        case "trial_converted" if state.status not in ENDED:
            state.trial = False
        case "quantity_changed" if state.status not in CLOSED:
            state.quantity, state.counted = data["quantity"], event.time
        case "renewed" if state.status not in ENDED:
            state.term_end = data.get("termEnd", state.term_end)
            if "quantity" in data:
                state.quantity, state.counted = data["quantity"], event.time
        case "plan_changed" if state.status not in CLOSED:
            if state.sku and state.sku != data["sku"]:
                state.former[state.sku] = event.time
            state.former.pop(data["sku"], None)
            state.sku = data["sku"]
        case "autorenew_changed" if state.status not in CLOSED:
            state.autorenew = data["autorenew"]
        case _:
            pass


def order(name: str, raw: list[Event]) -> Order:
    """Status, lines, reasons of an order (lifecycles.md, order)."""
    state = Order(name, events=raw)
    for event in mended(raw):
        place(state, event)
        action = event.type.removeprefix("order.")
        if action == "submitted":
            state.submitted = state.submitted or event.time
            if state.status in (documents.NOTHING, "submitted"):
                state.lines = [dict(line) for line in event.data["lines"]]
            state.scheduled = event.data.get("scheduled", state.scheduled)
            state.manual = event.data.get("manual", state.manual)
        elif action == "promised" and state.status not in ("fulfilled", "cancelled"):
            state.promised = (event.time, event.data["by"])
        elif action == "line_updated":
            update_line(state, event.data)
        move_order(state, event, documents.leads("order", event.type, state.status))
    return state


def update_line(state: Order, data: Data) -> None:
    """A line's new quantity, where it is told which line it is."""
    same = [line for line in state.lines if line["sku"] == data["sku"]]
    if "quantity" not in data or len(same) > 1:
        return
    if same:
        same[0]["quantity"] = data["quantity"]
    else:
        state.lines.append({"sku": data["sku"], "quantity": data["quantity"]})


def move_order(state: Order, event: Event, to: str | None) -> None:
    """Where it comes to stand, and why."""
    if to is None:
        return
    reason = reason_of(event)
    if to != state.status:
        state.status, state.since, state.reason = to, event.time, reason
        state.fulfilled = event.time if to == "fulfilled" else state.fulfilled
    else:
        state.reason = reason or state.reason
    state.stands.append(Stand(event.time, state.status, state.reason))


def usage(name: str, raw: list[Event]) -> Usage:
    """Reports and seat events of a customer's SKU (lifecycles.md, usage)."""
    state = Usage(name, events=raw)
    state.customer, state.sku = name.split("/")[0], name.split("/")[1]
    for event in mended(raw):
        place(state, event)
        workload = event.data.get("workload")
        if event.type == "usage.snapshot":
            state.reports[workload].append(Report(parse_moment(event.data["asOf"]), event.data))
        elif event.type in ("usage.seat_assigned", "usage.seat_unassigned"):
            assigned = event.type.endswith("seat_assigned")
            state.seats[workload] = state.seats.get(workload, 0) + (1 if assigned else -1)
            state.first_seat = min(state.first_seat or event.time, event.time) if assigned else state.first_seat
    return state


def escalation(name: str, raw: list[Event]) -> Escalation:
    """Whether it is open, and whose move it is since when (lifecycles.md, escalation; waits.md)."""
    state = Escalation(name, events=raw)
    for event in mended(raw):
        place(state, event)
        if event.type == "escalation.assigned" and state.open:
            state.since = state.since if event.data["side"] == state.side else event.time
            state.side = event.data["side"]
        to = documents.leads("escalation", event.type, state.status)
        if to and to != state.status:
            if event.type in ("escalation.opened", "escalation.reopened"):
                state.since = event.time
            state.status, state.about = to, event.data.get("about", state.about)
    return state


def partner(name: str, raw: list[Event]) -> Partner:
    """Standing and requirements (lifecycles.md, partner)."""
    state = Partner(name, account=name, events=raw)
    for event in mended(raw):
        match event.type:
            case "partner.suspended" if state.standing != "offboarded":
                state.standing = "suspended"
            case "partner.reinstated":
                state.standing = "normal"
            case "partner.offboarded":
                state.standing, state.opened = "offboarded", False
            case "partner.opened":
                state.opened = True
            case "partner.verification.updated":
                verify(state, event)
            case _:
                require(state, event)
    return state


def verify(state: Partner, event: Event) -> None:
    """One kind of verification; the requirement is of all kinds told in the region."""
    status = documents.words("Verification of a partner").get(documents.spelling(event.data["status"]))
    region = event.data.get("region")
    if status is None:
        return
    state.verifications[event.data["kind"], region] = status
    kinds = {s for (_, where), s in state.verifications.items() if where == region}
    worst = next((s for s in ("rejected", "blocked") if s in kinds), "satisfied" if kinds == {"satisfied"} else "in progress")
    track(state, Track("verification", region, worst, event.time, None))


def require(state: Partner, event: Event) -> None:
    """What an event makes of its requirement."""
    name = event.type
    if name == "partner.por.validated":
        name += f", valid {str(event.data['valid']).lower()}"
    requirement, status = documents.requirement_events().get(name, ("", ""))
    if event.type.startswith("partner.agreement."):
        kind = documents.words("Kinds of agreement").get(documents.spelling(event.data["kind"]), "")
        requirement = kind.replace(" ", "_")
    if event.type == "partner.requirement.waived":
        requirement = event.data["requirement"]
    if requirement:
        reason = event.data.get("errorCode") or reason_of(event)
        track(state, Track(requirement, event.data.get("region") if regional(requirement) else None, status, event.time, reason))


def regional(requirement: str) -> bool:
    """The application and the credit know no region."""
    return requirement not in ("application", "credit")


def track(state: Partner, new: Track) -> None:
    """The newest word holds; in progress does not undo a waiver; what is said again leaves when it began."""
    before = state.tracks.get((new.requirement, new.region))
    if before and before.status == "waived" and new.status == "in progress":
        return
    if before and before.status == new.status:
        new.since = before.since
    state.tracks[new.requirement, new.region] = new


def milestone(name: str, raw: list[Event]) -> Milestone:
    """What people say of each step (lifecycles.md, milestone)."""
    state = Milestone(name, events=raw)
    for event in mended(raw):
        place(state, event)
        word, before = event.data["step"], state.steps.get(event.data["step"])
        to = documents.leads("milestone", event.type, before.status if before else documents.NOTHING)
        step = before or Step(documents.NOTHING, event.time)
        if event.type == "milestone.planned" and step.status not in ("reached", "waived"):
            step.due = event.data["due"]
        if to:
            step.since = step.since if to == step.status else event.time
            if event.type != "milestone.planned" or to != step.status:
                step.on, step.reason = event.data.get("on"), reason_of(event)
            step.status = to
        if step.status != documents.NOTHING:
            state.steps[word] = step
    return state
