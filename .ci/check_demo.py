"""Checks what `./lightup demo --exit --json --out DIR` printed last against the site that it left behind.

Usage: check_demo.py OUTPUT SITE
"""

import json
import pathlib
import re
import sys

output, site = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
last = json.loads(output.read_text().strip().splitlines()[-1])

expected = {
    "events": {"posted", "accepted", "duplicate", "conflict", "quarantined", "unplaced"},
    "units": {"accounts", "distributors"},
    "pages": {"written", "skipped"},
    "seconds": {"build", "play", "publish"},
}
for part, keys in expected.items():
    assert set(last[part]) >= keys, (part, last[part])

events = last["events"]
assert events["posted"] >= 5000, events
assert events["posted"] == events["accepted"] + events["duplicate"] + events["conflict"] + events["quarantined"], events
for trouble in ("duplicate", "conflict", "quarantined", "unplaced"):
    assert events[trouble] > 0, f"the story has none: {trouble}"

accounts = list(site.glob("d/*/a/*/index.html"))
distributors = list(site.glob("d/*/index.html"))
assert len(accounts) == last["units"]["accounts"] > 0, (len(accounts), last["units"])
assert len(distributors) == last["units"]["distributors"] > 0, (len(distributors), last["units"])
for page in accounts:
    assert page.read_text().count('href="mailto:partners@') > 0, f"nobody to call: {page}"
for page in accounts + distributors:
    twin = json.loads((page.parent / "index.json").read_text())
    summary = json.loads((page.parent / "summary.json").read_text())
    assert {"unit", "asOf", "verdict", "seats", "orders", "needsAction", "release"} <= set(summary), summary.keys()
    assert twin, page
unplaced = sum(len(json.loads((page.parent / "index.json").read_text())["unplaced"]) for page in distributors)
assert unplaced == events["unplaced"], (unplaced, events)
# the story is received when it happened: only what it tells late on purpose says so
late = [f for page in site.glob("d/*/a/**/index.html") for f in re.findall(r"received \d+ days? late", page.read_text())]
assert 0 < len(late) < 100, len(late)
assert last["seconds"]["play"] + last["seconds"]["publish"] > 0

print(f"{len(accounts)} accounts, {len(distributors)} distributors, {events['posted']} events: {last['seconds']}")
