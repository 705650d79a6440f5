"""One execution environment against a process of ours: whatever happens to the process is an outcome, and nothing of it stays."""

import threading
import time

import pytest
from conftest import Make, event, eventually, runs
from lightup_host.invocation import InitError, Outcome


def test_one_process_serves_one_invocation_after_another(make: Make) -> None:
    environment = make()
    environment.start()
    first = environment.invoke(event("pid", "1"))
    second = environment.invoke(event("pid", "2"))
    assert first == second
    assert environment.invoke(event("echo seen once", "3")) == Outcome(b"seen once", False)


def test_each_environment_has_a_process_of_its_own(make: Make) -> None:
    one, other = make(), make()
    one.start()
    other.start()
    assert one.invoke(event("pid")) != other.invoke(event("pid"))


def test_next_carries_what_the_runtime_client_dies_without(make: Make) -> None:
    environment = make(timeout=3)
    environment.start()
    told = environment.invoke(event("headers", "id-1")).payload.decode()
    for header in ("'Content-Type': 'application/json'", "'Lambda-Runtime-Trace-Id': 'Root=1-2-3'", "'Lambda-Runtime-Aws-Request-Id': 'id-1'",
                   "'Lambda-Runtime-Invoked-Function-Arn': 'arn:aws:lambda:us-east-1:000000000000:function:one'"):
        assert header in told
    deadline = int(told.split("'Lambda-Runtime-Deadline-Ms': '")[1].split("'")[0])
    assert 0 < deadline / 1000 - time.time() <= 3


def test_an_error_of_the_function_is_an_error_and_the_process_stays(make: Make) -> None:
    environment = make()
    environment.start()
    pid = environment.invoke(event("pid", "1"))
    assert environment.invoke(event("raise", "2")) == Outcome(b'{"errorType":"IllegalState","errorMessage":"on purpose"}', True)
    assert environment.invoke(event("pid", "3")) == pid


def test_a_body_in_chunks_arrives_whole(make: Make) -> None:
    environment = make()
    environment.start()
    assert environment.invoke(event("chunked 2000000")).payload == b"x" * 2_000_000


def test_an_answer_beyond_six_megabytes_is_lambdas_error(make: Make) -> None:
    environment = make()
    environment.start()
    outcome = environment.invoke(event("chunked 7000000", "1"))
    assert outcome.is_error and b"Function.ResponseSizeTooLarge" in outcome.payload
    assert environment.invoke(event("echo on", "2")) == Outcome(b"on", False)


def test_a_process_that_dies_is_an_error_and_the_next_invocation_has_another(make: Make) -> None:
    environment = make()
    environment.start()
    before = environment.invoke(event("pid", "1"))
    died = environment.invoke(event("die", "2"))
    assert died.is_error and b"Runtime.ExitError" in died.payload and b"exit status 9" in died.payload
    after = environment.invoke(event("pid", "3"))
    assert not after.is_error and after != before


def test_a_process_that_dies_between_invocations_fails_none(make: Make) -> None:
    environment = make()
    environment.start()
    for number in range(5):
        assert environment.invoke(event("die-after-answer", str(number))) == Outcome(b"answered", False)


def test_a_timeout_is_said_as_lambda_says_it_and_ends_the_process(make: Make) -> None:
    environment = make(timeout=0.5)
    environment.start()
    pid = int(environment.invoke(event("pid", "1")).payload)
    began = time.monotonic()
    outcome = environment.invoke(event("sleep", "2"))
    assert time.monotonic() - began < 5
    assert outcome.is_error and b"Task timed out after 0.50 seconds" in outcome.payload
    assert not runs(pid)


def test_after_a_timeout_the_environment_serves_again(make: Make) -> None:
    environment = make(timeout=2)
    environment.start()
    assert environment.invoke(event("sleep", "1")).is_error
    assert environment.invoke(event("echo again", "2")) == Outcome(b"again", False)


def test_what_the_runtime_says_of_its_beginning_is_what_the_caller_reads(make: Make) -> None:
    with pytest.raises(InitError) as failed:
        make(start="refuse").start()
    assert b"Runtime.BadHandler" in failed.value.payload


def test_a_process_that_dies_while_it_begins_is_an_init_error_with_its_words(make: Make, lines: list[str]) -> None:
    environment = make(start="die")
    with pytest.raises(InitError) as failed:
        environment.start()
    assert b"exit status 7" in failed.value.payload
    eventually("its words are in the log", lambda: "no word of why" in lines)
    assert environment.taken_lines() == ["no word of why"]


def test_stopping_frees_who_waits_for_a_beginning(make: Make) -> None:
    environment = make(start="hang")
    threading.Timer(0.3, environment.stop).start()
    with pytest.raises(InitError):
        environment.start()


def test_stopping_frees_who_waits_for_an_answer(make: Make) -> None:
    environment = make(timeout=60)
    environment.start()
    threading.Timer(0.3, environment.stop).start()
    assert b"Sandbox.Stopped" in environment.invoke(event("sleep")).payload


def test_a_stopped_environment_begins_no_more(make: Make) -> None:
    environment = make()
    environment.start()
    environment.stop()
    environment.stop()
    assert environment.invoke(event("echo late")).is_error


def test_stopping_ends_what_the_process_started_too(make: Make) -> None:
    environment = make()
    environment.start()
    child = int(environment.invoke(event("child")).payload)
    assert runs(child)
    environment.stop()
    eventually("the child has ended", lambda: not runs(child))


def test_a_process_that_does_not_listen_is_killed(make: Make) -> None:
    environment = make()
    environment.start()
    pid = int(environment.invoke(event("deaf")).payload)
    environment.stop()
    assert not runs(pid)


def test_what_was_written_before_the_answer_is_there_with_the_answer(make: Make, lines: list[str]) -> None:
    environment = make()
    environment.start()
    for number in range(20):
        environment.invoke(event("lines 50", str(number)))
        assert environment.taken_lines() == [f"line {one}" for one in range(50)]
    assert len(lines) == 1000


def test_a_last_line_without_an_end_is_kept(make: Make) -> None:
    environment = make()
    environment.start()
    assert environment.invoke(event("half")).is_error
    assert environment.taken_lines() == ["a line without an end"]
