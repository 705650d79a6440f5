"""The oracle's own rules on cases made by hand; what they should give is reckoned from docs/metrics by a person."""

from __future__ import annotations

import datetime as dt
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import business  # noqa: E402
import documents  # noqa: E402
import fold  # noqa: E402
import history  # noqa: E402
import homes  # noqa: E402
import model  # noqa: E402
import portfolios  # noqa: E402
import programme  # noqa: E402
import waits  # noqa: E402
from events import Data, Event, History  # noqa: E402

START = dt.datetime(2026, 9, 1, 8, tzinfo=dt.UTC)


def event(number: int, kind: str, subject: str, data: Data, sequence: int | None = None, hours: float | None = None) -> Event:
    """An event some hours after the start, by default as many as its number."""
    at = START + dt.timedelta(hours=number if hours is None else hours)
    return Event(f"e{number}", "/nordvik/t", kind, subject, at, {"account": "A", "customer": "C"} | data, sequence)


def row(**more: object) -> model.Row:
    """A row of one customer and SKU."""
    return model.Row("A", "C", "S", **more)  # type: ignore[arg-type]


def values(rows: list[model.Row]) -> dict[str, object]:
    """The single value of each number about seats."""
    return {name: next(iter(e.values)) for name, e in model.seat_counts(rows).items() if e.values and len(e.values) == 1}


def test_idle_is_not_netted() -> None:
    found = values([row(sold=10, active=4), row(sold=5, active=9), row(sold=7)])
    assert found == {
        "sold": 22,
        "assignedBeyond": None,
        "trial": 0,
        "assigned": None,
        "active": 13,
        "inUse": 9,
        "idle": 6,
        "unmeasured": 7,
        "over": 4,
        "trialInUse": 0,
        "unsoldInUse": 0,
        "untoldInUse": 0,
        "provisioning": 0,
        "unknownStatus": 0,
        "activePercent": 60,
    }


def test_use_beyond_the_sale_is_on_trial_up_to_the_trial_seats() -> None:
    found = values([row(sold=10, trial=3, active=15)])
    assert (found["inUse"], found["trialInUse"], found["over"], found["idle"]) == (10, 3, 2, 0)


def test_percent_is_rounded_half_up() -> None:
    assert values([row(sold=8, active=1)])["activePercent"] == 13
    assert values([row(sold=4, active=6)])["activePercent"] == 150


def test_a_retraction_takes_back_and_a_correction_stands_where_the_wrong_event_stood() -> None:
    subject = "subscription/s"
    state = fold.subscription(
        "s",
        [
            event(1, "subscription.created", subject, {"sku": "S", "quantity": 5}),
            event(2, "subscription.activated", subject, {}),
            event(3, "subscription.quantity_changed", subject, {"quantity": 9}),
            event(4, "subscription.cancelled", subject, {}),
            event(5, "system.retracted", subject, {"event": "e4"}),
            event(
                6, "system.corrected", subject, {"event": "e3", "type": "subscription.quantity_changed", "data": {"quantity": 8}}
            ),
        ],
    )
    assert (state.status, state.quantity) == ("active", 8)


def listed(name: str, quantity: int, **more: object) -> fold.Subscription:
    """A subscription of which only a file's row tells."""
    data = {"sku": "S", "quantity": quantity, "asOf": "2026-08-30T00:00:00Z", "feed": "f"} | more
    return fold.subscription(name, [event(1, "subscription.snapshot", f"subscription/{name}", data)])


def test_a_row_without_a_status_is_sold_and_one_of_an_unknown_word_is_not() -> None:
    """45 without a status, 10 active, 7 weird, a trial of 3: sold 55, on trial 3, 7 apart; without the others sold 45."""
    entry = row()
    for state in (
        listed("a", 45),
        listed("b", 10, status="active"),
        listed("c", 7, status="weird"),
        listed("d", 3, trial=True),
    ):
        model.add_subscription(entry, state)
    model.add_listed(entry)
    assert (entry.sold, entry.trial, entry.unknown_status) == (55, 3, 7)
    alone = row()
    model.add_subscription(alone, listed("a", 45))
    model.add_listed(alone)
    assert alone.sold == 45
    assert waits.term(listed("a", 45, termEnd="2027-01-31")) == "2027-01-31"


