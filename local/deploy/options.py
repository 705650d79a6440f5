"""What the commands of this folder are asked alike, and how each of them begins."""

import argparse
import sys
from collections.abc import Callable
from typing import Any, Protocol

import talk
from talk import USAGE

Say = Callable[[str], None]


class Asked(Protocol):
    """What every command is asked."""

    @property
    def region(self) -> str | None: ...

    @property
    def json(self) -> bool: ...


def parser(command: str, description: str, epilog: str) -> argparse.ArgumentParser:
    """The parser of a command, without the options of all."""
    return argparse.ArgumentParser(
        prog=f"./lightup {command}",
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def place(to: argparse.ArgumentParser, stack: str | None = None) -> None:
    """Which stack, and where.

    :param stack: what the stack is called when nobody says; without it, it must be said
    """
    to.add_argument("--stack", required=stack is None, help="the stack's name" + (f" ({stack})" if stack else ""))
    to.add_argument("--region", help="where; else what AWS_REGION or the profile says")


def patience(to: argparse.ArgumentParser) -> None:
    """How long CloudFormation may take."""
    to.add_argument(
        "--minutes", type=int, default=45, help="how long to wait for CloudFormation; a distribution takes a quarter of an hour"
    )


def answer(to: argparse.ArgumentParser) -> None:
    """How it is answered."""
    to.add_argument("--json", action="store_true", help="the last line is one JSON object")


def begun(asked: Asked, work: Callable[[Any, Say], int]) -> int:
    """Does the command's work with a session of AWS's and a voice for people, and answers its exit code."""

    def say(line: str) -> None:
        print(line, file=sys.stderr if asked.json else sys.stdout, flush=True)

    session = talk.session(asked.region)
    if session is None:
        return talk.stop(USAGE, "no region is known; say --region, or set AWS_REGION")
    return talk.ended(lambda: work(session, say))
