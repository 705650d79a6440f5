"""A function's stream, held for a while: its mapping is disabled and enabled again. What LocalStack then hands over twice, a function of
Lightup takes twice."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from lightup_localstack import aws
from lightup_localstack.failure import Failure
from lightup_localstack.server import Server

WITHIN = 60.0


@contextmanager
def held(running: Server, function: str) -> Iterator[None]:
    """Failure: when the mapping does not follow."""
    _turn(running, function, "Disabled")
    try:
        yield
    finally:
        _turn(running, function, "Enabled")


def let_go(running: Server, function: str) -> None:
    """Lets a stream go on that somebody held who was killed meanwhile; one that flows is not touched."""
    _turn(running, function, "Enabled")


def _turn(running: Server, function: str, state: str) -> None:
    functions = aws.client(running, "lambda")
    mappings = functions.list_event_source_mappings(FunctionName=function)["EventSourceMappings"]
    if not mappings:
        raise Failure(f"{function} has no stream; deploy again: ./lightup localstack deploy")
    for mapping in [one for one in mappings if one["State"] != state]:
        functions.update_event_source_mapping(UUID=mapping["UUID"], Enabled=state == "Enabled")
    deadline = time.monotonic() + WITHIN
    while any(functions.get_event_source_mapping(UUID=one["UUID"])["State"] != state for one in mappings):
        if time.monotonic() > deadline:
            raise Failure(f"the stream of {function} is not {state.lower()} within {WITHIN:.0f} s; see LocalStack's log")
        time.sleep(0.2)
