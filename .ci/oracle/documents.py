"""The tables of docs/senders that rules are read from: lifecycles, causes, clocks, words. What they say is not said again here."""

from __future__ import annotations

import pathlib
import re
from dataclasses import dataclass
from functools import cache

SENDERS = pathlib.Path(__file__).resolve().parents[2] / "docs" / "senders"
NOTHING = "nothing told yet"


@dataclass(frozen=True)
class Span:
    """A length of time on a clock: `hours`, `business hours` or `business days`."""

    amount: int
    unit: str


@dataclass(frozen=True)
class Cause:
    """Why something waits, whose move it is, and when it is stuck and late (waits.md)."""

    name: str
    side: str
    warning: Span
    breach: Span


def plain(cell: str) -> str:
    """A cell without its marks."""
    return cell.strip().strip("`")


def table(page: str, head: str, after: str = "") -> list[list[str]]:
    """The rows below a table's head, the first such table behind some text."""
    text = (SENDERS / page).read_text()
    lines = text[text.index(after) if after else 0 :].splitlines()
    start = next(n for n, line in enumerate(lines) if line.strip().startswith(head))
    rows = []
    for line in lines[start + 2 :]:
        if not line.strip().startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    return rows


@cache
def numbers() -> dict[str, int]:
    """Every type's number, which decides between events of one instant (lifecycles.md, the list of all types)."""
    cells = [types for _, types in table("lifecycles.md", "| event |", "\n## The list of all types\n")]
    return {name: int(number) for cell in cells for number, name in re.findall(r"(\d+) `([a-z_.]+)`", cell)}


def number(kind: str) -> int:
    """The number of a type."""
    return numbers()[kind]


@cache
def lifecycle(kind: str) -> dict[str, dict[str, str]]:
    """For each event of a kind of subject: where it leads from each status."""
    edges: dict[str, dict[str, str]] = {}
    for event, to, origins in table("lifecycles.md", "| event |", f"\n## {kind}\n"):
        edges.setdefault(plain(event), {}).update({origin.strip(): to for origin in origins.split(",")})
    return edges


def leads(kind: str, event: str, status: str) -> str | None:
    """Where an event leads from a status; the status itself where it stands there already; None where it is out of turn."""
    edges = lifecycle(kind).get(event, {})
    return edges.get(status, status if status in edges.values() else None)


def span(text: str) -> Span:
    """`1 business day`, `4 hours, day and night`."""
    amount, unit = text.split(",")[0].split(" ", 1)
    return Span(int(amount), unit if unit.endswith("s") else unit + "s")


@cache
def causes() -> dict[str, Cause]:
    """All causes with their sides and default clocks."""
    rows = table("waits.md", "| cause |")
    return {plain(c): Cause(plain(c), side, span(warning), span(breach)) for c, side, warning, breach in rows}


@cache
def causes_of_statuses() -> dict[str, tuple[str, str]]:
    """The causes of an order without a reason: where machines provision it, where people do."""
    return {status: (plain(one), plain(other)) for status, one, other in table("waits.md", "| an order that is |")}


@cache
def causes_of_requirements() -> dict[str, tuple[str, str, str]]:
    """The causes of a requirement without a reason: in progress, blocked or rejected, expired."""
    found = {}
    for names, progress, others in table("waits.md", "| requirement | in progress |"):
        other, *expired = [plain(part.split(":")[-1]) for part in others.split(";")]
        for name in names.split(","):
            found[name.strip()] = (plain(progress), other, expired[0] if expired else other)
    return found


@cache
def requirement_events() -> dict[str, tuple[str, str]]:
    """What each event about a partner makes of which requirement."""
    rows = table("lifecycles.md", "| event | requirement |")
    return {event.replace("`", ""): (requirement, becomes) for event, requirement, becomes in rows}


def spelling(word: str) -> str:
    """Case, blanks and punctuation do not matter (words.md)."""
    return re.sub(r"[^a-z0-9]", "", word.lower())


@cache
def words(section: str) -> dict[str, str]:
    """What each known word of a table means."""
    known = {}
    for meaning, cells in table("words.md", "| meaning |", f"\n## {section}\n"):
        known |= {spelling(word): meaning.split(" (")[0] for word in re.findall("`([^`]*)`", cells)}
    return known


def cause_of_code(code: str | None, silent: str, unknown: str) -> str:
    """The cause that a reason's code names; blank ones and those of a later start say nothing (waits.md)."""
    if code is None or not spelling(code) or is_later(code):
        return silent
    named = words("Reason codes").get(spelling(code))
    return named.replace(" ", "_") if named else unknown


def is_later(code: str | None) -> bool:
    """Whether a code says that a later start was asked for."""
    return code is not None and spelling(code) in words("Codes of a later start")
