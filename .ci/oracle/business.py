"""A distributor's calendar: days in its zone, business days and hours, clocks (business-days.md, deadline.md, waits.md)."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from dataclasses import dataclass

from documents import Span

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """Where and when a distributor does business; without a profile as waits.md says."""

    zone: str = "Etc/UTC"
    opens: int = 9
    closes: int = 17
    holidays: frozenset[dt.date] = frozenset()

    def at(self, day: dt.date, hour: int) -> dt.datetime:
        """An hour of a day; 24 is the beginning of the next."""
        if hour == 24:
            day, hour = day + DAY, 0
        return dt.datetime.combine(day, dt.time(hour), zoneinfo.ZoneInfo(self.zone)).astimezone(dt.UTC)

    def day(self, moment: dt.datetime) -> dt.date:
        """The day of a moment."""
        return moment.astimezone(zoneinfo.ZoneInfo(self.zone)).date()

    def begin(self, day: dt.date) -> dt.datetime:
        """The first moment of a day."""
        return self.at(day, 0)

    def closing(self, day: dt.date) -> dt.datetime:
        """When business ends on a day."""
        return self.at(day, self.closes)

    def is_business(self, day: dt.date) -> bool:
        """Monday to Friday without holidays."""
        return day.weekday() < 5 and day not in self.holidays

    def between(self, one: dt.date, other: dt.date) -> int:
        """Business days after the one day up to and with the other (business-days.md)."""
        return sum(self.is_business(one + DAY * n) for n in range(1, (other - one).days + 1))

    def after(self, day: dt.date, count: int) -> dt.date:
        """So many business days later; for none the day itself, or the next business day."""
        while count or not self.is_business(day):
            day += DAY
            count -= self.is_business(day) if count else 0
        return day

    def over(self, since: dt.datetime, span: Span) -> dt.datetime:
        """When a span on a clock is over (waits.md)."""
        if span.unit == "hours":
            return since + dt.timedelta(hours=span.amount)
        if span.unit == "business days":
            return self.closing(self.after(self.day(since), span.amount))
        left, day = dt.timedelta(hours=span.amount), self.after(self.day(since), 0)
        while True:
            begin = max(since, self.at(day, self.opens))
            room = max(self.closing(day) - begin, dt.timedelta())
            if room >= left:
                return begin + left
            left, day = left - room, self.after(day + DAY, 0)
