"""The key that signs readers' cookies, and the secret by which Enter is told of it."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError


class SiteKeys:
    """Pairs of RSA 2048 that are made on this machine, once a stack and a turn, and stay here only until the secret holds them.

    A pair that is there already was made by a deployment that broke off: it is taken again.
    """

    def __init__(self, folder: Path, stack: str) -> None:
        self._folder, self._stack = folder, stack

    def private(self, public: str | None = None) -> str | None:
        """The private half of the pair that is here; of another than `public` it is none."""
        if not self._file.exists():
            return None
        return self._file.read_text() if public is None or same(self.public(), public) else None

    def public(self) -> str:
        """The public half in PEM form; makes the pair where there is none."""
        if not self._file.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            made = openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048")
            part = self._file.with_suffix(".part")
            with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
                out.write(made)
            part.rename(self._file)
        return openssl("pkey", "-in", str(self._file), "-pubout")

    def forget(self) -> None:
        """Removes the pair: the secret holds it now."""
        self._file.unlink(missing_ok=True)

    @property
    def _file(self) -> Path:
        return self._folder / f"{self._stack}.key"


class EntrySecret:
    """Enter's settings in Secrets Manager: `site`, `keyId`, `privateKey`, `from`."""

    def __init__(self, client: Any, name: str) -> None:
        self._client, self.name = client, name

    def read(self) -> dict[str, str] | None:
        try:
            text = self._client.get_secret_value(SecretId=self.name)["SecretString"]
        except ClientError as e:
            if e.response["Error"]["Code"] == "ResourceNotFoundException":
                return None
            raise
        settings: dict[str, str] = json.loads(text)
        return settings

    def write(self, settings: dict[str, str]) -> None:
        """Makes it, or puts another version in its place; the one before stays under AWSPREVIOUS."""
        try:
            self._client.create_secret(Name=self.name, SecretString=json.dumps(settings))
        except ClientError as e:
            if e.response["Error"]["Code"] != "ResourceExistsException":
                raise
            self._client.put_secret_value(SecretId=self.name, SecretString=json.dumps(settings))


def same(one: str, other: str) -> bool:
    """Whether two keys in PEM form are the same; blanks and line ends do not count."""
    return "".join(one.split()) == "".join(other.split())


def belongs(private: str, public: str) -> bool:
    """Whether two halves are of one pair."""
    return same(openssl("pkey", "-pubout", given=private), public)


def openssl(*arguments: str, given: str = "") -> str:
    done = subprocess.run(["openssl", *arguments], input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"openssl {arguments[0]} failed: {done.stderr.strip()[:200]}")
    return done.stdout
