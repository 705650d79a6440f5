"""A seeded history of a distributor's accounts, valid by docs/senders/events.md.

Times keep away from the edges of clocks (what stands has stood for weeks or for minutes), so that a page and the model may be made
some minutes apart. Everything in here is invented.
"""

from __future__ import annotations

import datetime as dt
import random

import programme
from events import Data, Event, History

SKUS = ("AWP-STD-1Y", "AWP-PLUS-1Y", "ASH-BUS-1Y", "AAS-ADD-1Y", "OWN-9")
ENDINGS = ("resolved", "closed")
WORKLOADS = ("mail", "meetings", "files")
HOLD_CODES = (
    "partner_action",
    "customer_action",
    "credit",
    "compliance",
    "payment",
    "dependency",
    "invalid_data",
    "vendor processing",
    "outage",
    "house word 17",
    "future date",
    "-",
)
DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)
SHARE_REPEATED, SHARE_LATE, SHARE_CONFLICTING = 0.05, 0.05, 0.05


class Story:
    """Collects the events of one history; every story below writes into it."""

    def __init__(self, seed: int, now: dt.datetime, tenant: str) -> None:
        self.tenant = tenant
        self.rng = random.Random(seed)
        self.seed, self.now = seed, now.replace(microsecond=0)
        self.events: list[Event] = []
        self.used: set[dt.datetime] = set()
        self.numbers: dict[str, int] = {}

    def source(self, name: str) -> str:
        """A source or a feed of the distributor's."""
        return f"/{self.tenant}/{name}"

    def name(self, kind: str) -> str:
        """A fresh id of a kind."""
        self.numbers[kind] = self.numbers.get(kind, 0) + 1
        return f"{kind}{self.seed % 10000}-{self.numbers[kind]}"

    def ago(self, days: float) -> dt.datetime:
        """A moment some days ago."""
        return self.now - dt.timedelta(seconds=round(days * 86400))

    def chance(self, share: float) -> bool:
        """True in about this share of cases."""
        return self.rng.random() < share

    def say(self, kind: str, subject: str, at: dt.datetime, data: Data) -> None:
        """Adds an event that has happened, at an instant of its own; `coincide` lets some share one."""
        at = at.replace(microsecond=0)
        if at > self.now - 2 * MINUTE:
            return
        while at in self.used:
            at += dt.timedelta(seconds=1)
        self.used.add(at)
        event = Event(self.name("e"), self.source("oracle"), kind, subject, at, {k: v for k, v in data.items() if v is not None})
        self.events.append(event)


class Customer:
    """A customer of an account; `named` says whether its events name the account or leave that to the reseller link."""

    def __init__(self, story: Story, account: str | None, named: bool, linked: bool) -> None:
        self.story, self.account, self.named = story, account, named
        self.id = story.name("C")
        start = story.ago(story.rng.uniform(115, 125))
        story.say("customer.created", f"customer/{self.id}", start, self.data(name=f"Customer {self.id}", country="NO"))
        if linked:
            story.say(
                "customer.reseller_link.accepted", f"customer/{self.id}", start + DAY, {"account": account, "customer": self.id}
            )

    def data(self, **more: object) -> Data:
        """Data that names the customer, and the account where the customer's events do."""
        return {"account": self.account if self.named else None, "customer": self.id} | more


def subscription(
    story: Story, customer: Customer, start: dt.datetime, sku: str, order: str | None = None, quantity: int | None = None
) -> str:
    """A subscription with some of the actions that events.md lists."""
    rng, name = story.rng, story.name("S")
    subject, trial = f"subscription/{name}", story.chance(0.15)
    term = (story.now + dt.timedelta(days=rng.randint(5, 300))).date().isoformat()
    seats = quantity or rng.randint(3, 60)
    at = start

    def say(action: str, **more: object) -> None:
        nonlocal at
        story.say(f"subscription.{action}", subject, at, customer.data(**more))
        at += dt.timedelta(hours=rng.uniform(5, 80))

    say(
        "created",
        sku=sku,
        quantity=seats,
        order=order,
        trial=True if trial else None,
        termEnd=None if story.chance(0.1) else term,
        autorenew=rng.choice([True, True, True, False, None]),
    )
    if trial and story.chance(0.3):
        say("trial_started", ends=(story.now + dt.timedelta(days=rng.randint(3, 40))).date().isoformat())
    elif not story.chance(0.04):
        say("activated")
    for _ in range(rng.randint(0, 2)):
        act(story, say, rng, trial)
    end(story, say, rng, trial)
    return name


