"""`up`: installs what is missing, starts LocalStack, waits for it."""

import time

from lightup_localstack import environments, java_parts, server
from lightup_localstack.failure import Failure
from lightup_localstack.places import Places
from lightup_localstack.server import Server
from lightup_localstack.tell import note


def up(places: Places, port: int | None) -> tuple[Server, float]:
    """The server, and how many seconds it took to have it."""
    began = time.monotonic()
    places.make_work()
    running = server.found(places)
    if running:
        if port not in (None, running.port):
            raise Failure(f"LocalStack runs already, on port {running.port}; stop it first: ./lightup localstack down")
        return running, time.monotonic() - began
    wanted = port or 4566
    server.free(wanted)
    python = environments.localstack(places)
    java_parts.place(places)
    note(f"starting LocalStack 4.14.0 on {server.HOST}:{wanted}")
    return server.start(places, python, wanted), time.monotonic() - began

