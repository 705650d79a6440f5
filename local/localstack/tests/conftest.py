"""What the tests share. They need nothing of LocalStack: the executor's seam to it is tested by a deployment."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "plugin"), str(HERE.parent / "commands")]

from lightup_host.environment import Environment  # noqa: E402
from lightup_host.invocation import Invocation  # noqa: E402
from lightup_host.processes import Launch  # noqa: E402

FAKE_RUNTIME = HERE / "fake_runtime.py"
Make = Callable[..., Environment]


@pytest.fixture
def lines() -> list[str]:
    """What the functions' processes wrote to LocalStack's log."""
    return []


@pytest.fixture
def make(tmp_path: Path, lines: list[str]) -> Iterator[Make]:
    """Makes environments whose process is a runtime of ours that does what its events say; ends them after the test."""
    made: list[Environment] = []

    def environment(timeout: float = 10.0, start: str = "serve") -> Environment:
        def launch(address: str) -> Launch:
            variables = {"AWS_LAMBDA_RUNTIME_API": address, "START": start, "FOLDER": str(tmp_path), "PATH": os.environ["PATH"]}
            return Launch([sys.executable, str(FAKE_RUNTIME)], variables, tmp_path)

        made.append(Environment(launch, timeout, lines.append))
        return made[-1]

    yield environment
    for one in made:
        one.stop()


def event(payload: str, request_id: str = "request-1") -> Invocation:
    return Invocation(request_id, "arn:aws:lambda:us-east-1:000000000000:function:one", "Root=1-2-3", payload.encode())


def eventually(what: str, found: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.01)


def runs(pid: int) -> bool:
    try:
        return b") Z " not in Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:
        return False