def act(story: Story, say, rng: random.Random, trial: bool) -> None:  # noqa: ANN001
    """One action in the middle of a subscription's life."""
    match rng.randint(0, 9):
        case 0 | 1 | 2 | 3:
            say("quantity_changed", quantity=rng.randint(1, 90), reason={"code": "customer_growth"} if story.chance(0.3) else None)
        case 4:
            say("suspended", reason={"code": "payment"})
            if story.chance(0.6):
                say("resumed")
        case 5:
            say("autorenew_changed", autorenew=story.chance(0.5))
        case 6 | 7 if not trial or story.chance(0.1):
            more = {"quantity": rng.randint(2, 50)} if story.chance(0.5) else {}
            say("renewed", termEnd=(story.now + dt.timedelta(days=rng.randint(300, 400))).date().isoformat(), **more)
        case 8:
            say("plan_changed", sku=rng.choice(SKUS))
        case _:
            say("quantity_changed", old=5, quantity=0 if story.chance(0.2) else rng.randint(1, 90))


def end(story: Story, say, rng: random.Random, trial: bool) -> None:  # noqa: ANN001
    """How a subscription ends, if it does."""
    if trial:
        choice = rng.choice(["stay", "trial_converted", "trial_ended"])
        if choice != "stay":
            say(choice)
        if choice == "trial_converted" and story.chance(0.3):
            say("quantity_changed", quantity=rng.randint(1, 40))
    elif story.chance(0.2):
        say(rng.choice(["cancelled", "expired", "disabled", "deleted"]))
    elif story.chance(0.03):
        say("migrated", to=story.name("S"))
    if story.chance(0.15):
        odd(say, rng)


def odd(say, rng: random.Random) -> None:  # noqa: ANN001
    """Something that may be out of turn where the subscription stands."""
    action = rng.choice(
        ["activated", "suspended", "resumed", "expired", "disabled", "deleted", "trial_ended", "renewed", "created"]
    )
    data: Data = {"renewed": {"quantity": 77}, "created": {"sku": "OWN-9", "quantity": 99, "autorenew": True}}.get(action, {})
    say(action, **data)


def order(story: Story, customer: Customer) -> None:
    """An order: submitted, then one of the fates."""
    rng, name = story.rng, story.name("O")
    subject, fresh = f"order/{name}", story.chance(0.15)
    lines: list[Data] = [{"sku": sku, "quantity": rng.randint(1, 30)} for sku in rng.sample(SKUS, 2 if story.chance(0.3) else 1)]
    if story.chance(0.05):
        lines.append(lines[0] | {"quantity": 3})
    at = story.now - rng.randint(12, 20) * MINUTE if fresh else story.ago(rng.uniform(25, 100))
    step = MINUTE if fresh else dt.timedelta(hours=rng.uniform(1, 60))
    scheduled = rng.choice([20, 60, -12]) if not fresh and story.chance(0.08) else None

    def say(action: str, **more: object) -> None:
        nonlocal at
        story.say(f"order.{action}", subject, at, customer.data(**more))
        at += step

    day = None if scheduled is None else (story.now + dt.timedelta(days=scheduled)).date().isoformat()
    say("submitted", lines=lines, reference=rng.choice([None, "PO-1"]), manual=rng.choice([None, None, True]), scheduled=day)
    if scheduled is not None:
        return
    for action in ("accepted", "provisioning_started"):
        if story.chance(0.5):
            say(action)
    fate(story, customer, name, lines, say)


def fate(story: Story, customer: Customer, name: str, lines: list[Data], say) -> None:  # noqa: ANN001
    """What becomes of an order."""
    rng = story.rng
    reason = {"code": rng.choice(HOLD_CODES)} if story.chance(0.8) else None
    match rng.choices(["fulfilled", "open", "hold", "failed", "cancelled", "partly"], [45, 12, 20, 12, 6, 5])[0]:
        case "fulfilled":
            if story.chance(0.2):
                say("on_hold", reason=reason)
                say("released")
            fulfilled(story, customer, name, lines, say)
        case "hold":
            for _ in range(rng.choice([1, 1, 2, 3])):
                say(rng.choice(["on_hold", "action_required", "review_required"]), reason=reason)
                reason = {"code": rng.choice(HOLD_CODES)} if story.chance(0.8) else None
            if story.chance(0.3):
                say("promised", by=(story.now + dt.timedelta(days=rng.choice([-10, 25]))).date().isoformat())
            elif story.chance(0.3):
                say("released")
        case "failed":
            say("failed", reason=reason)
            if story.chance(0.4):
                say("resubmitted")
                if story.chance(0.5):
                    fulfilled(story, customer, name, lines, say)
        case "cancelled":
            say("cancelled", reason=reason)
        case "partly":
            changed = rng.choice([None, lines[0]["quantity"] + 2])
            say("line_updated", sku=lines[0]["sku"], status="fulfilled", quantity=changed)
            say("partially_fulfilled")
        case _:
            pass
    if story.chance(0.1):
        say(rng.choice(["accepted", "provisioning_started", "released", "resubmitted", "partially_fulfilled", "cancelled"]))