def test_a_sequence_outweighs_a_clock_that_went_backwards() -> None:
    state = fold.order(
        "o",
        [
            event(1, "order.submitted", "order/o", {"lines": [{"sku": "S", "quantity": 2}]}, 1),
            event(2, "order.on_hold", "order/o", {}, 2),
            event(3, "order.fulfilled", "order/o", {}, 3, hours=1.5),
        ],
    )
    assert state.status == "fulfilled"


def test_the_newest_report_of_each_workload_counts_and_the_greatest_of_them() -> None:
    def report(number: int, workload: str, active: int, day: int) -> Event:
        return event(
            number, "usage.snapshot", "usage/C/S", {"workload": workload, "active": active, "asOf": f"2026-08-{day:02}T00:00:00Z"}
        )

    use = fold.usage("C/S", [report(1, "mail", 4, 30), report(2, "mail", 9, 1), report(3, "files", 6, 30)])
    entry = row()
    model.add_usage(entry, use)
    assert entry.active == 6


def test_what_nobody_told_the_sale_of_is_no_use_of_none_sold() -> None:
    found = values([row(active=5), row(sold=0, active=3)])
    assert (found["untoldInUse"], found["unsoldInUse"], found["active"], found["inUse"]) == (5, 3, 8, 0)


def test_seat_events_count_where_no_report_of_the_sku_says() -> None:
    seats = [event(n, "usage.seat_assigned", "usage/C/S", {"workload": "mail", "user": f"u{n}"}) for n in (1, 2, 3)]
    report = event(4, "usage.snapshot", "usage/C/S", {"workload": "files", "assigned": 1, "asOf": "2026-08-30T00:00:00Z"})
    alone, beside = row(), row()
    model.add_usage(alone, fold.usage("C/S", seats))
    model.add_usage(beside, fold.usage("C/S", [*seats, report]))
    assert (alone.assigned, beside.assigned) == (3, 1)


def test_a_created_subscription_is_not_sold_before_it_is_activated() -> None:
    created = event(1, "subscription.created", "subscription/s", {"sku": "S", "quantity": 5})
    pending, active = row(), row()
    model.add_subscription(pending, fold.subscription("s", [created]))
    model.add_subscription(active, fold.subscription("s", [created, event(2, "subscription.activated", "subscription/s", {})]))
    assert (pending.sold, active.sold) == (0, 5)


def test_nothing_comes_back_from_an_end() -> None:
    told = ["created", "activated", "expired", "activated", "quantity_changed", "cancelled", "quantity_changed"]
    data = [{"sku": "S", "quantity": 5}, {}, {}, {}, {"quantity": 7}, {}, {"quantity": 9}]
    events = [event(n, f"subscription.{a}", "subscription/s", d) for n, (a, d) in enumerate(zip(told, data, strict=True))]
    state = fold.subscription("s", events)
    assert (state.status, state.quantity) == ("cancelled", 7)


def test_another_cause_of_the_same_side_does_not_restart_the_wait_and_another_sides_does() -> None:
    def held(number: int, code: str) -> Event:
        return event(number, "order.on_hold", "order/o", {"reason": {"code": code}})

    submitted = event(1, "order.submitted", "order/o", {"lines": [{"sku": "S", "quantity": 2}]})
    order = fold.order("o", [submitted, held(2, "credit"), held(3, "payment")])
    assert waits.begun(order, "partner", None) == START + dt.timedelta(hours=2)
    order = fold.order("o", [submitted, held(2, "credit"), held(3, "manual")])
    assert waits.begun(order, "distributor", None) == START + dt.timedelta(hours=3)


def test_business_days_end_at_the_closing_hour_and_skip_holidays() -> None:
    oslo = business.Calendar("Europe/Oslo", 8, 17, frozenset({dt.date(2026, 12, 25)}))
    thursday = dt.datetime(2026, 12, 24, 9, tzinfo=dt.UTC)
    assert oslo.over(thursday, documents.Span(1, "business days")) == dt.datetime(2026, 12, 28, 16, tzinfo=dt.UTC)
    assert oslo.over(thursday, documents.Span(8, "business hours")) == dt.datetime(2026, 12, 28, 8, tzinfo=dt.UTC)
    assert oslo.between(dt.date(2026, 12, 24), dt.date(2026, 12, 29)) == 2
    assert oslo.after(dt.date(2026, 12, 26), 0) == dt.date(2026, 12, 28)


