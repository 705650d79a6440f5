"""The commands as a person types them, in set-ups that are broken: one sentence that names what mends it, and the right exit code."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import HERE

RUN = HERE.parent / "run"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder like Lightup's, in which nothing was installed."""
    (tmp_path / "local").mkdir()
    for folder in (HERE.parent, HERE.parent.parent / "shell"):
        (tmp_path / "local" / folder.name).symlink_to(folder)
    return tmp_path


def told(home: Path, *words: str, **variables: str) -> tuple[int, str, str]:
    env = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "LIGHTUP_JDK": "/nowhere", "LIGHTUP_PYTHON": sys.executable} | variables
    answer = subprocess.run([str(RUN), str(home), *words], env={name: value for name, value in env.items() if value}, capture_output=True,
                            text=True, timeout=60)
    return answer.returncode, answer.stdout, answer.stderr


def sentence(stderr: str) -> str:
    """The one line that was said."""
    lines = stderr.splitlines()
    assert len(lines) == 1 and lines[0].startswith("lightup: "), stderr
    return lines[0]


@pytest.fixture
def old_python(tmp_path: Path) -> Path:
    """A Python that says of itself that it is too old, as 3.11 would."""
    old = tmp_path / "bin" / "python3.11"
    old.parent.mkdir()
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    return old


def test_a_python_that_is_too_old_is_named(home: Path, old_python: Path) -> None:
    code, _, err = told(home, "up", LIGHTUP_PYTHON=str(old_python))
    assert code == 3
    assert str(old_python) in sentence(err) and "unset LIGHTUP_PYTHON" in err


def test_without_any_python_the_way_to_one_is_said(home: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("sh", "env"):
        (tools / tool).symlink_to(f"/bin/{tool}" if Path(f"/bin/{tool}").exists() else f"/usr/bin/{tool}")
    code, _, err = told(home, "up", LIGHTUP_PYTHON="", PATH=str(tools), HOME=str(tmp_path), PYENV_ROOT=str(tmp_path))
    assert code == 3
    assert "pyenv install 3.13" in sentence(err)


def test_a_python_is_found_among_pyenvs_versions(home: Path, tmp_path: Path) -> None:
    versions = tmp_path / "pyenv" / "versions" / "3.13.0" / "bin"
    versions.mkdir(parents=True)
    (versions / "python3").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (versions / "python3").chmod(0o755)
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "sh").symlink_to("/bin/sh")
    code, out, _ = told(home, "down", LIGHTUP_PYTHON="", PATH=str(tools), PYENV_ROOT=str(tmp_path / "pyenv"))
    assert (code, out) == (0, "nothing ran\n")


def test_a_port_that_is_taken_is_one_sentence_with_another_port(home: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, _, err = told(home, "up", "--port", str(port))
    assert code == 3
    assert f"port {port} on 127.0.0.1 is taken" in sentence(err) and "./lightup localstack up --port" in err


@pytest.mark.parametrize("command", ["deploy", "test"])
def test_what_needs_localstack_says_how_to_start_it(home: Path, command: str) -> None:
    code, _, err = told(home, command)
    assert code == 3
    assert "./lightup localstack up" in sentence(err)


def test_down_where_nothing_runs_is_fine(home: Path) -> None:
    assert told(home, "down", "--json") == (0, 'nothing ran\n{"ran": false}\n', "")


def test_a_pid_that_is_another_processes_by_now_is_left_alone(home: Path) -> None:
    work = home / ".lightup" / "localstack"
    work.mkdir(parents=True)
    other = subprocess.Popen(["sleep", "60"])
    try:
        (work / "server.json").write_text(f'{{"pid": {other.pid}, "port": 4566}}')
        assert told(home, "down")[0] == 0
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_down_ends_what_a_killed_localstack_left(home: Path) -> None:
    work = home / ".lightup" / "localstack"
    left = subprocess.Popen(["sleep", "60"], env={"LIGHTUP_LOCALSTACK": str(work.resolve()), "PATH": os.environ["PATH"]}, start_new_session=True)
    assert told(home, "down") == (0, "stopped\n", "")
    assert left.wait(5) == -9


def test_clean_removes_what_was_installed(home: Path) -> None:
    work = home / ".lightup" / "localstack"
    (work / "venv").mkdir(parents=True)
    assert told(home, "down")[0] == 0 and (work / "venv").exists()
    assert told(home, "down", "--clean")[0] == 0 and not work.exists()


@pytest.mark.parametrize("words", [[], ["fly"], ["up", "--port", "many"], ["up", "--port", "70000"], ["down", "--port", "1"]])
def test_a_wrong_command_line_is_two(home: Path, words: list[str]) -> None:
    code, _, err = told(home, *words)
    assert code == 2
    assert "usage: ./lightup localstack" in err


def test_help_shows_the_commands_in_their_order(home: Path) -> None:
    code, out, _ = told(home, "--help")
    assert code == 0
    assert out.index("localstack up ") < out.index("localstack deploy ") < out.index("localstack test ") < out.index("localstack down ")
