"""Reads a published site as a reader does and holds what it says in one place against what it says in another: headline, list, file
and level above; seats of children against their parent's. The rules are those of docs/metrics; nothing of the code is used.

Usage: reconcile.py SITE
"""

import collections
import csv
import html
import json
import pathlib
import re
import sys
from typing import Any

SIDES = ("partner", "distributor", "vendor", "customer")
PARTS = ("over", "trialInUse", "unsoldInUse", "untoldInUse")
# A clause of a headline: "2 of 4 things are late with ...", "3 wait for ...".
CLAUSE = re.compile(r"(?:(\d[\d,]*) of )?(\d[\d,]*)\b")
# A heading of a side's list: "Partners: 6 of 7 late", "Customers: 3 wait".
HEADING = re.compile(r": (?:(\d[\d,]*) of (\d[\d,]*) late|(\d[\d,]*) waits?)$")
LEADS = {f"#{side}": (side,) for side in SIDES}
OWN_FIRST = ("distributor", *[side for side in SIDES if side != "distributor"])
ON_ITS_FIRST_PAGE = 50
ON_A_BANDS_PAGE = 100

found: list[str] = []
checked: collections.Counter[str] = collections.Counter()


def same(where: pathlib.Path, what: str, one: Any, other: Any) -> None:
    checked[what] += 1
    if one != other:
        found.append(f"{where}: {what}: {one} against {other}")


