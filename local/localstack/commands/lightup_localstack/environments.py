"""Virtual environments that are what their pins say: made once, made anew when the pins or the Python change."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from lightup_localstack.places import Places
from lightup_localstack.tell import note, run

STAMP = "lightup.stamp"
LOCALSTACK = "localstack-core[runtime]==4.14.0"
WEBHOOKS = "standardwebhooks==1.1.0"


def localstack(places: Places) -> Path:
    """LocalStack's environment with our plugin; the path of its Python."""
    constraints = places.source / "constraints.txt"
    python = made(
        places,
        places.venv,
        "LocalStack 4.14.0",
        stamp_of([constraints], LOCALSTACK),
        ["-c", str(constraints), LOCALSTACK, "setuptools"],
    )
    plugin = places.source / "plugin"
    wanted = stamp_of(sorted(file for file in plugin.rglob("*") if file.suffix in (".py", ".toml")))
    stamp = places.venv / "plugin.stamp"
    if not stamp.exists() or stamp.read_text() != wanted:
        # A copy, because a build leaves files beside the sources.
        copy = places.work / "plugin"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(plugin, copy, ignore=shutil.ignore_patterns("__pycache__"))
        run(
            "installing the executor",
            [
                str(python),
                "-m",
                "pip",
                "install",
                "-q",
                "--disable-pip-version-check",
                "--no-deps",
                "--no-build-isolation",
                "--force-reinstall",
                str(copy),
            ],
            log(places),
        )
        shutil.rmtree(copy)
        stamp.write_text(wanted)
    return python


def sam(places: Places) -> Path:
    """SAM's environment, with the client of Standard Webhooks; the path of its `sam`. Its pins conflict with LocalStack's."""
    requirements = places.home / ".ci" / "requirements-sam.txt"
    return made(places, places.sam, "SAM", stamp_of([requirements], WEBHOOKS), ["-r", str(requirements), WEBHOOKS]).with_name("sam")


def is_current(venv: Path, stamp: str) -> bool:
    """Whether an environment is what its pins say and its Python still runs."""
    file = venv / STAMP
    if not file.exists() or file.read_text() != stamp:
        return False
    try:
        return subprocess.run([str(venv / "bin" / "python"), "-c", ""], capture_output=True).returncode == 0
    except OSError:
        return False


def made(places: Places, venv: Path, what: str, stamp: str, packages: list[str]) -> Path:
    python = venv / "bin" / "python"
    if is_current(venv, stamp):
        return python
    doing = f"the environment of {what} is stale, making it anew" if venv.exists() else f"installing {what}"
    note(f"{doing}, once, about a minute")
    shutil.rmtree(venv, ignore_errors=True)
    log(places).unlink(missing_ok=True)
    run(f"making an environment for {what}", [sys.executable, "-m", "venv", str(venv)], log(places))
    run(f"installing {what}", [*installer(python), *packages], log(places))
    # Last, so that an environment whose making was cut short is made anew.
    (venv / STAMP).write_text(stamp)
    return python


def installer(python: Path) -> list[str]:
    """uv where it is on the path, which takes a tenth of pip's time; else the environment's own pip."""
    uv = shutil.which("uv")
    return [uv, "pip", "install", "-q", "--python", str(python)] if uv else [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]


def stamp_of(files: Iterable[Path], *words: str) -> str:
    hashed = hashlib.sha256("\0".join([sys.version, *words]).encode())
    for file in files:
        hashed.update(file.name.encode() + b"\0" + file.read_bytes())
    return hashed.hexdigest()


def log(places: Places) -> Path:
    return places.work / "install.log"
