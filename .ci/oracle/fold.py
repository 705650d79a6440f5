"""What each subject is by its events alone: order of events, corrections, retractions, and the states they add up to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from events import Data, Event, parse_moment

PAID = ("active", "suspended")
ENDED = {
    "subscription.cancelled": "cancelled",
    "subscription.expired": "expired",
    "subscription.disabled": "disabled",
    "subscription.deleted": "deleted",
    "subscription.trial_ended": "expired",
}
ORDER_STATUS = {
    "submitted": "submitted",
    "accepted": "accepted",
    "review_required": "review_required",
    "on_hold": "on_hold",
    "action_required": "action_required",
    "provisioning_started": "provisioning",
    "partially_fulfilled": "partially_fulfilled",
    "fulfilled": "fulfilled",
    "failed": "failed",
    "cancelled": "cancelled",
    "released": "accepted",
    "resubmitted": "submitted",
}


@dataclass
class Subject:
    """What all subjects share. `account` is the newest that its events name, `unclear` why the documents do not decide it."""

    id: str
    account: str | None = None
    customer: str | None = None
    events: list[Event] = field(default_factory=list)
    unclear: set[str] = field(default_factory=set)


@dataclass
class Report:
    """What one file said of a subscription, or of a customer's SKU and workload."""

    as_of: dt.datetime
    data: Data


@dataclass
class Subscription(Subject):
    """A subscription by events, beside what snapshots say."""

    sku: str | None = None
    quantity: int | None = None
    status: str | None = None
    trial: bool = False
    order: str | None = None
    term_end: str | None = None
    autorenew: bool | None = None
    created: dt.datetime | None = None
    activated: dt.datetime | None = None
    changed: dt.datetime | None = None
    touched: dt.datetime | None = None
    snapshot: Report | None = None


@dataclass
class Order(Subject):
    """An order by events. `since` is when it came to where it stands."""

    status: str = "unknown"
    lines: list[Data] = field(default_factory=list)
    scheduled: str | None = None
    submitted: dt.datetime | None = None
    since: dt.datetime | None = None
    reason: str | None = None
    promised: str | None = None


@dataclass
class Usage(Subject):
    """Use of a customer's SKU: the newest report of each workload, and seat events."""

    sku: str = ""
    reports: dict[str | None, Report] = field(default_factory=dict)
    seats: int | None = None


@dataclass
class Escalation(Subject):
    """An escalation by events."""

    open: bool = False
    side: str | None = None


@dataclass
class Partner(Subject):
    """An account's own standing."""

    standing: str = "normal"


@dataclass
class Milestone(Subject):
    """The newest that was said of each step, and the day that was planned."""

    steps: dict[str, tuple[str, Event]] = field(default_factory=dict)
    planned: dict[str, str] = field(default_factory=dict)


def counted_time(events: list[Event]) -> dict[str, dt.datetime]:
    """When each event counts: its time; with a sequence the greatest of its source's up to it (docs/senders/README.md, Order)."""
    times: dict[str, dt.datetime] = {e.id: e.time for e in events if e.sequence is None}
    newest: dict[str, dt.datetime] = {}
    for event in sorted((e for e in events if e.sequence is not None), key=lambda e: e.sequence or 0):
        newest[event.source] = times[event.id] = max(event.time, newest.get(event.source, event.time))
    return times


def mended(events: list[Event]) -> list[Event]:
    """Events in their order, corrected and retracted (docs/senders/events.md: `system.corrected`, `system.retracted`)."""
    times = counted_time(events)
    ordered = sorted(events, key=lambda e: (times[e.id], e.sequence or 0, e.time))
    corrections = {e.data["event"]: e for e in ordered if e.type == "system.corrected"}
    retracted = {e.data["event"] for e in ordered if e.type == "system.retracted"}
    kept = []
    for event in ordered:
        if event.type.startswith("system.") or event.id in retracted:
            continue
        if event.id in corrections:
            event = event.but(type=corrections[event.id].data["type"], data=corrections[event.id].data["data"])
        kept.append(event.but(time=times[event.id]))
    return kept


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


