"""Asks Lighthouse about the demo's pages, as the local server sends them, and wants full marks in every category.

Usage: lighthouse.py CLONE WORK DATA; WORK/node has Lighthouse, DATA and WORK/site are a demo's, CHROME_PATH names a Chromium.

One audit is left out: pages are private and say noindex, which Lighthouse takes for a fault. Times vary with the machine, so that a page
whose performance is not full at once is asked up to three times, and the best counts.
"""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import urllib.request

clone, work, data = map(pathlib.Path, sys.argv[1:4])
ATTEMPTS, PATIENCE = 3, 300.0
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run"


def scores(url: str) -> dict[str, float]:
    report = work / "lighthouse.json"
    subprocess.run(["node", str(work / "node/node_modules/lighthouse/cli/index.js"), url, "--quiet", "--output=json", f"--output-path={report}",
                    "--skip-audits=is-crawlable", f"--chrome-flags={FLAGS}"], check=True, env={**os.environ, "CI": "1"}, timeout=PATIENCE)
    found = json.loads(report.read_text())
    for name, audit in found["audits"].items():
        if audit["score"] is not None and audit["score"] < 1 and audit["scoreDisplayMode"] in ("binary", "numeric", "metricSavings"):
            print(f"    {name}: {audit['score']} {audit.get('displayValue', '')}")
    return {name: category["score"] for name, category in found["categories"].items() if category["score"] is not None}


def served(ready: pathlib.Path, stack: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and stack.poll() is None:
        if ready.exists() and ready.stat().st_size:
            return json.loads(ready.read_text())["site"]
        time.sleep(0.5)
    sys.exit("the stack did not start: " + said.read_text(errors="replace")[-2000:])


def longest(folder: pathlib.Path) -> str:
    """The account page of the demo on which most waits."""
    twins = sorted(folder.glob("d/*/a/*/index.json"), key=lambda twin: (len(json.loads(twin.read_text())["moves"]), str(twin)))
    return str(twins[-1].parent.relative_to(folder)) + "/"


said, ready, folder = work / "lighthouse.out", work / "lighthouse.ready", work / "site"
with said.open("wb") as out:
    stack = subprocess.Popen(["./lightup", "dev", "--data", str(data), "--out", str(folder), "--ready-file", str(ready)], cwd=clone,
                             stdout=out, stderr=subprocess.STDOUT, start_new_session=True)
good = True
try:
    site = served(ready, stack)
    account = site + longest(folder)
    html = urllib.request.urlopen(account).read().decode()
    customer = re.search(r'href="(c/[^"/]+/)"', html)
    assert customer, "the account page names no customer"
    distributor = re.match(r"d/[^/]+/", account.removeprefix(site))[0]
    for url in (account, account + "orders/", account + customer[1], site + distributor, site + "about/metrics/"):
        best: dict[str, float] = {}
        for _ in range(ATTEMPTS):
            for name, score in scores(url).items():
                best[name] = max(score, best.get(name, 0.0))
            if min(best.values()) == 1:
                break
        print(f"{url.removeprefix(site)}: {', '.join(f'{name} {score * 100:.0f}' for name, score in best.items())}", flush=True)
        good = good and min(best.values()) == 1 and {"performance", "accessibility", "best-practices", "seo"} <= set(best)
finally:
    os.killpg(stack.pid, signal.SIGTERM)
    stack.wait(60)
sys.exit(0 if good else "not full marks")
