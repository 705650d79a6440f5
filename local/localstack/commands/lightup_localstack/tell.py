"""Progress, on standard error."""

import subprocess
import sys
from pathlib import Path

from lightup_localstack.failure import Failure


def note(text: str) -> None:
    print(f"lightup: {text}", file=sys.stderr, flush=True)


def run(what: str, command: list[str], log: Path, env: dict[str, str] | None = None, cwd: Path | None = None) -> None:
    """Runs a command, its output into a file.

    Failure: with the last lines, when it fails
    """
    with log.open("ab") as out:
        try:
            code = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, env=env, cwd=cwd).returncode
        except FileNotFoundError as missing:
            raise Failure(f"{what} failed: {command[0]} is missing; install it so that it is on the PATH.") from missing
    if code:
        print(*log.read_text(errors="replace").splitlines()[-15:], sep="\n", file=sys.stderr)
        raise Failure(f"{what} failed; the whole of what was said is in {log}")