def fulfilled(story: Story, customer: Customer, name: str, lines: list[Data], say) -> None:  # noqa: ANN001
    """An order is fulfilled, mostly with the subscriptions of its lines."""
    say("fulfilled")
    if story.chance(0.75):
        start = max(e.time for e in story.events if e.subject == f"order/{name}")
        for line in lines:
            subscription(story, customer, start + MINUTE, line["sku"], name, line["quantity"])


def usage(story: Story, customer: Customer, sku: str, about: int) -> None:
    """Seat reports of several workloads and months, or seat events only, or none."""
    rng, subject = story.rng, f"usage/{customer.id}/{sku}"
    kind = rng.choices(["report", "assigned only", "seat events", "none"], [65, 10, 10, 15])[0]
    if kind in ("seat events", "report") and (kind == "seat events" or story.chance(0.1)):
        seat_events(story, customer, sku)
    if kind not in ("report", "assigned only"):
        return
    workloads = rng.sample(WORKLOADS, rng.randint(1, 3)) if story.chance(0.8) else [None]
    sold = max(1, about + rng.choice([0, 0, -3, 4])) if story.chance(0.5) else None
    shares = rng.choice([(0.0, 0.3), (0.3, 0.9), (0.8, 1.5)])
    for month in range(rng.choice([1, 1, 1, 2, 3]), 0, -1):
        as_of = (story.now - dt.timedelta(days=30 * month + rng.randint(0, 4))).replace(hour=22, minute=59, second=0)
        for workload in workloads:
            active = round(max(about, 3) * rng.uniform(*shares))
            story.say(
                "usage.snapshot",
                subject,
                as_of + 3 * DAY,
                customer.data(
                    feed=story.source("usage"),
                    workload=workload,
                    sold=sold,
                    assigned=active + rng.randint(0, 5),
                    windowDays=28,
                    active=active if kind == "report" else None,
                    asOf=as_of.strftime("%Y-%m-%dT%H:%M:%SZ"),
                ),
            )


def seat_events(story: Story, customer: Customer, sku: str) -> None:
    """Seats of different people, assigned and some of them unassigned again, of one workload."""
    subject, rng = f"usage/{customer.id}/{sku}", story.rng
    start = story.ago(rng.uniform(30, 60))
    users = [story.name("user") for _ in range(rng.randint(1, 6))]
    for user in users:
        story.say("usage.seat_assigned", subject, start, customer.data(workload="mail", user=user))
    for user in users[: rng.randint(0, len(users) - 1)]:
        story.say("usage.seat_unassigned", subject, start + 2 * DAY, customer.data(workload="mail", user=user))


def snapshots(story: Story, account: str) -> None:
    """Up to two files of subscriptions, each with all that its account's events told of by then; some lines wrong."""
    owned = [e for e in story.events if e.type == "subscription.created" and e.data.get("account") == account]
    for days in story.rng.choice([(35, 4), (35,), (4,), ()]):
        as_of = story.ago(days).replace(hour=22, minute=0, second=0)
        for created in (e for e in owned if e.time < as_of - DAY):
            told = [e for e in story.events if e.subject == created.subject and e.time < as_of]
            quantity = [e.data["quantity"] for e in sorted(told, key=lambda e: e.time) if "quantity" in e.data][-1]
            status = "active" if story.chance(0.3) else None
            story.say(
                "subscription.snapshot",
                created.subject,
                as_of + dt.timedelta(hours=3),
                {
                    "account": account,
                    "customer": created.data["customer"],
                    "feed": story.source("reconcile"),
                    "asOf": as_of.strftime("%Y-%m-%dT%H:%M:%SZ"),
                    "status": status,
                    "quantity": quantity + (2 if story.chance(0.1) else 0),
                },
            )