def rows(path: pathlib.Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def by_side(sides: list[str]) -> dict[str, int]:
    count = collections.Counter(side.lower() for side in sides)
    return {side: count[side] for side in SIDES}


def text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def count(digits: str) -> int:
    return int(digits.replace(",", ""))


def clauses(page: str) -> dict[str, tuple[int, int]]:
    """How many are late and how many wait in all, by the place that a headline's clause leads to."""
    told = {}
    for kind, href, words in re.findall(r'<span class="([a-z]+)"><a href="([#a-z/]+)">(.*?)</a>',
                                        re.search(r"<h1>(.*?)</h1>", page, re.S).group(1), re.S):
        late, all_ = CLAUSE.match(text(words)).groups()
        told[href] = (count(late or all_) if kind == "late" else 0, count(all_))
    return told


def number(cell: str) -> int | None:
    return int(cell) if cell else None


def added(children: list[dict[str, Any]], part: str) -> int:
    return sum(child.get(part) or 0 for child in children)


def seats(where: pathlib.Path, told: dict[str, Any]) -> None:
    if "sold" in told:
        parts = told.get("inUse", 0) + told.get("idle", 0) + told["unmeasured"]
        same(where, "sold = in use + idle + not measured", told["sold"], parts)
    if "active" in told:
        same(where, "active = sold in use + what no sale covers", told["active"], told.get("inUse", 0) + added([told], "over")
             + sum(told[part] for part in PARTS[1:]))
    for part in ("inUse", "idle", "unmeasured", *PARTS):
        checked["no part below zero"] += 1
        if told.get(part, 0) < 0:
            found.append(f"{where}: {part} is {told[part]}")


def sums(where: pathlib.Path, what: str, parent: dict[str, Any], children: list[dict[str, Any]]) -> None:
    for part in ("sold", "trial", "assigned", "active", "inUse", "idle", "unmeasured", *PARTS):
        same(where, f"{what}: seats", (part, parent.get(part) or 0), (part, added(children, part)))


def seat_row(row: dict[str, str]) -> dict[str, Any]:
    names = {"sold": "sold", "trial": "trial", "assigned": "assigned", "active": "in use", "inUse": "sold in use", "idle": "idle",
             "unmeasured": "unmeasured", "over": "over", "trialInUse": "in use on trial", "unsoldInUse": "in use, none sold",
             "untoldInUse": "in use, sold not told"}
    return {part: number(row[column]) for part, column in names.items() if column in row}


def account(folder: pathlib.Path) -> tuple[dict[str, int], dict[str, int], dict[str, Any]]:
    twin = json.loads((folder / "index.json").read_text())
    summary = json.loads((folder / "summary.json").read_text())
    page = (folder / "index.html").read_text()
    waits = by_side([move["side"] for move in twin["moves"]])
    overdue = by_side([move["side"] for move in twin["moves"] if move["urgency"].lower() == "late"])
    moves = rows(folder / "moves.csv")
    now = [row for row in moves if row["coming"] == "false"]
    same(folder, "list and file", waits, by_side([row["side"] for row in now]))
    same(folder, "coming in list and file", len(twin["coming"]), len(moves) - len(now))
    lead = text(re.search(r"<h1>(.*?)</h1>", page, re.S).group(1))
    told = clauses(page)
    for href, sides in LEADS.items():
        count = (sum(overdue[side] for side in sides), sum(waits[side] for side in sides))
        same(folder, "headline and list", told.get(href, (0, 0)), count)
    same(folder, "late in the colour", any(overdue.values()), twin["verdict"]["level"].lower() == "late")
    same(folder, "verdict of page and summary", twin["verdict"], summary["verdict"])
    same(folder, "headline of page and twin", lead, " ".join(twin["verdict"]["text"].split()))
    seats(folder, twin["seats"])
    sums(folder, "offers", twin["seats"], [offer["seats"] for offer in twin["offers"]])
    for part in ("sold", "assigned", "active", "inUse", "idle", "unmeasured"):
        same(folder, "seats of page and summary", twin["seats"].get(part), summary["seats"].get(part))
    if (folder / "customers.csv").exists():
        sums(folder, "customers", twin["seats"], [seat_row(row) for row in rows(folder / "customers.csv")])
    for customer in folder.glob("c/*/index.json"):
        child = json.loads(customer.read_text())
        seats(customer, child["seats"])
        sums(customer, "offers", child["seats"], [offer["seats"] for offer in child["offers"]])
    return waits, overdue, twin


def paged(where: pathlib.Path, head: pathlib.Path, bands: str, member: str, count: int) -> list[dict[str, Any]]:
    """All rows of a list: those of its first page and those of the bands' pages below."""
    first = json.loads((head / "index.json").read_text())
    listed = list(first[member])
    same(where, "rows of a first page", len(listed) <= ON_ITS_FIRST_PAGE, True)
    named = "accountBands" if member == "accounts" and head == where else "bands"
    told = {band["page"]: band["count"] for band in first.get(named, [])}
    found_bands = {}
    for page in sorted((where / bands).glob("*/index.json")):
        band = json.loads(page.read_text())
        same(page.parent, "rows of a band and its count", len(band[member]), band["count"])
        same(page.parent, "rows of a band", 0 < len(band[member]) <= ON_A_BANDS_PAGE, True)
        found_bands[page.parent.resolve()] = band["count"]
        listed += band[member]
    same(where, "bands that a list names and those that are", {(head / page).resolve(): n for page, n in told.items()}, found_bands)
    same(where, f"{member} on the pages of a list", len(listed), count)
    return listed


def queue_of(folder: pathlib.Path, side: str, totals: dict[str, Any], expected: list[dict[str, str]]) -> None:
    """A side's list: headline, first page, bands and files hold the same things."""
    head = folder / "queue" / side
    listed = paged(folder, head, f"queue/{side}", "things", totals["waits"][side])
    names = sorted((row["account"], row["subject"], row["title"], row["urgency"]) for row in expected)
    same(head, "pages of a list and the whole file",
         sorted((t["account"], t["about"], t["title"], t["urgency"].lower()) for t in listed), names)
    same(head, "a list's file and the whole one",
         sorted((r["account"], r["subject"], r["title"], r["urgency"]) for r in rows(head / "queue.csv")), names)
    twin = json.loads((head / "index.json").read_text())
    same(head, "a list's counts and the headline", (twin["count"], twin["late"]), (totals["waits"][side], totals["overdue"][side]))
    title = text(re.search(r"<h1>(.*?)</h1>", (head / "index.html").read_text(), re.S).group(1))
    told = CLAUSE.match(title)
    same(head, "a list's title and the headline", count(told.group(2)) if told else 0, totals["waits"][side])
    stuck = {row["title"] for row in expected if row["stuck"] == "true"}
    if side == "distributor" and len(stuck) <= ON_ITS_FIRST_PAGE:
        same(head, "own stuck orders on the first page", [title for title in stuck if title not in
                                                          text((head / "index.html").read_text())], [])


def distributor(folder: pathlib.Path) -> None:
    twin = json.loads((folder / "index.json").read_text())
    below = [account(page.parent) for page in sorted(folder.glob("a/*/index.json"))]
    totals = twin["totals"]
    for name, place in (("waits", 0), ("overdue", 1)):
        same(folder, f"{name} of the accounts", totals[name], {side: sum(b[place][side] for b in below) for side in SIDES})
    same(folder, "late of the accounts", totals["late"], sum(totals["overdue"].values()))
    same(folder, "things of the accounts", totals["moves"], sum(totals["waits"].values()))
    same(folder, "accounts", totals["accounts"], len(below))
    seats(folder, totals["seats"])
    sums(folder, "accounts", totals["seats"], [b[2]["seats"] for b in below])
    for part in ("open", "stuck", "fulfilled", "failed", "cancelled"):
        same(folder, "orders of the accounts", (part, totals["orders"][part]), (part, sum(b[2]["orders"][part] for b in below)))
    weights = [row["ownWeight"] for row in twin["accounts"]]
    same(folder, "accounts sorted as the title says", weights, sorted(weights, reverse=True))
    shown = {row["account"]: row for row in paged(folder, folder, "accounts/late", "accounts", len(below))}
    for order in ("partner", "idle", "renewal", "data", "name"):
        rows_ = paged(folder, folder / "accounts" / order, f"accounts/{order}", "accounts", len(below))
        same(folder, "accounts in every order", sorted(row["account"] for row in rows_), sorted(shown))
    for waits, overdue, child in below:
        row = shown[child["account"]]
        same(folder, "an account's row and its page", (row["waiting"], row["late"]), (sum(waits.values()), sum(overdue.values())))
        same(folder, "an account's row and its page, by side", (row["waits"], row["overdue"]), (waits, overdue))
    whole = rows(folder / "queue.csv")
    same(folder, "queue's file and headline", by_side([row["side"] for row in whole]), totals["waits"])
    sides_in_file = [OWN_FIRST.index(row["side"]) for row in whole]
    same(folder, "own side first", sides_in_file, sorted(sides_in_file))
    for side in OWN_FIRST:
        queue_of(folder, side, totals, [row for row in whole if row["side"] == side])
    page = (folder / "index.html").read_text()
    headings = [text(h) for h in re.findall(r'<div class="side"[^>]*><h3>(.*?)</h3>', page, re.S)]
    counts = [(count(late or "0"), count(all_ or waiting))
              for late, all_, waiting in (HEADING.search(h).groups() for h in headings)]
    same(folder, "queue's headings", counts, [(totals["overdue"][side], totals["waits"][side])
                                              for side in OWN_FIRST
                                              if totals["waits"][side]])
    told = clauses(page)
    same(folder, "headline of the home and its accounts", sum(all_ for _, all_ in told.values()), totals["moves"])
    same(folder, "late in the headline of the home", sum(late for late, _ in told.values()), totals["late"])


site = pathlib.Path(sys.argv[1])
folders = sorted(page.parent for page in site.glob("d/*/index.json"))
for each in folders:
    distributor(each)
for line in found[:40]:
    print(line)
print(f"{len(folders)} distributors: {sum(checked.values())} comparisons of {len(checked)} kinds, {len(found)} differ")
sys.exit(1 if found or not checked else 0)
