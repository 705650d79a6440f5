"""Starts `./lightup dev`, posts a seeded history to it, waits for its pages, and compares them with the model.

Usage: run.py [--accounts 100] [--seed N] [--keep DIR] [--questions]
"""

from __future__ import annotations

import argparse
import base64
import datetime as dt
import hashlib
import hmac
import json
import pathlib
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from collections import Counter
from collections.abc import Callable, Iterator

import compare
import history
import homes
import portfolios
import programme
from events import Event, History

Outcome = tuple[dt.datetime, compare.Checks]

HOME = pathlib.Path(__file__).resolve().parents[2]
BATCH = 50
SHORT_QUIET_SECONDS, QUIET_SECONDS, MOST_SECONDS = 6, 180, 900


def signed(secret: str, body: bytes) -> dict[str, str]:
    """The headers of Standard Webhooks (docs/senders/README.md, How a request is signed)."""
    message, at = "msg_" + uuid.uuid4().hex, str(int(time.time()))
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{message}.{at}.".encode() + body, hashlib.sha256).digest()
    return {
        "content-type": "application/cloudevents-batch+json",
        "webhook-id": message,
        "webhook-timestamp": at,
        "webhook-signature": "v1," + base64.b64encode(digest).decode(),
    }


def post(url: str, secret: str, events: list[Event]) -> list[dict[str, object]]:
    """Posts a batch; repeats it on 429 and 503 (docs/senders/README.md, Retry)."""
    body = json.dumps([e.to_json() for e in events]).encode()
    for _ in range(60):
        request = urllib.request.Request(url, data=body, method="POST", headers=signed(secret, body))
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["events"]
        except urllib.error.HTTPError as refused:
            if refused.code not in (429, 503):
                sys.exit(f"{refused.code}: {refused.read().decode()[:2000]}")
            time.sleep(float(refused.headers.get("retry-after") or 1))
    sys.exit("refused too often")


def batches(events: list[Event]) -> Iterator[list[Event]]:
    """Batches that a request may hold (docs/senders/events.md: 100 events, 256 KiB)."""
    for start in range(0, len(events), BATCH):
        yield events[start : start + BATCH]


def link(data: pathlib.Path, told: list[History]) -> homes.Links:
    """Has the operator link accounts of the two distributors (docs/operations.md); each link is a command of its own."""
    linked: homes.Links = {}
    for accounts in homes.plan(told[0].seed, *told):
        command: list[str | pathlib.Path] = [HOME / "lightup", "partner", "link", "--data", data, "--json"]
        for tenant, account in accounts:
            command += ["--account", f"{tenant}/{account}"]
        said = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=True)
        linked["p/" + json.loads(said.stdout)["partner"]] = accounts
    return linked


def part(data: pathlib.Path, told: list[History]) -> int:
    """Has the operator say each distributor's portfolios (docs/operations.md), a command each."""
    planned = [one for history in told for one in portfolios.plan(history)]
    for one in planned:
        command: list[str | pathlib.Path] = [HOME / "lightup", "portfolio", "set", one.tenant, one.word, "--data", data]
        command += ["--name", one.word.capitalize(), "--yes", "-"]
        subprocess.run(command, cwd=HOME, input="\n".join(one.accounts), capture_output=True, text=True, check=True)
    return len(planned)


def play(told: History, url: str, secret: str) -> Counter[str]:
    """Posts everything, and asks that each event is answered as docs/senders/answers.md says."""
    answers: Counter[str] = Counter()
    for batch in batches(told.posts):
        for answer in post(url, secret, batch):
            answers[str(answer["status"])] += 1
            if answer["status"] not in ("accepted", "duplicate"):
                print(f"not accepted: {answer}")
    for batch in batches(told.conflicts):
        answers.update(str(answer["status"]) for answer in post(url, secret, batch))
    expected = Counter(accepted=len(told.facts()), duplicate=len(told.posts) - len(told.facts()), conflict=len(told.conflicts))
    if +answers != +expected:
        print(f"answers: expected {dict(expected)}, found {dict(answers)}")
    return answers