def only_in_a_file(story: Story, customer: Customer) -> None:
    """A subscription that only a snapshot tells of."""
    as_of = story.ago(4).replace(hour=22, minute=0, second=0)
    story.say(
        "subscription.snapshot",
        f"subscription/{story.name('S')}",
        as_of + dt.timedelta(hours=3),
        customer.data(
            feed=story.source("reconcile"),
            asOf=as_of.strftime("%Y-%m-%dT%H:%M:%SZ"),
            status=story.rng.choice(["active", None]),
            sku=story.rng.choice(SKUS),
            quantity=story.rng.randint(1, 20),
            termEnd=(story.now + dt.timedelta(days=story.rng.randint(5, 90))).date().isoformat(),
        ),
    )


def milestones(story: Story, account: str) -> None:
    """Steps reached, planned, blocked and waived."""
    for created in [e for e in story.events if e.type == "subscription.created" and e.data.get("account") == account]:
        if not story.chance(0.3):
            continue
        data = {"account": account, "customer": created.data["customer"]}
        subject = created.subject.replace("subscription/", "milestone/")
        other = story.rng.choice(["first_assigned", "first_active", "deployed_40", "provisioned", "of_our_own"])
        for days, step in ((6, "kickoff_held"), (12, "champions_trained"), (20, other)):
            at = created.time + days * DAY
            choices: list[tuple[str, Data]] = [
                ("reached", {}),
                ("reached", {"on": (at - DAY).date().isoformat()}),
                ("reached", {"on": (story.now + 20 * DAY).date().isoformat()}),
                ("blocked", {"reason": {"code": "customer_action"}}),
                ("blocked", {}),
                ("started", {}),
                ("missed", {}),
                ("planned", {"due": (at + 9 * DAY).date().isoformat()}),
                ("waived", {"reason": "not needed"}),
            ]
            action, more = story.rng.choice(choices)
            if at < story.now - DAY:
                story.say(f"milestone.{action}", subject, at, data | {"step": step} | more)
                if action in ("waived", "missed") and story.chance(0.3):
                    story.say("milestone.reached", subject, at + DAY / 2, data | {"step": step})


def escalation(story: Story, account: str) -> None:
    """An escalation: opened, handled, sometimes closed and reopened."""
    subject, at, data = f"escalation/{story.name('X')}", story.ago(story.rng.uniform(20, 60)), {"account": account}
    orders = [e.subject for e in story.events if e.type == "order.submitted" and e.data.get("account") == account]
    about = story.rng.choice(orders) if orders and story.chance(0.5) else None
    story.say("escalation.opened", subject, at, data | {"title": "Does not move", "level": 1, "about": about})
    steps: list[tuple[str, Data]] = [
        ("acknowledged", {}),
        ("commented", {"text": "Seen"}),
        ("raised", {"level": 2}),
        ("assigned", {"side": story.rng.choice(["partner", "distributor", "vendor", "customer", "nobody"])}),
        ("assigned", {"side": story.rng.choice(["partner", "vendor"])}),
    ]
    steps = [step for step in steps if story.chance(0.6)]
    endings: list[list[str]] = [[], ["resolved"], ["closed"], *([one, other] for one in ENDINGS for other in ("closed", "reopened"))]
    ending = story.rng.choice(endings)
    for hours, (action, more) in enumerate([*steps, *((a, {}) for a in ending)], 1):
        story.say(f"escalation.{action}", subject, at + dt.timedelta(hours=5 * hours), data | more)


