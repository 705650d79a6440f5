"""Cookies of a payload 2.0 answer, which stand beside its headers."""

import json


def cookies_of(payload: bytes | str) -> list[str]:
    """The cookies of a payload 2.0 answer; none when it is something else."""
    try:
        answer = json.loads(payload)
    except ValueError:
        return []
    cookies = answer.get("cookies") if isinstance(answer, dict) else None
    return [one for one in cookies if isinstance(one, str)] if isinstance(cookies, list) else []
