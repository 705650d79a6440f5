"""Milestone paths: from provisioned seats to active use (milestone-due.md, milestone-took.md)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import documents
import fold
import model
import programme
from model import Row, World


@dataclass
class PathStep:
    """A step of a path at a moment; `begun` is when its turn came."""

    word: str
    status: str
    side: str
    done: dt.date | None
    took: int | None
    due: dt.date | None
    late: bool
    unseen: bool
    begun: dt.datetime | None
    reason: str | None


@dataclass
class Path:
    """A subscription's path; `reported` is the newest seat report of its customer's SKU."""

    subscription: fold.Subscription
    steps: list[PathStep]
    reported: dt.datetime | None


def of_account(made: World, account: str, own: list[Row], at: dt.datetime) -> list[Path]:
    """Paths of active and suspended subscriptions: the first of a customer's SKU, others where people speak of them."""
    running = [s for s in made.subscriptions if made.account_of(s) == account and model.runs(s)]
    end = dt.datetime.max.replace(tzinfo=dt.UTC)
    running.sort(key=lambda s: (provisioned(made, s) or end, s.id))
    taken, found = set[tuple[str | None, str | None]](), []
    for state in running:
        key = (state.customer, model.sku(state))
        first = key not in taken and provisioned(made, state) is not None
        if first:
            taken.add(key)
        if programme.has_path(model.sku(state)) and (first or spoken(made, account, state)):
            rows = [r for r in own if (r.customer, r.sku) == key]
            found.append(Path(state, steps(made, account, state, rows[0], at), reported(used(made, account, state))))
    return found


def spoken(made: World, account: str, state: fold.Subscription) -> fold.Milestone | None:
    """What people said of a subscription's steps."""
    words = made.milestones.get(state.id)
    return words if words and words.steps and made.account_of(words) == account else None


def used(made: World, account: str, state: fold.Subscription) -> fold.Usage | None:
    """Use of the customer's SKU."""
    key = (state.customer, model.sku(state))
    return next((u for u in made.usages if (u.customer, u.sku) == key and made.account_of(u) == account), None)


def reported(use: fold.Usage | None) -> dt.datetime | None:
    """The as-of of the newest report."""
    return max((r.as_of for reports in use.reports.values() for r in reports), default=None) if use else None


def own_order(made: World, state: fold.Subscription) -> fold.Order | None:
    """The order that a subscription names."""
    account = made.account_of(state)
    return next((o for o in made.orders if o.id == state.order and made.account_of(o) == account), None)


def provisioned(made: World, state: fold.Subscription) -> dt.datetime | None:
    """The order fulfilled, else activated or created, else the first fulfilled order of the SKU, else first seen."""
    order = own_order(made, state)
    told = (order.fulfilled if order else None) or state.activated or state.created
    if told:
        return told
    first = first_order(made, state)
    use = used(made, made.account_of(state), state)
    seen = [state.snapshot.as_of if state.snapshot else None, use.first({"assigned": 1, "active": 1}) if use else None]
    seen.append(use.first_seat if use else None)
    return first.fulfilled if first else min((at for at in seen if at), default=None)


def first_order(made: World, state: fold.Subscription) -> fold.Order | None:
    """The first fulfilled order of the customer's SKU."""
    account, sku = made.account_of(state), model.sku(state)
    done = [
        (o.fulfilled, o.id, o)
        for o in made.orders
        if o.fulfilled and made.account_of(o) == account and o.customer == state.customer and any(x["sku"] == sku for x in o.lines)
    ]
    return min(done, key=lambda entry: entry[:2])[2] if done else None


def ordered(made: World, state: fold.Subscription) -> dt.datetime | None:
    """When the seats were ordered: by the order that told when they were provisioned."""
    order = own_order(made, state) or (first_order(made, state) if not (state.activated or state.created) else None)
    return order.submitted if order else None


def proof(step: programme.Step, begin: dt.datetime | None, use: fold.Usage | None, row: Row) -> dt.datetime | None:
    """When seats, or the provisioning, proved a step (milestone-due.md)."""
    if step.evidence == "provisioned":
        return begin
    if use is None or step.evidence == "by_hand":
        return None
    if step.evidence == "first_assigned":
        return min((at for at in (use.first({"assigned": 1}), use.first_seat) if at), default=None)
    if step.evidence == "first_active":
        return use.first({"active": 1})
    return use.first({"active": row.sold * (step.percent or 100) / 100}) if row.sold else None


def newest_proof(step: programme.Step, use: fold.Usage | None) -> dt.datetime | None:
    """The as-of of the newest report that tells what a step asks for."""
    count = "assigned" if step.evidence == "first_assigned" else "active"
    return max((r.as_of for r in use.newest(count)), default=None) if use else None


def steps(made: World, account: str, state: fold.Subscription, row: Row, at: dt.datetime) -> list[PathStep]:
    """Each step of the template, in its order."""
    calendar, use, words = made.calendar, used(made, account, state), spoken(made, account, state)
    begin = provisioned(made, state)
    before, turn, pending = None, begin, False
    found = []
    for step in programme.STEPS:
        word = words.steps.get(step.word) if words else None
        proved = proof(step, begin, use, row)
        done = calendar.day(proved) if proved else said(made, word, at)
        placed = ordered(made, state) if step.evidence == "provisioned" else begin
        after = before or (calendar.day(placed) if placed else None)
        due = dt.date.fromisoformat(word.due) if word and word.due else None
        if due is None and begin:
            due = calendar.after(calendar.day(begin), step.days)
        status = standing(word, done, pending)
        overdue = status in ("next", "blocked") and due is not None and at >= calendar.closing(due)
        newest = newest_proof(step, use)
        seen = newest is not None and due is not None and newest >= calendar.closing(due)
        unseen = overdue and status == "next" and step.evidence not in ("by_hand", "provisioned") and not seen
        took = calendar.between(after, done) if done and after and after <= done else None
        side = blocked_side(word) or step.side if status == "blocked" else step.side
        reason = word.reason if word else None
        begun = turn or (word.since if word else None)
        found.append(PathStep(step.word, status, side, done, took, due, overdue and not unseen, unseen, begun, reason))
        if done:
            before, turn = done, calendar.begin(done)
        pending = pending or status not in ("done", "waived")
    return found


def said(made: World, word: fold.Step | None, at: dt.datetime) -> dt.date | None:
    """The day on which people say that a step was reached; a day to come reaches it when it comes."""
    if word is None or word.status != "reached":
        return None
    day = dt.date.fromisoformat(word.on) if word.on else made.calendar.day(word.since)
    return day if at >= made.calendar.begin(day) else None


def standing(word: fold.Step | None, done: dt.date | None, pending: bool) -> str:
    """Done, waived, blocked; else the step that comes next, or one that waits for the one above it."""
    if done:
        return "done"
    if word and word.status in ("waived", "blocked"):
        return word.status
    return "todo" if pending else "next"


def blocked_side(word: fold.Step | None) -> str | None:
    """The side that a blocked step's reason names, where a table knows it (waits.md)."""
    cause = documents.cause_of_code(word.reason if word else None, "milestone", "milestone")
    return None if cause == "milestone" else documents.causes()[cause].side
