"""The processes of this LocalStack: all carry its mark in their environment, so that none is forgotten and no other is touched."""

import os
import signal
import time
from pathlib import Path

MARK = "LIGHTUP_LOCALSTACK"
PROC = Path("/proc")


def marked(mark: str) -> list[int]:
    """The ids of all processes with the mark."""
    wanted = f"{MARK}={mark}".encode()
    return [int(folder.name) for folder in PROC.iterdir() if folder.name.isdigit() and wanted in variables(folder)]


def is_marked(pid: int, mark: str) -> bool:
    """Whether a process runs and has the mark: an id alone may be another's by now."""
    return f"{MARK}={mark}".encode() in variables(PROC / str(pid))


def variables(folder: Path) -> list[bytes]:
    try:
        if b") Z " in (folder / "stat").read_bytes():
            return []
        return (folder / "environ").read_bytes().split(b"\0")
    except OSError:
        return []


def send(pid: int, which: signal.Signals) -> None:
    try:
        os.kill(pid, which)
    except ProcessLookupError:
        pass


def gone(pid: int, mark: str, seconds: float) -> bool:
    """Waits until a process has ended."""
    deadline = time.monotonic() + seconds
    while is_marked(pid, mark):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def end_all(mark: str) -> int:
    """Kills whatever still has the mark; how many that were."""
    killed = 0
    for _ in range(20):
        left = marked(mark)
        if not left:
            break
        for pid in left:
            send(pid, signal.SIGKILL)
            gone(pid, mark, 5)
        killed += len(left)
    return killed