def onboarding(story: Story, account: str) -> None:
    """A partner's way in, and sometimes out."""
    subject, at, data = f"partner/{account}", story.ago(130), {"account": account}
    rng = story.rng
    steps: list[tuple[str, Data]] = [
        ("application.submitted", {"name": f"Partner {account}", "country": "NO", "region": "EU"}),
        ("application.approved", {}),
        ("verification.updated", {"kind": "employment", "status": rng.choice(["authorized", "authorized", "pending", "rejected"])}),
        ("agreement.signed", {"kind": "reseller", "region": "EU"}),
        ("relationship.accepted", {"region": "EU"}),
        ("credit.approved", {"limit": 40000, "currency": "EUR"}),
        ("agreement.signed", {"kind": "mpa"}),
        ("por.validated", rng.choice([{"valid": True}, {"valid": True}, {"valid": False, "errorCode": "900400"}])),
        ("credit.requested", {"amount": 9000}),
    ]
    setbacks: list[tuple[str, Data]] = [
        ("application.rejected", {"reason": {"code": "compliance"}}),
        ("verification.updated", {"kind": "address", "status": rng.choice(["authorized", "challenged", "house word 3"])}),
        ("agreement.expired", {"kind": "reseller", "region": "EU"}),
        ("agreement.revoked", {"kind": "microsoft partner agreement"}),
        ("relationship.removed", {"region": "EU"}),
        ("relationship.invited", {"region": "US"}),
        ("credit.declined", {"reason": {"code": "overdue"}}),
        ("credit.exceeded", {"available": 10, "needed": 20}),
        ("credit.released", {}),
        ("requirement.waived", {"requirement": rng.choice(["por", "verification", "access"])}),
        ("access.granted", {}),
    ]
    for opened in rng.choices([[], [125], [rng.uniform(5, 60)], [125, rng.uniform(5, 60)]], [2, 2, 6, 1])[0]:
        story.say("partner.opened", subject, story.ago(opened), data)
    for action, more in steps[: rng.choice([1, 3, 6, 8, 8, 9])]:
        story.say(f"partner.{action}", subject, at, data | more)
        at += DAY
    for action, more in rng.sample(setbacks, rng.choice([0, 0, 1, 2])):
        story.say(f"partner.{action}", subject, at + 20 * DAY, data | more)
        at += DAY
    ending = story.rng.choices([[], ["suspended"], ["suspended", "reinstated"], ["offboarded"]], [85, 5, 6, 4])[0]
    for action in ending:
        more = {"reason": {"code": "payment"}} if action == "suspended" else {}
        story.say(f"partner.{action}", subject, at + 40 * DAY, data | more)
        at += DAY


def account_story(story: Story, account: str) -> list[Customer]:
    """All that happens to one account."""
    onboarding(story, account)
    customers = [Customer(story, account, named=i == 0 or story.chance(0.85), linked=True) for i in range(story.rng.randint(1, 3))]
    for customer in customers:
        customer_story(story, customer)
    snapshots(story, account)
    milestones(story, account)
    for _ in range(story.rng.randint(0, 2)):
        escalation(story, account)
    return customers


def customer_story(story: Story, customer: Customer) -> None:
    """Orders, subscriptions and use of one customer."""
    rng = story.rng
    for _ in range(rng.randint(0, 3)):
        order(story, customer)
    for _ in range(rng.randint(0, 2)):
        subscription(story, customer, story.ago(rng.uniform(45, 110)), rng.choice(SKUS))
    if story.chance(0.08):
        only_in_a_file(story, customer)
    skus = {
        e.data["sku"]
        for e in story.events
        if e.type in ("subscription.created", "subscription.plan_changed") and e.data.get("customer") == customer.id
    }
    for sku in sorted(skus) + ([s for s in SKUS if s not in skus][:1] if story.chance(0.1) else []):
        about = sum(
            e.data["quantity"]
            for e in story.events
            if e.type == "subscription.created" and e.data.get("customer") == customer.id and e.data["sku"] == sku
        )
        usage(story, customer, sku, about)


def transfer(story: Story, customer: Customer, to: str) -> None:
    """A customer goes to another account: its link, its subscriptions, and what is reported of it from then on."""
    at, old = story.ago(2), customer.account
    story.say("customer.reseller_link.removed", f"customer/{customer.id}", at, {"account": old, "customer": customer.id})
    story.say("customer.reseller_link.accepted", f"customer/{customer.id}", at + MINUTE, {"account": to, "customer": customer.id})
    for created in [e for e in story.events if e.type == "subscription.created" and e.data.get("customer") == customer.id]:
        story.say("subscription.transferred", created.subject, at + 5 * MINUTE, {"account": to, "customer": customer.id})


def mend(story: Story) -> None:
    """Corrections and retractions of some events (docs/senders/events.md: system.corrected, system.retracted)."""
    for event in list(story.events):
        if event.type == "subscription.quantity_changed" and story.chance(0.12):
            new = {"quantity": event.data["quantity"] + 7} | {k: event.data[k] for k in ("account", "customer") if k in event.data}
            correct(story, event, event.type, new)
        elif event.type == "order.failed" and story.chance(0.1):
            correct(story, event, "order.on_hold", event.data)
        elif event.type in RETRACTABLE and story.chance(0.06):
            data = {k: event.data[k] for k in ("account", "customer") if k in event.data} | {"event": event.id}
            story.say("system.retracted", event.subject, later(story, event), data)
            if story.chance(0.3):
                retraction = story.events[-1]
                story.say("system.retracted", event.subject, later(story, retraction), data | {"event": retraction.id})


