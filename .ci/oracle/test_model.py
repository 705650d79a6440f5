"""The oracle's own rules on cases made by hand; what they should give is reckoned from docs/metrics by a person."""

from __future__ import annotations

import datetime as dt
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import fold  # noqa: E402
import history  # noqa: E402
import model  # noqa: E402
from events import Data, Event  # noqa: E402

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
        "trial": 0,
        "assigned": None,
        "active": 13,
        "inUse": 9,
        "idle": 6,
        "unmeasured": 7,
        "over": 4,
        "trialInUse": 0,
        "noneSoldInUse": 0,
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
    model.add_usage(entry, use, sold_by_subscriptions=True)
    assert entry.active == 6


def test_a_history_is_the_same_for_the_same_seed() -> None:
    assert history.write(5, 4, START).posts == history.write(5, 4, START).posts


def test_no_event_lies_ahead() -> None:
    assert all(e.time < START for e in history.write(6, 6, START).posts)
