"""How the programs of this folder talk with a person, and how they end."""

import os
import sys
from collections.abc import Callable
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

OK, REFUSED, USAGE, UNAVAILABLE = 0, 1, 2, 3


class Refusal(Exception):
    """Why nothing, or nothing more, is done: one sentence."""


def session(region: str | None) -> Any:
    """Where `region`, the environment or the profile says; none without a region."""
    made = boto3.Session(region_name=region or os.environ.get("AWS_REGION") or None)
    return made if made.region_name else None


def settings() -> Config:
    """Buckets of an emulator have no names of their own in DNS."""
    return Config(s3={"addressing_style": "path"}) if os.environ.get("AWS_ENDPOINT_URL") else Config()


def typed(question: str, otherwise: str) -> str:
    """What somebody types. `otherwise` is said where nobody is there."""
    if not sys.stdin.isatty():
        raise Refusal(otherwise)
    return input(question).strip()


def stop(code: int, why: str) -> int:
    print(f"lightup: {why}", file=sys.stderr)
    return code


def ended(work: Callable[[], int]) -> int:
    """Does it, and makes one sentence and an exit code of what went wrong."""
    try:
        return work()
    except (Refusal, TimeoutError, RuntimeError) as refusal:
        return stop(REFUSED, str(refusal))
    except NoCredentialsError:
        return stop(UNAVAILABLE, "no AWS credentials are found; sign in, or set AWS_PROFILE")
    except (ClientError, BotoCoreError) as refused:
        return stop(UNAVAILABLE, f"AWS answered: {str(refused).splitlines()[0]}")
    except OSError as missing:
        return stop(UNAVAILABLE, str(missing))
