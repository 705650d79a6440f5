"""What a process writes: each line to a log at once, and the lines since the last question to whoever asks."""

import os
import select
import threading
from collections import deque
from collections.abc import Callable

MOST_LINES = 10_000
PIECE = 65_536


class Output:
    """Reads a pipe to its end. `taken` first reads what is in the pipe already, so that what a process wrote before it answered is there."""

    def __init__(self, pipe: int, log: Callable[[str], None]):
        os.set_blocking(pipe, False)
        self._pipe, self._log = pipe, log
        self._lock = threading.Lock()
        self._lines: deque[str] = deque(maxlen=MOST_LINES)
        self._begun = b""
        self._ended = False

    def follow(self) -> None:
        """Reads until nobody holds the other end of the pipe, and closes this one."""
        while not self._ended:
            select.select([self._pipe], [], [])
            self._read()
        os.close(self._pipe)

    def taken(self) -> list[str]:
        """The lines since the last call."""
        self._read()
        with self._lock:
            lines = list(self._lines)
            self._lines.clear()
            return lines

    def _read(self) -> None:
        with self._lock:
            while not self._ended:
                try:
                    piece = os.read(self._pipe, PIECE)
                except BlockingIOError:
                    return
                self._ended = piece == b""
                *whole, self._begun = (self._begun + piece).split(b"\n")
                if self._ended and self._begun:
                    whole.append(self._begun)
                for line in whole:
                    text = line.decode(errors="replace").rstrip("\r")
                    self._lines.append(text)
                    self._log(text)
