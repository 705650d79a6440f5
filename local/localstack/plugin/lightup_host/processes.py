"""A process with its children: started in a session of its own, ended whole."""

import os
import signal
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lightup_host.output import Output

GRACE = 1.0


@dataclass(frozen=True)
class Launch:
    """What to start: words, variables, folder."""

    command: list[str]
    environment: dict[str, str]
    folder: Path


class FunctionProcess:
    """A running process. `ended` is called once with the exit status, unless `stop` ended it."""

    def __init__(self, launch: Launch, log: Callable[[str], None], ended: Callable[[int], None]):
        # A pipe of our own: both ends of the process's output go there, and Output alone reads it.
        reading, writing = os.pipe()
        try:
            self._process = subprocess.Popen(launch.command, cwd=launch.folder, env=launch.environment, stdin=subprocess.DEVNULL,
                                             stdout=writing, stderr=writing, start_new_session=True)
        except OSError:
            os.close(reading)
            raise
        finally:
            os.close(writing)
        self.output = Output(reading, log)
        self._ended = ended
        self._stopped = threading.Event()
        threading.Thread(target=self.output.follow, daemon=True, name=f"output-{self.pid}").start()
        threading.Thread(target=self._watch, daemon=True, name=f"watch-{self.pid}").start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def stop(self, grace: float = GRACE) -> None:
        """Asks it to end and then ends it, with all that it started. `grace` 0 does not ask."""
        self._stopped.set()
        if grace > 0 and self.is_alive():
            self._signal(signal.SIGTERM)
            try:
                self._process.wait(grace)
            except subprocess.TimeoutExpired:
                pass
        # Its children may live on after it.
        self._signal(signal.SIGKILL)
        self._process.wait()

    def _signal(self, which: signal.Signals) -> None:
        try:
            os.killpg(self.pid, which)
        except ProcessLookupError:
            pass

    def _watch(self) -> None:
        status = self._process.wait()
        if not self._stopped.is_set():
            self._signal(signal.SIGKILL)
            self._ended(status)
