"""Where one invocation at a time is handed to a function's process and its outcome taken back. Thread-safe."""

import threading
from concurrent.futures import Future

from lightup_host.invocation import InitError, Invocation, Outcome


class NotTaken(Exception):
    """The process ended before it took the invocation: another process may take it."""


class Exchange:
    """One for each process. The environment offers, the runtime API takes and answers, whoever watches the process closes."""

    def __init__(self) -> None:
        self.ready: Future[None] = Future()
        self._changed = threading.Condition()
        self._invocation: Invocation | None = None
        self._outcome: Future[Outcome] | None = None
        self._taken = False
        self._closed = False

    def offer(self, invocation: Invocation) -> "Future[Outcome]":
        """Offers an invocation. The future holds its outcome, or NotTaken."""
        with self._changed:
            outcome: Future[Outcome] = Future()
            if self._closed:
                outcome.set_exception(NotTaken())
                return outcome
            if self._outcome is not None and not self._outcome.done():
                raise RuntimeError("an environment takes one invocation at a time")
            self._invocation, self._outcome, self._taken = invocation, outcome, False
            self._changed.notify_all()
            return outcome

    def take(self) -> Invocation | None:
        """Waits for the next invocation; None when there will be none. The first call says that the process is ready."""
        with self._changed:
            if not self.ready.done():
                self.ready.set_result(None)
            self._changed.wait_for(lambda: self._closed or (self._invocation is not None and not self._taken))
            if self._closed:
                return None
            self._taken = True
            return self._invocation

    def answer(self, request_id: str, outcome: Outcome) -> bool:
        """Ends the invocation of that id; False when it is not the current one or has ended."""
        with self._changed:
            if self._invocation is None or self._invocation.request_id != request_id:
                return False
            if self._outcome is None or self._outcome.done():
                return False
            self._outcome.set_result(outcome)
            self._invocation = None
            return True

    def fail_init(self, payload: bytes) -> None:
        """The process says that it cannot begin."""
        with self._changed:
            if not self.ready.done():
                self.ready.set_exception(InitError(payload))

    def close(self, reason: bytes) -> None:
        """The process has ended, or nobody wants it any more. Whoever waits is told; a later close changes nothing."""
        with self._changed:
            self._closed = True
            if not self.ready.done():
                self.ready.set_exception(InitError(reason))
            if self._outcome is not None and not self._outcome.done():
                if self._taken:
                    self._outcome.set_result(Outcome(reason, True))
                else:
                    self._outcome.set_exception(NotTaken())
            self._changed.notify_all()
