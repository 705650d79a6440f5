"""What goes into a function and what comes out of it."""

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Invocation:
    """One event on its way to a function.

    request_id, function_arn, trace_id: what the runtime client is told in headers
    payload: the event's bytes
    """

    request_id: str
    function_arn: str
    trace_id: str
    payload: bytes


@dataclass(frozen=True)
class Outcome:
    """What an invocation ended in: the function's answer, or an error as Lambda describes it in JSON."""

    payload: bytes
    is_error: bool


class InitError(Exception):
    """The function's process did not come to ask for its first event. `payload` is Lambda's description in JSON."""

    def __init__(self, payload: bytes):
        super().__init__(payload.decode(errors="replace"))
        self.payload = payload


def failure(error_type: str, message: str) -> bytes:
    """An error as Lambda describes it."""
    return json.dumps({"errorType": error_type, "errorMessage": message}).encode()
