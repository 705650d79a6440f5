"""Cookies of a Function URL's answer."""

import pytest
from lightup_host.cookies import cookies_of


def test_cookies_stand_beside_the_headers() -> None:
    assert cookies_of(b'{"statusCode":200,"cookies":["a=1; Path=/","b=2"]}') == ["a=1; Path=/", "b=2"]


@pytest.mark.parametrize("payload", [b"", b"plain text", b"[1]", b'"text"', b"{}", b'{"cookies":null}', b'{"cookies":"a=1"}', b'{"cookies":[1]}'])
def test_an_answer_of_another_form_has_none(payload: bytes) -> None:
    assert cookies_of(payload) == []
