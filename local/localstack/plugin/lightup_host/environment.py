"""One execution environment: a process that serves one invocation after another, begun again after it broke."""

import threading
from collections.abc import Callable
from concurrent.futures import TimeoutError as FutureTimeout

from lightup_host.exchange import Exchange, NotTaken
from lightup_host.invocation import InitError, Invocation, Outcome, failure
from lightup_host.processes import FunctionProcess, Launch
from lightup_host.runtime_api import RuntimeApi

ATTEMPTS = 2


class Environment:
    """Not for concurrent invocations; `stop` may come from any thread at any time.

    launch: makes what to start from the runtime API's address
    timeout: how many seconds an invocation may take
    log: takes each line that the process writes
    """

    def __init__(self, launch: Callable[[str], Launch], timeout: float, log: Callable[[str], None]):
        self._launch, self._timeout, self._log = launch, timeout, log
        self._lock = threading.Lock()
        self._stopped = False
        self._running: _Running | None = None
        self._last_lines: list[str] = []

    def start(self) -> None:
        """Starts the process and waits until it asks for its first event.

        InitError: it did not come to that, or was stopped before
        """
        with self._lock:
            if self._stopped:
                raise InitError(failure("Sandbox.Stopped", "the environment was stopped"))
            self._running = running = _Running(self._launch, self._timeout, self._log)
        try:
            running.exchange.ready.result()
        except InitError:
            self._end(running, grace=0)
            raise

    def invoke(self, invocation: Invocation) -> Outcome:
        """Runs one invocation. Whatever happens to the process is an outcome."""
        for _ in range(ATTEMPTS):
            try:
                return self._attempt(invocation)
            except NotTaken:
                continue
            except InitError as broken:
                return Outcome(broken.payload, True)
        return Outcome(failure("Runtime.ExitError", f"RequestId: {invocation.request_id} Error: the runtime exits before it serves"), True)

    def stop(self) -> None:
        """Ends the process; whoever waits for it is told. There is no start after it."""
        with self._lock:
            self._stopped = True
            running = self._running
        if running:
            self._end(running)

    def taken_lines(self) -> list[str]:
        """What the process wrote since the last call."""
        running, earlier, self._last_lines = self._running, self._last_lines, []
        return earlier + (running.process.output.taken() if running else [])

    def _attempt(self, invocation: Invocation) -> Outcome:
        running = self._running
        if running is None or not running.process.is_alive():
            if running:
                self._end(running)
            self.start()
            running = self._running
        assert running is not None
        waiting = running.exchange.offer(invocation)
        try:
            return waiting.result(self._timeout)
        except FutureTimeout:
            self._end(running, grace=0)
            message = f"RequestId: {invocation.request_id} Error: Task timed out after {self._timeout:.2f} seconds"
            return Outcome(failure("Sandbox.Timedout", message), True)

    def _end(self, running: "_Running", grace: float = 1.0) -> None:
        running.end(grace)
        with self._lock:
            if self._running is running:
                self._last_lines += running.process.output.taken()
                self._running = None


class _Running:
    """A process with the exchange and the runtime API that are its own."""

    def __init__(self, launch: Callable[[str], Launch], timeout: float, log: Callable[[str], None]):
        self.exchange = Exchange()
        self._api = RuntimeApi(self.exchange, timeout)
        try:
            self.process = FunctionProcess(launch(self._api.address), log, self._exited)
        except BaseException:
            self._api.close()
            raise

    def end(self, grace: float) -> None:
        self.process.stop(grace)
        self.exchange.close(failure("Sandbox.Stopped", "the environment was stopped"))
        self._api.close()

    def _exited(self, status: int) -> None:
        how = f"exit status {status}" if status >= 0 else f"signal {-status}"
        self.exchange.close(failure("Runtime.ExitError", f"Runtime exited with error: {how}"))
