"""Runs the commands of README, CONTRIBUTING and docs as they stand there, in a clean clone.

Usage: documents.py CLONE WORK

Every fenced block of `sh` is run, in the order of its file, but for those
- whose lines all stand in .ci/run: that runs them;
- in docs/senders, which senders.py runs with the addresses and secrets of a stack;
- that need what is not here, marked above the fence: <!-- needs: aws --> or <!-- needs: docker -->.
A block marked <!-- serves --> is a command that stays: it is left to run until its file ends, once it has printed an address.
"""

import os
import pathlib
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

clone, work = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
ci = re.sub(r"\\\n\s*", " ", pathlib.Path(".ci/run").read_text())
FENCE = re.compile(r"(?:<!-- (?P<mark>[^>]*?) -->\s*\n[ \t]*)?```sh\n(?P<text>.*?)```", re.DOTALL)
PATIENCE = 900.0


@dataclass(frozen=True)
class Block:
    file: str
    line: int
    mark: str
    text: str

    @property
    def name(self) -> str:
        return f"{self.file}:{self.line}"

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.text.splitlines() if line.strip() and not line.strip().startswith("#")]


def blocks(file: str) -> list[Block]:
    text = (clone / file).read_text()
    return [Block(file, text[:found.start()].count("\n") + 1, (found["mark"] or "").strip(), found["text"]) for found in FENCE.finditer(text)]


def documents() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "*.md"], cwd=clone, capture_output=True, text=True, check=True).stdout.split()
    return [file for file in listed if not file.startswith("docs/senders/")]


def start(block: Block, output: pathlib.Path) -> subprocess.Popen[bytes]:
    with output.open("wb") as out:
        return subprocess.Popen(["bash", "-euo", "pipefail", "-c", block.text], cwd=clone, stdout=out, stderr=subprocess.STDOUT,
                                stdin=subprocess.DEVNULL, start_new_session=True)


def stop(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def serves(process: subprocess.Popen[bytes], output: pathlib.Path) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        if re.search(rb"http://127\.0\.0\.1:\d+", output.read_bytes()):
            return True
        time.sleep(0.2)
    return False


def ran(block: Block, output: pathlib.Path) -> bool:
    process = start(block, output)
    try:
        return process.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        stop(process)
        return False


def promised(document: str) -> bool:
    """The number that README says a partner reads at the end of its way stands on an account's page."""
    (number,) = re.findall(r"with the ([\d,]+) seats that the report calls sold", (clone / document).read_text())
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if any(f"{number} sold" in page.read_text() for page in (clone / ".lightup/site").glob("d/*/a/*/index.html")):
            return True
        time.sleep(1)
    return False


failed = []
for document in documents():
    stays: list[subprocess.Popen[bytes]] = []
    for block in blocks(document):
        output, good = work / "block.out", True
        if block.mark in ("needs: aws", "needs: docker"):
            print(f"{block.name}: left out, {block.mark}")
        elif all(line in ci for line in block.lines):
            print(f"{block.name}: run by .ci/run")
        elif block.mark == "serves":
            stays.append(start(block, output))
            good = serves(stays[-1], output)
            print(f"{block.name}: {'serves' if good else 'FAILED'}", flush=True)
        elif block.mark:
            good = False
            print(f"{block.name}: FAILED, no such mark: {block.mark}")
        else:
            good = ran(block, output)
            print(f"{block.name}: {'ran' if good else 'FAILED'}", flush=True)
        if not good:
            failed.append(block.name)
            print(output.read_text(errors="replace")[-2000:] if output.exists() else "")
    if document == "README.md":
        good = promised(document)
        print(f"{document}: the number of its first page {'is there' if good else 'IS MISSING'}", flush=True)
        if not good:
            failed.append(document)
    for process in stays:
        stop(process)

sys.exit(f"failed: {', '.join(failed)}" if failed else 0)
