"""Canonical events as docs/senders/events.md describes them, and what a history of them is."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field, replace
from typing import Any

Data = dict[str, Any]


@dataclass(frozen=True)
class Event:
    """One CloudEvents event (docs/senders/events.md, table of attributes)."""

    id: str
    source: str
    type: str
    subject: str
    time: dt.datetime
    data: Data
    sequence: int | None = None

    def to_json(self) -> Data:
        """The structured form that is posted."""
        envelope: Data = {
            "specversion": "1.0",
            "id": self.id,
            "source": self.source,
            "type": self.type,
            "subject": self.subject,
            "time": moment(self.time),
            "datacontenttype": "application/json",
            "data": self.data,
        }
        if self.sequence is not None:
            envelope["sequence"] = str(self.sequence)
        return envelope

    def brief(self) -> str:
        """One line for a report of differences."""
        order = "" if self.sequence is None else f" #{self.sequence}"
        return f"{moment(self.time)}{order} {self.type} {self.subject} {json.dumps(self.data, sort_keys=True)} ({self.id})"

    def but(self, **changes: Any) -> Event:
        """The same event with other attributes."""
        return replace(self, **changes)


@dataclass
class History:
    """What is posted: `posts` in this order (out of order, with repeats), then `conflicts` (known ids, other content)."""

    seed: int
    now: dt.datetime
    tenant: str
    accounts: list[str] = field(default_factory=list)
    posts: list[Event] = field(default_factory=list)
    conflicts: list[Event] = field(default_factory=list)

    def facts(self) -> list[Event]:
        """Each event once: source and id together name an event for ever (docs/senders/README.md, rules worth knowing)."""
        return list({(e.source, e.id): e for e in reversed(self.posts)}.values())


def moment(at: dt.datetime) -> str:
    """A moment with its offset, whole seconds."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_moment(text: str) -> dt.datetime:
    """A moment as pages and events write it."""
    return dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
