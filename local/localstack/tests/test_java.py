"""The command that runs a Java function."""

from pathlib import Path

import pytest
from lightup_host.java import JavaRuntime


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> JavaRuntime:
    monkeypatch.setenv("LIGHTUP_HOST_JAVA", "/jdk")
    monkeypatch.setenv("LIGHTUP_HOST_CLIENT", "/client")
    monkeypatch.setenv("LIGHTUP_LOCALSTACK", "/mark")
    monkeypatch.setenv("AWS_PROFILE", "somebody")
    monkeypatch.setenv("SECRET_OF_THE_SHELL", "1")
    return JavaRuntime.from_environment()


def test_the_function_runs_in_its_folder_with_the_client_alone_on_the_class_path(runtime: JavaRuntime) -> None:
    launch = runtime.launch(Path("/code"), 512, "java25", {"_HANDLER": "a.B::c"}, "127.0.0.1:9")
    assert launch.folder == Path("/code")
    assert launch.command[0] == "/jdk/bin/java"
    assert launch.command[launch.command.index("-cp") + 1] == "/client/*"
    assert launch.command[-1] == "a.B::c"


def test_the_native_library_is_a_file_that_no_process_writes(runtime: JavaRuntime) -> None:
    launch = runtime.launch(Path("/code"), 512, "java25", {"_HANDLER": "a.B"}, "127.0.0.1:9")
    assert "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=/client/jni.so" in launch.command


@pytest.mark.parametrize(("memory", "heap"), [(128, 108), (512, 435), (1769, 1503), (64, 64)])
def test_the_heap_is_most_of_the_functions_memory(runtime: JavaRuntime, memory: int, heap: int) -> None:
    assert f"-Xmx{heap}m" in runtime.launch(Path("/code"), memory, "java25", {"_HANDLER": "a.B"}, "127.0.0.1:9").command


def test_a_function_sees_its_own_variables_and_few_of_the_shells(runtime: JavaRuntime) -> None:
    environment = runtime.launch(Path("/code"), 512, "java25", {"_HANDLER": "a.B", "TABLE": "t", "LAMBDA_TASK_ROOT": "/var/task"},
                                 "127.0.0.1:9").environment
    assert environment["TABLE"] == "t"
    assert environment["LAMBDA_TASK_ROOT"] == "/code"
    assert environment["AWS_EXECUTION_ENV"] == "AWS_Lambda_java25"
    assert environment["AWS_LAMBDA_RUNTIME_API"] == "127.0.0.1:9"
    assert environment["LIGHTUP_LOCALSTACK"] == "/mark"
    assert "AWS_PROFILE" not in environment and "SECRET_OF_THE_SHELL" not in environment
