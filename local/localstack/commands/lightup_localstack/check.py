"""`test`: first one webhook, by the official Python client, that must come out as a page; then the integration suite; then the demo's
story."""

import datetime
import json
import os
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from pathlib import Path
from typing import Any

from lightup_localstack import aws, directory, server
from lightup_localstack.failure import Failure
from lightup_localstack.held import held, let_go
from lightup_localstack.places import Places
from lightup_localstack.tell import note
from lightup_localstack.zips import WITHOUT_CHECKS

PAGE_WITHIN = 90.0
WHOLE_STORY = 1_000_000  # more than the demo's story has
SUITE = "dev.lightup.conformance.*Test"
STORY = "StoryTest"


def check(places: Places, posts: int | None) -> int:
    """0 when all passed, 1 when not; of the story the first posts, or all."""
    running = server.found(places)
    if not places.stack.exists():
        what = (
            "deploy it with ./lightup localstack deploy"
            if running
            else "start LocalStack with ./lightup localstack up, then deploy"
        )
        raise Failure(f"nothing is deployed; {what}")
    stack = json.loads(places.stack.read_text())
    running = running or server.in_docker(int(stack["endpoint"].rsplit(":", 1)[1]))
    aws.in_sams_python(places)
    publish = stack["functions"]["PublishFunction"]
    let_go(running, publish)
    took = webhook_to_page(stack)
    note(f"a webhook of the official client is a page: answered after {took[0]:.2f} s, on the page after {took[1]:.2f} s")
    env = aws.variables(running)
    note("the integration suite, against what was deployed")
    failed = suite(places, env, f"{SUITE},!{STORY}", posts)
    note(f"the demo's story, {posts or 'all'} of its posts, against the embedded stack")
    # As in the demo, pages are made when the story is told: else they are made again and again meanwhile, by the one who also stores.
    with held(running, publish):
        return suite(places, env, STORY, posts) or failed


def webhook_to_page(stack: dict[str, Any]) -> tuple[float, float]:
    """Posts an order of a new account and waits for its page; the seconds to the answer and to the page."""
    keys = Path(stack["directory"])
    endpoint = next(
        one for one in json.loads(keys.read_text())["endpoints"] if (one["tenant"], one["format"]) == ("nordvik", "canonical")
    )
    account = f"NV-{uuid.uuid4().hex[:8]}"
    order = f"NVO-{uuid.uuid4().hex[:8]}"
    event = {
        "specversion": "1.0",
        "id": str(uuid.uuid4()),
        "source": "/nordvik/commerce",
        "type": "order.submitted",
        "subject": f"order/{order}",
        "time": datetime.datetime.now(datetime.UTC).isoformat(),
        "data": {"account": account, "customer": "K1", "lines": [{"sku": "AWP-STD-1Y", "quantity": 22}]},
    }
    page = f"{stack['endpoint']}/{stack['bucket']}/{directory.page_of(keys, 'nordvik', account)}"
    began = time.monotonic()
    receipt = post(f"{stack['hooks']}/v1/hooks/{endpoint['endpoint']}", endpoint["keys"][0]["secret"], json.dumps(event))
    answered = time.monotonic() - began
    if receipt["events"][0]["status"] != "accepted":
        raise Failure(f"the webhook was not accepted: {json.dumps(receipt)}", code=1)
    while order not in read(page):
        if time.monotonic() - began > PAGE_WITHIN:
            raise Failure(f"no page tells of the order after {PAGE_WITHIN:.0f} s: {page}", code=1)
        time.sleep(0.02)
    return answered, time.monotonic() - began


def post(url: str, secret: str, body: str) -> dict[str, Any]:
    from standardwebhooks.webhooks import Webhook

    message, now = f"msg_{uuid.uuid4().hex}", datetime.datetime.now(datetime.UTC)
    headers = {
        "content-type": "application/cloudevents+json",
        "webhook-id": message,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(secret).sign(msg_id=message, timestamp=now, data=body),
    }
    parts = urllib.parse.urlsplit(url)
    if (parts.hostname or "").endswith(".localhost"):
        # A name that not every machine resolves; LocalStack looks at the header.
        headers["Host"] = parts.netloc
        url = parts._replace(netloc=f"127.0.0.1:{parts.port}").geturl()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, body.encode(), headers), timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        raise Failure(
            f"the webhook was answered {refused.code}: {refused.read().decode(errors='replace')[:300]}", code=1
        ) from refused


def read(page: str) -> str:
    try:
        with urllib.request.urlopen(page, timeout=10) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as missing:
        if missing.code != 404:
            raise
        return ""


def suite(places: Places, env: dict[str, str], tests: str, posts: int | None) -> int:
    """0 when all passed, 1 when not. One class at a time: they share the deployed functions."""
    command = [
        os.environ.get("LIGHTUP_MAVEN", "mvn"),
        "-q",
        "-ntp",
        "-B",
        "-pl",
        "conformance",
        "-am",
        "test",
        f"-Dtest={tests}",
        "-Dlightup.ground=deployed",
        f"-Dlightup.stack={places.stack}",
        f"-Dlightup.story.sendings={posts or WHOLE_STORY}",
        "-Dtest.forks=1",
        "-Dsurefire.failIfNoSpecifiedTests=false",
        *WITHOUT_CHECKS,
    ]
    return 1 if subprocess.run(command, cwd=places.home, env=env).returncode else 0