def fingerprint(site: pathlib.Path) -> str:
    """What all twins and tables hold now."""
    digest = hashlib.sha256()
    for path in sorted(path for room in "dp" for kind in ("json", "csv") for path in site.glob(f"{room}/**/*.{kind}")):
        try:
            digest.update(str(path).encode() + path.read_bytes())
        except FileNotFoundError:
            digest.update(b"gone")
    return digest.hexdigest()


def settle(site: pathlib.Path, accounts: int, check: Callable[[], Outcome]) -> Outcome:
    """Compares once the pages stand still: at once where they agree, else after the minute in which the level above follows."""
    last, since, limit, compared = "", time.monotonic(), time.monotonic() + MOST_SECONDS, ""
    while time.monotonic() < limit:
        now, quiet = fingerprint(site), time.monotonic() - since
        if now != last:
            last, since = now, time.monotonic()
        elif quiet > QUIET_SECONDS:
            return check()
        elif quiet > SHORT_QUIET_SECONDS and compared != now and len(list(site.glob("d/*/a/*/index.json"))) >= accounts:
            compared, outcome = now, check()
            if not outcome[1].differences:
                return outcome
        time.sleep(2)
    print("the pages have not settled")
    return check()


def wait_ready(ready: pathlib.Path, stack: subprocess.Popen[bytes]) -> None:
    """Waits until the stack says where its endpoints are."""
    while not (ready.exists() and ready.stat().st_size):
        if stack.poll() is not None:
            sys.exit("the stack did not start")
        time.sleep(0.5)


def run(seed: int, accounts: int, work: pathlib.Path) -> compare.Checks:
    """One run; site and history stay in the work folder."""
    site, ready = work / "site", work / "ready.json"
    command: list[str | pathlib.Path] = [HOME / "lightup", "dev", "--data", work / "data", "--out", site, "--ready-file", ready]
    with (work / "stack.log").open("wb") as log:
        stack = subprocess.Popen(command, cwd=HOME, stdout=log, stderr=log)
        try:
            wait_ready(ready, stack)
            endpoints = json.loads(ready.read_text())["endpoints"]
            doors = {e["tenant"]: e for e in endpoints if e["format"] == "canonical"}
            start = dt.datetime.now(dt.UTC)
            beside = max(2, accounts // 12)
            told = [
                history.write(seed, max(1, accounts - beside), start),
                history.write(seed + 1, beside, start, programme.NEIGHBOUR),
            ]
            post(doors["operator"]["url"], doors["operator"]["secret"], [programme.event(told[0].now)])
            answers: Counter[str] = Counter()
            for one in told:
                answers += play(one, doors[one.tenant]["url"], doors[one.tenant]["secret"])
            posted = dt.datetime.now(dt.UTC)
            linked = link(work / "data", told)
            posts = sum(len(one.posts) for one in told)
            print(f"seed {seed}: {accounts} accounts, {posts} posts in {posted - start}, answers {dict(answers)}", flush=True)
            parts = part(work / "data", told)
            print(f"{len(linked)} partners linked, {parts} portfolios set in {dt.datetime.now(dt.UTC) - posted}", flush=True)

            def check() -> Outcome:
                now = dt.datetime.now(dt.UTC)
                return now, compare.compare(told, linked, site, start, now)

            now, checks = settle(site, accounts, check)
            (work / "history.pickle").write_bytes(pickle.dumps((told, linked, start, now)))
            return checks
        finally:
            stack.send_signal(signal.SIGTERM)
            stack.wait(60)


def main() -> int:
    """Reads the command line; the answer is 1 when a difference was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=100)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100000)
    parser.add_argument("--keep", type=pathlib.Path, help="leaves site and history here")
    parser.add_argument("--questions", action="store_true", help="tells what was left out, and what the pages say there")
    options = parser.parse_args()
    work = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="oracle-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        return compare.report(run(options.seed, options.accounts, work), options.seed, options.questions)
    finally:
        if not options.keep:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
