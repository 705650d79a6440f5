"""The programme that the oracle's operator applies: a zone with daylight saving, holidays, offers with a template and without.

Clocks are left to their defaults (docs/senders/waits.md).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from business import Calendar
from events import Data, Event

TENANT, NEIGHBOUR = "nordvik", "meridian"
NAMES = {TENANT: "Nordvik Cloud", NEIGHBOUR: "Meridian Licensing"}


@dataclass(frozen=True)
class Step:
    """A step of a template; `percent` of the sold seats in use where a share proves it."""

    word: str
    days: int
    side: str
    evidence: str
    percent: int | None = None


STEPS = (
    Step("provisioned", 0, "distributor", "provisioned"),
    Step("kickoff_held", 10, "partner", "by_hand"),
    Step("first_assigned", 20, "partner", "first_assigned"),
    Step("first_active", 30, "customer", "first_active"),
    Step("champions_trained", 45, "partner", "by_hand"),
    Step("deployed_40", 60, "customer", "active_share", 40),
)
OFFERS = {"workplace": ("AWP-STD-1Y", "AWP-PLUS-1Y"), "shield": ("ASH-BUS-1Y",), "assistant": ("AAS-ADD-1Y",)}
PLANNED = ("workplace", "shield")


def holidays(now: dt.datetime) -> list[dt.date]:
    """Some Wednesdays and a Saturday of the past and coming months."""
    wednesday = now.date() - dt.timedelta(days=now.weekday() + 5)
    return [wednesday + dt.timedelta(days=days) for days in (-63, -28, -7, 24, 21)]


def calendar(now: dt.datetime, tenant: str = TENANT) -> Calendar:
    """A distributor's calendar; the neighbour has other days, hours and holidays."""
    days = holidays(now)
    if tenant == NEIGHBOUR:
        return Calendar("America/New_York", 9, 18, frozenset(day + dt.timedelta(days=1) for day in days))
    return Calendar("Europe/Oslo", 8, 17, frozenset(days))


def offer_of(sku: str) -> str | None:
    """The offer that a SKU belongs to."""
    return next((offer for offer, skus in OFFERS.items() if sku in skus), None)


def has_path(sku: str | None) -> bool:
    """Whether the SKU's offer has a milestone template."""
    return sku is not None and offer_of(sku) in PLANNED


def distributor(tenant: str, ours: Calendar) -> Data:
    """A distributor's part of it."""
    return {
        "tenant": tenant,
        "name": NAMES[tenant],
        "zone": ours.zone,
        "opens": ours.opens,
        "closes": ours.closes,
        "workdays": ["monday", "tuesday", "wednesday", "thursday", "friday"],
        "holidays": sorted(day.isoformat() for day in ours.holidays),
        "silentAfterDays": 3,
    }


def event(now: dt.datetime) -> Event:
    """The operator's event (docs/senders/events.md, programme)."""
    steps: list[Data] = [
        {"step": s.word, "title": s.word, "dueDays": s.days, "side": s.side, "evidence": s.evidence}
        | ({"percent": s.percent} if s.percent else {})
        for s in STEPS
    ]
    offers: list[Data] = [
        {"id": offer, "name": offer, "skus": list(skus)} | ({"template": "deploy"} if offer in PLANNED else {})
        for offer, skus in OFFERS.items()
    ]
    data: Data = {
        "name": "The oracle's programme",
        "distributors": [distributor(tenant, calendar(now, tenant)) for tenant in NAMES],
        "offers": offers,
        "clocks": [],
        "templates": [{"id": "deploy", "version": 1, "steps": steps}],
    }
    return Event("programme-1", "/operator/programme", "programme.applied", "programme/config", now, data)