def test_the_tables_of_the_documents_are_read() -> None:
    assert documents.causes()["verification"] == documents.Cause(
        "verification", "vendor", documents.Span(3, "business days"), documents.Span(5, "business days")
    )
    assert documents.leads("order", "order.released", "on hold") == "provisioning"
    assert documents.leads("order", "order.released", "fulfilled") is None
    assert documents.cause_of_code("PO-Upload", "unknown", "unknown") == "partner_action"
    assert documents.cause_of_code("house word 17", "manual_task", "unknown") == "unknown"
    assert documents.cause_of_code("-", "manual_task", "unknown") == "manual_task"


def test_seats_go_to_what_was_bought_first() -> None:
    def order(name: str, number: int, *more: str) -> list[Event]:
        told = [event(number, "order.submitted", f"order/{name}", {"lines": [{"sku": "S", "quantity": 4}]})]
        return told + [event(number + 10, f"order.{action}", f"order/{name}", {}) for action in more]

    made = model.World(START, START, ["A"], business.Calendar())
    told = {"o1": order("o1", 1, "cancelled"), "o2": order("o2", 3), "o3": order("o3", 2)}
    made.orders = [fold.order(name, events) for name, events in told.items()]
    assert waits.attributed(made, row(active=6), START) == {"order/o3": 4, "order/o2": 2}


def test_seats_that_are_assigned_without_being_sold_are_a_number_of_their_own() -> None:
    rows = [row(sold=100, assigned=60, active=50), row(sold=0, assigned=20, active=0)]
    counts = model.seat_counts(rows)
    assert (counts["sold"], counts["assigned"], counts["assignedBeyond"]) == (model.sure(100), model.sure(80), model.sure(20))
    assert model.seat_counts(rows[:1])["assignedBeyond"] == model.sure(None)


def test_seats_that_are_in_use_without_being_sold_close_no_open_order() -> None:
    def world(*subscriptions: fold.Subscription) -> model.World:
        made = model.World(START, START, ["A"], business.Calendar())
        made.orders = [fold.order("o", [event(1, "order.submitted", "order/o", {"lines": [{"sku": "S", "quantity": 10}]})])]
        made.subscriptions = list(subscriptions)
        return made

    def bought(name: str, number: int, quantity: int, *more: str, order: str | None = None) -> fold.Subscription:
        data = {"sku": "S", "quantity": quantity} | ({"order": order} if order else {})
        told = [event(number, "subscription.created", f"subscription/{name}", data)]
        told += [event(number + n + 1, f"subscription.{a}", f"subscription/{name}", {}) for n, a in enumerate(more)]
        return fold.subscription(name, told)

    ended = bought("s1", 1, 10, "activated", "cancelled")
    others = bought("s2", 20, 10, "activated", order="o2")
    own = bought("s3", 5, 4, order="o")
    nobodys = bought("s4", 20, 10, "activated")
    assert waits.attributed(world(ended), row(sold=0, active=8), START) == {"order/o": 0}
    assert waits.attributed(world(ended, nobodys), row(sold=10, active=18), START)["order/o"] == 10
    assert waits.attributed(world(own), row(sold=0, active=8), START)["order/o"] == 4
    assert waits.attributed(world(), row(active=8), START) == {"order/o": 8}
    made = world(others)
    made.orders.append(fold.order("o2", [event(2, "order.submitted", "order/o2", {"lines": [{"sku": "S", "quantity": 10}]})]))
    assert waits.attributed(made, row(sold=10, active=18), START) == {"order/o": 0, "order/o2": 10}


def test_a_history_is_the_same_for_the_same_seed() -> None:
    assert history.write(5, 4, START).posts == history.write(5, 4, START).posts


def test_no_event_lies_ahead() -> None:
    assert all(e.time < START for e in history.write(6, 6, START).posts)


