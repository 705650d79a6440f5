"""The executor with AWS's own runtime client in a real JVM. Needs what `./lightup localstack up` placed: LIGHTUP_HOST_JAVA,
a JDK's folder, and LIGHTUP_HOST_CLIENT, the client's."""

import os
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import HERE, event
from lightup_host.environment import Environment
from lightup_host.invocation import InitError, Outcome
from lightup_host.java import JavaRuntime

pytestmark = pytest.mark.skipif(
    "LIGHTUP_HOST_CLIENT" not in os.environ, reason="set LIGHTUP_HOST_JAVA and LIGHTUP_HOST_CLIENT (.lightup/localstack/client)"
)
Make = Callable[..., Environment]


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("code")
    java = JavaRuntime.from_environment()
    subprocess.run([java.home / "bin" / "javac", "-d", folder, "-cp", f"{java.client}/*", HERE / "Misbehaving.java"], check=True)
    return folder


@pytest.fixture
def make(code: Path) -> Iterator[Make]:
    made: list[Environment] = []

    def environment(timeout: float = 20.0, handler: str = "Misbehaving::handleRequest", **more: str) -> Environment:
        variables = {
            "_HANDLER": handler,
            "AWS_LAMBDA_FUNCTION_NAME": "one",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128",
            "AWS_LAMBDA_FUNCTION_VERSION": "1",
            "AWS_LAMBDA_LOG_GROUP_NAME": "g",
            "AWS_LAMBDA_LOG_STREAM_NAME": "s",
            **more,
        }
        made.append(
            Environment(
                lambda address: JavaRuntime.from_environment().launch(code, 128, "java25", variables, address),
                timeout,
                lambda _: None,
            )
        )
        return made[-1]

    yield environment
    for one in made:
        one.stop()


def test_the_function_is_served_and_what_goes_wrong_is_an_outcome(make: Make) -> None:
    environment = make()
    environment.start()
    assert environment.invoke(event('"one"', "id-1")) == Outcome(b'["one","id-1"]', False)
    assert 'seen "one"' in environment.taken_lines()
    for broken, says in (("throw", b"on purpose"), ("memory", b"OutOfMemoryError"), ("exit", b"Runtime.ExitError")):
        outcome = environment.invoke(event(f'"{broken}"', f"id-{broken}"))
        assert outcome.is_error and says in outcome.payload, outcome
        assert environment.invoke(event('"on"', f"after-{broken}")) == Outcome(f'["on","after-{broken}"]'.encode(), False)


def test_a_function_that_hangs_is_ended_and_serves_again(make: Make) -> None:
    environment = make(timeout=5)
    environment.start()
    assert b"Task timed out after 5.00 seconds" in environment.invoke(event('"hang"', "1")).payload
    assert environment.invoke(event('"on"', "2")) == Outcome(b'["on","2"]', False)


def test_a_class_that_cannot_begin_is_an_init_error(make: Make) -> None:
    with pytest.raises(InitError, match="ExceptionInInitializerError"):
        make(BREAK_INIT="yes").start()


def test_a_handler_that_is_not_there_is_an_error_of_each_invocation(make: Make) -> None:
    environment = make(handler="Nobody::handleRequest")
    environment.start()
    outcome = environment.invoke(event('"one"', "1"))
    assert outcome.is_error and b"Nobody" in outcome.payload, outcome


def test_many_may_begin_at_once(make: Make) -> None:
    environments = [make() for _ in range(6)]
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(Environment.start, environments))
        outcomes = list(threads.map(lambda one: one.invoke(event('"x"', "1")), environments))
    assert outcomes == [Outcome(b'["x","1"]', False)] * 6
