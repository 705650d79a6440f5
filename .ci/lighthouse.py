"""Asks Lighthouse about the demo's pages, as the local server sends them, and wants full marks in every category.

Usage: lighthouse.py CLONE WORK; WORK/node has Lighthouse, CHROME_PATH names a Chromium.

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

clone, work = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
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


def demo_page(output: pathlib.Path, demo: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and demo.poll() is None:
        found = re.search(r"^Open (\S+)", output.read_text(errors="replace"), re.MULTILINE)
        if found:
            return found[1]
        time.sleep(0.5)
    sys.exit("the demo did not start: " + output.read_text(errors="replace")[-2000:])


said = work / "lighthouse-demo.out"
with said.open("wb") as out:
    demo = subprocess.Popen(["./lightup", "demo", "--out", str(work / "lighthouse-site")], cwd=clone, stdout=out, stderr=subprocess.STDOUT,
                            start_new_session=True)
good = True
try:
    account = demo_page(said, demo)
    html = urllib.request.urlopen(account).read().decode()
    customer = re.search(r'href="(c/[^"/]+/)"', html)
    assert customer, "the account page names no customer"
    site, distributor = re.match(r"(.*?/)(d/[^/]+/)", account).groups()
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
    os.killpg(demo.pid, signal.SIGTERM)
    demo.wait(60)
sys.exit(0 if good else "not full marks")
