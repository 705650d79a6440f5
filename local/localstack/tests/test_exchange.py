"""The hand-over between an invocation and a process, without any process."""

import pytest
from conftest import event
from lightup_host.exchange import Exchange, NotTaken
from lightup_host.invocation import InitError, Outcome


def test_an_answer_to_another_request_is_not_taken() -> None:
    exchange = Exchange()
    waiting = exchange.offer(event("one", "1"))
    assert exchange.take() == event("one", "1")
    assert not exchange.answer("0", Outcome(b"late", False))
    assert exchange.answer("1", Outcome(b"mine", False))
    assert not exchange.answer("1", Outcome(b"twice", False))
    assert waiting.result(0) == Outcome(b"mine", False)


def test_two_at_a_time_are_refused() -> None:
    exchange = Exchange()
    exchange.offer(event("one"))
    with pytest.raises(RuntimeError):
        exchange.offer(event("two", "2"))


def test_what_nobody_took_may_be_offered_elsewhere() -> None:
    exchange = Exchange()
    waiting = exchange.offer(event("one"))
    exchange.close(b"gone")
    with pytest.raises(NotTaken):
        waiting.result(0)
    with pytest.raises(NotTaken):
        exchange.offer(event("two")).result(0)


def test_what_was_taken_fails_with_the_process() -> None:
    exchange = Exchange()
    waiting = exchange.offer(event("one"))
    exchange.take()
    exchange.close(b"gone")
    exchange.close(b"later")
    assert waiting.result(0) == Outcome(b"gone", True)
    assert exchange.take() is None


def test_the_first_question_says_that_the_process_is_ready() -> None:
    exchange = Exchange()
    assert not exchange.ready.done()
    exchange.offer(event("one"))
    exchange.take()
    exchange.fail_init(b"too late")
    assert exchange.ready.result(0) is None


def test_a_failed_beginning_stays_the_reason() -> None:
    exchange = Exchange()
    exchange.fail_init(b"because")
    exchange.close(b"exit")
    with pytest.raises(InitError, match="because"):
        exchange.ready.result(0)