def test_what_a_report_of_before_a_change_of_plan_calls_sold_is_sold_no_more() -> None:
    use = fold.Usage("usage/C-1/OLD", sku="OLD")
    use.reports[None].append(fold.Report(START, {"sold": 10, "active": 7}))
    row = model.Row("A", "C-1", "OLD")
    model.add_usage(row, use, START + dt.timedelta(days=1))
    assert (row.sold, row.active, row.unsold) == (0, 7, 7)
    later = model.Row("A", "C-1", "OLD")
    model.add_usage(later, use, START - dt.timedelta(days=1))
    assert (later.sold, later.unsold) == (10, 0)


def test_as_of_is_the_oldest_of_what_counts_and_seats_being_provisioned_do() -> None:
    old, new = dt.datetime(2026, 8, 1, tzinfo=dt.UTC), dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
    ended, sold = row(sold=0, active=3, as_of={old}), row(sold=4, as_of={new})
    assert model.as_of([ended, sold]) == model.sure(new)
    assert model.as_of([row(sold=0, provisioning=2, as_of={old}), sold]) == model.sure(old)
    assert model.as_of([row(active=1, as_of={old}), sold]) == model.sure(old)
    assert model.as_of([ended]) == model.sure(old)
    assert model.as_of([row(sold=4)]) == model.sure(None)


def test_of_equal_counts_the_report_of_the_first_workload_by_name_gives_the_as_of() -> None:
    def report(number: int, workload: str, active: int, day: int) -> Event:
        return event(
            number, "usage.snapshot", "usage/C/S", {"workload": workload, "active": active, "asOf": f"2026-08-{day:02}T00:00:00Z"}
        )

    entry = row()
    model.add_usage(entry, fold.usage("C/S", [report(1, "mail", 6, 1), report(2, "files", 6, 30), report(3, "meetings", 2, 3)]))
    assert entry.as_of == {dt.datetime(2026, 8, 30, tzinfo=dt.UTC)}


def linked(account: str, *raw: Event, sold: int | None = None) -> homes.Account:
    """An account of a partner with what was told of the partner, and seats sold."""
    made = model.World(START, START, [account], business.Calendar())
    made.partners[account] = fold.partner(account, list(raw))
    return homes.Account(made, account, [row(sold=sold)])


def test_a_home_is_of_the_accounts_that_are_opened_and_offboarding_shuts_one_until_it_is_opened_again() -> None:
    def told(*actions: str) -> homes.Account:
        return linked("A", *(event(n, f"partner.{action}", "partner/A", {}) for n, action in enumerate(actions, 1)))

    assert not told("application.approved").opened
    assert told("opened", "suspended").opened
    assert not told("opened", "offboarded", "reinstated").opened
    assert told("opened", "offboarded", "opened").opened


def test_sold_adds_up_over_distributors_and_what_nobody_told_is_not_none_sold() -> None:
    told, untold = linked("A", sold=12), linked("B")
    assert homes.numbers([told, linked("C", sold=5), untold])["sold"] == model.sure(17)
    assert homes.numbers([untold])["sold"] == model.sure(None)
    assert homes.numbers([told, linked("C", sold=0)])["sold"] == model.sure(12)


def test_links_are_of_accounts_of_both_distributors_and_no_account_is_in_two() -> None:
    ours, theirs = history.write(5, 9, START), history.write(6, 4, START, programme.NEIGHBOUR)
    planned = homes.plan(5, ours, theirs)
    named = [one for accounts in planned for one in accounts]
    assert len(planned) == 2 and len(named) == len(set(named))
    assert all({tenant for tenant, _ in accounts} == {ours.tenant, theirs.tenant} for accounts in planned)


def test_a_portfolio_s_accounts_are_the_history_s_but_for_one_of_which_nothing_is_told() -> None:
    told = History(seed=5, tenant="nordvik", now=START, accounts=["A", "B", "C", "D", "E", "F"])
    everything, north, south = portfolios.plan(told)
    assert list(everything.accounts) == told.accounts
    assert len(south.accounts) == len(set(south.accounts)) == 2 and set(south.accounts) < set(told.accounts)
    assert set(north.accounts) - set(told.accounts) == {portfolios.UNTOLD} and len(north.accounts) == 3
    assert portfolios.plan(told) == [everything, north, south]