def subscription(name: str, raw: list[Event]) -> Subscription:
    """Seats sold, trial seats, disputed: status and quantity by events, the newest snapshot beside them."""
    state = Subscription(name, events=raw)
    for event in mended(raw):
        place(state, event)
        if event.type == "subscription.snapshot":
            report = Report(parse_moment(event.data["asOf"]), event.data)
            if state.snapshot is None or state.snapshot.as_of <= report.as_of:
                state.snapshot = report
            continue
        before = (state.quantity, state.status)
        apply_subscription(state, event)
        state.touched = event.time
        if before != (state.quantity, state.status):
            state.changed = event.time
    if state.status == "created":
        state.unclear.add("a subscription that was created and never activated")
    return state


def apply_subscription(state: Subscription, event: Event) -> None:
    """One action of docs/senders/events.md, section subscription."""
    data = event.data
    match event.type.removeprefix("subscription."):
        case "created":
            state.created, state.status, state.trial = event.time, "created", bool(data.get("trial"))
            state.sku, state.quantity, state.order = data["sku"], data["quantity"], data.get("order")
            state.term_end, state.autorenew = data.get("termEnd"), data.get("autorenew")
        case "activated" | "resumed":
            state.status = "active"
            state.activated = state.activated or event.time
        case "suspended":
            state.status = "suspended"
        case "quantity_changed":
            state.quantity = data["quantity"]
        case "renewed":
            state.quantity, state.term_end = data.get("quantity", state.quantity), data.get("termEnd", state.term_end)
            if state.trial:
                state.unclear.add("a trial that was renewed")
        case "plan_changed":
            state.sku = data["sku"]
        case "autorenew_changed":
            state.autorenew = data["autorenew"]
        case "trial_converted":
            state.trial = False
        case "migrated":
            state.unclear.add("a subscription that was migrated")
        case _:
            state.status = ENDED.get(event.type, state.status)


def order(name: str, raw: list[Event]) -> Order:
    """Open, scheduled, fulfilled, failed, cancelled orders: the newest event that says where it stands."""
    state = Order(name, events=raw)
    for event in mended(raw):
        place(state, event)
        action = event.type.removeprefix("order.")
        if action == "submitted":
            state.lines, state.scheduled, state.submitted = event.data["lines"], event.data.get("scheduled"), event.time
        if action == "promised":
            state.promised = event.data["by"]
        if action in ORDER_STATUS:
            state.status, state.since, state.promised = ORDER_STATUS[action], event.time, None
            state.reason = (event.data.get("reason") or {}).get("code")
    return state


def usage(name: str, raw: list[Event]) -> Usage:
    """Seats in use, seats assigned: the newest report of each workload; seats assigned less unassigned by seat events."""
    state = Usage(name, events=raw)
    state.customer, state.sku = name.split("/")[0], name.split("/")[1]
    for event in mended(raw):
        place(state, event)
        if event.type == "usage.snapshot":
            report = Report(parse_moment(event.data["asOf"]), event.data)
            before = state.reports.get(event.data.get("workload"))
            if before is None or before.as_of <= report.as_of:
                state.reports[event.data.get("workload")] = report
        elif event.type in ("usage.seat_assigned", "usage.seat_unassigned"):
            state.seats = (state.seats or 0) + (1 if event.type.endswith("seat_assigned") else -1)
    return state


def escalation(name: str, raw: list[Event]) -> Escalation:
    """Things that wait: open escalations."""
    state = Escalation(name, events=raw)
    for event in mended(raw):
        place(state, event)
        match event.type.removeprefix("escalation."):
            case "opened" | "reopened":
                state.open = True
                state.unclear.clear()
            case "closed":
                state.open = False
                state.unclear.clear()
            case "resolved":
                state.unclear.add("an escalation that was resolved and not closed")
            case "assigned":
                state.side = event.data["side"]
    return state


def partner(name: str, raw: list[Event]) -> Partner:
    """Onboarding stage: suspended and offboarded override."""
    state = Partner(name, account=name, events=raw)
    for event in mended(raw):
        match event.type:
            case "partner.suspended":
                state.standing = "suspended"
            case "partner.reinstated":
                state.standing = "normal"
            case "partner.offboarded":
                state.standing = "offboarded"
    return state


def milestone(name: str, raw: list[Event]) -> Milestone:
    """Milestone due, took: what was said of each step."""
    state = Milestone(name, events=raw)
    for event in mended(raw):
        place(state, event)
        step, action = event.data["step"], event.type.removeprefix("milestone.")
        if action == "planned":
            state.planned[step] = event.data["due"]
        else:
            state.steps[step] = (action, event)
    return state
