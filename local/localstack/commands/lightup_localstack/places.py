"""Where everything lies."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """home: Lightup's folder. work: what these commands make, git-ignored, readable by its owner only."""

    home: Path
    jdk: Path

    @staticmethod
    def from_environment() -> "Places":
        return Places(Path(os.environ["LIGHTUP_HOME"]).resolve(), Path(os.environ["LIGHTUP_JDK"]))

    @property
    def source(self) -> Path:
        return self.home / "local" / "localstack"

    @property
    def work(self) -> Path:
        return self.home / ".lightup" / "localstack"

    @property
    def venv(self) -> Path:
        return self.work / "venv"

    @property
    def sam(self) -> Path:
        return self.work / "sam"

    @property
    def root(self) -> Path:
        """LocalStack's file system; what it keeps is under var/lib/localstack."""
        return self.work / "root"

    @property
    def libraries(self) -> Path:
        return self.root / "var" / "lib" / "localstack" / "lib"

    @property
    def temporary(self) -> Path:
        return self.work / "tmp"

    @property
    def client(self) -> Path:
        """The runtime client's jars and its native library."""
        return self.work / "client"

    @property
    def log(self) -> Path:
        return self.work / "localstack.log"

    @property
    def server(self) -> Path:
        return self.work / "server.json"

    @property
    def directory(self) -> Path:
        return self.work / "directory.json"

    @property
    def stack(self) -> Path:
        return self.work / "stack.json"

    def make_work(self) -> None:
        self.work.parent.mkdir(exist_ok=True)
        self.work.mkdir(mode=0o700, exist_ok=True)

    def private(self, file: Path, text: str) -> None:
        """Writes a file of mode 0600, whole or not at all."""
        fresh = file.with_name(file.name + ".fresh")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            out.write(text)
        fresh.replace(file)