RETRACTABLE = (
    "subscription.cancelled",
    "subscription.quantity_changed",
    "subscription.activated",
    "subscription.plan_changed",
    "order.cancelled",
    "order.fulfilled",
    "usage.snapshot",
    "order.on_hold",
    "escalation.closed",
    "milestone.reached",
    "partner.suspended",
)


def correct(story: Story, event: Event, kind: str, new: Data) -> None:
    """Says what an event should have been."""
    data = {k: event.data[k] for k in ("account", "customer") if k in event.data} | {"event": event.id, "type": kind, "data": new}
    story.say("system.corrected", event.subject, later(story, event), data)


def later(story: Story, event: Event) -> dt.datetime:
    """A moment between an event and now."""
    return event.time + (story.now - event.time) * story.rng.uniform(0.02, 0.9)


def number(story: Story) -> None:
    """Gives orders of some customers a source with a counter; of a few pairs the clock went backwards while the counter rose."""
    chosen = {e.subject for e in story.events if e.type == "order.submitted" and story.chance(0.25)}
    counted = sorted((i for i, e in enumerate(story.events) if e.subject in chosen), key=lambda i: story.events[i].time)
    last: dict[str, int] = {}
    for n, i in enumerate(counted, 1):
        event = story.events[i]
        before = last.get(event.subject)
        skewed = before is not None and story.chance(0.1)
        at = story.events[before].time - dt.timedelta(seconds=7) if skewed and before is not None else event.time
        story.events[i] = event.but(source=story.source("counted"), sequence=1000 + n, time=at)
        last[event.subject] = i


def coincide(story: Story) -> None:
    """Some events of a subject are said to be of the same second as the one before. Of two absolute values of one second the one that came later counts
    (ADR 21), and which that was nobody knows who posts them out of order: a snapshot keeps its own second."""
    last: dict[tuple[str, str], Event] = {}
    for i in sorted(range(len(story.events)), key=lambda i: story.events[i].time):
        event = story.events[i]
        before = last.get((event.source, event.subject))
        if before and event.sequence is None and not event.type.startswith("system.") and not event.type.endswith(".snapshot") and story.chance(0.1):
            event = story.events[i] = event.but(time=before.time)
        last[event.source, event.subject] = event


def posted(story: Story) -> list[Event]:
    """Out of order: account by account, each shuffled; stragglers and repeats of all of them at the end."""
    groups: dict[str, list[Event]] = {}
    late = [e for e in story.events if story.chance(SHARE_REPEATED)]
    for event in story.events:
        straggles = story.chance(SHARE_LATE)
        (late if straggles else groups.setdefault(event.data.get("account", ""), [])).append(event)
    for group in (*groups.values(), late):
        story.rng.shuffle(group)
    return [event for group in groups.values() for event in group] + late


def write(seed: int, accounts: int, now: dt.datetime, tenant: str = programme.TENANT) -> History:
    """The whole history of a distributor, out of order, with repeats and conflicts."""
    story = Story(seed, now, tenant)
    names = [story.name("A") for _ in range(accounts)]
    customers = {name: account_story(story, name) for name in names}
    for name in names:
        if accounts > 1 and story.chance(0.12):
            transfer(story, story.rng.choice(customers[name]), story.rng.choice([n for n in names if n != name]))
    for _ in range(max(1, accounts // 20)):
        customer_story(story, Customer(story, None, named=False, linked=False))
    mend(story)
    number(story)
    coincide(story)
    history = History(seed, story.now, tenant, names, posted(story))
    history.conflicts = [
        e.but(data=e.data | {"quantity": e.data["quantity"] + 1000})
        for e in story.events
        if e.type == "subscription.quantity_changed" and story.chance(SHARE_CONFLICTING)
    ]
    return history


if __name__ == "__main__":
    import collections
    import sys

    told = write(int(sys.argv[1]), int(sys.argv[2]), dt.datetime.now(dt.UTC))
    print(len(told.posts), len(told.facts()), len(told.conflicts), collections.Counter(e.type for e in told.facts()).most_common())
