"""The events of events/lambda, which people hand to `sam local invoke -e`: in the form that AWS documents, signed as an official
library signs. What the functions answer to them is tested with the functions (LambdaEventsTest)."""

import base64
import json
import pathlib
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest
from stages import ROOT
from standardwebhooks import Webhook

EVENTS = ROOT / "events" / "lambda"
SECRET = "whsec_" + base64.b64encode(b"events/lambda, not a secret key.").decode()
OTHER = "whsec_" + base64.b64encode(b"another key that opens no door..").decode()
FUNCTIONS = ("receive", "try", "apply", "import", "publish", "sweep", "rebuild", "admin")


def read(name: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text())
    return event


def verified(event: dict[str, Any], secret: str) -> Any:
    """The body, if the library finds it signed at the time that it says."""
    body = base64.b64decode(event["body"])
    at = datetime.fromtimestamp(int(event["headers"]["webhook-timestamp"]), tz=UTC)
    expected = Webhook(secret).sign(event["headers"]["webhook-id"], at, body.decode())
    assert event["headers"]["webhook-signature"] == expected
    assert event["headers"]["content-length"] == str(len(body))
    return json.loads(body)


def test_every_function_has_an_event() -> None:
    assert {file.name.split("-")[0] for file in EVENTS.glob("*.json")} == set(FUNCTIONS)
    readme = (EVENTS / "README.md").read_text()
    for file in EVENTS.glob("*.json"):
        assert f"`{file.name}`" in readme


@pytest.mark.parametrize("name", ["receive-post", "receive-handshake", "try-post"])
def test_a_request_is_of_payload_format_2_0(name: str) -> None:
    event = read(name)
    assert list(event)[:5] == ["version", "routeKey", "rawPath", "rawQueryString", "headers"]
    assert event["version"] == "2.0"
    context = event["requestContext"]
    assert set(context) == {
        "accountId", "apiId", "domainName", "domainPrefix", "http", "requestId", "routeKey", "stage", "time", "timeEpoch"
    }  # fmt: skip
    assert set(context["http"]) == {"method", "path", "protocol", "sourceIp", "userAgent"}
    assert (
        event["routeKey"]
        == context["routeKey"]
        == f"{context['http']['method']} {event['rawPath'].replace('ep_nordvik', '{endpoint}')}"
    )
    assert event["pathParameters"] == {"endpoint": "ep_nordvik"}
    assert all(header == header.lower() for header in event["headers"])


@pytest.mark.parametrize("name", ["receive-post", "try-post"])
def test_a_post_carries_the_sample_order_signed(name: str) -> None:
    assert verified(read(name), SECRET) == json.loads((ROOT / "events" / "canonical" / "order-submitted.json").read_text())


@pytest.mark.parametrize("name", ["apply-stream", "publish-stream"])
def test_a_batch_is_what_lambda_reads_from_a_table_s_stream(name: str) -> None:
    for record in read(name)["Records"]:
        assert set(record) == {"eventID", "eventName", "eventVersion", "eventSource", "awsRegion", "dynamodb", "eventSourceARN"}
        assert record["eventSource"] == "aws:dynamodb"
        assert record["eventSourceARN"].startswith("arn:aws:dynamodb:eu-west-1:")
        assert record["dynamodb"]["StreamViewType"] == "NEW_AND_OLD_IMAGES"
        assert set(record["dynamodb"]["Keys"]) == {"pk", "sk"}


def test_the_minute_is_a_scheduled_event() -> None:
    event = read("sweep-minute")
    assert (event["source"], event["detail-type"]) == ("aws.events", "Scheduled Event")
    assert set(event) == {"version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"}


def test_an_event_is_signed_anew_for_another_endpoint_and_another_body(tmp_path: pathlib.Path) -> None:
    keyring = tmp_path / "directory.json"
    endpoints = [
        {"endpoint": "ep_files", "format": "export", "keys": [{"id": "k1", "secret": SECRET}]},
        {
            "endpoint": "ep_other",
            "format": "canonical",
            "keys": [{"id": "k1", "publicKey": "whpk_x"}, {"id": "k2", "secret": OTHER}],
        },
    ]
    keyring.write_text(json.dumps({"tenants": [], "endpoints": endpoints}))
    body = ROOT / "events" / "canonical" / "order-fulfilled.json"
    command = [sys.executable, EVENTS / "sign.py", EVENTS / "try-post.json", "--directory", keyring, "--body", body]
    event = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert event["rawPath"] == event["requestContext"]["http"]["path"] == "/v1/hooks/ep_other/try"
    assert verified(event, OTHER) == json.loads(body.read_text())
    assert abs(int(event["headers"]["webhook-timestamp"]) - datetime.now(UTC).timestamp()) < 60


def test_an_endpoint_that_the_keyring_does_not_have_is_named(tmp_path: pathlib.Path) -> None:
    keyring = tmp_path / "directory.json"
    keyring.write_text(json.dumps({"endpoints": []}))
    command = [sys.executable, EVENTS / "sign.py", EVENTS / "receive-post.json", "--directory", keyring]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (1, f"sign.py: no such endpoint in {keyring}\n")
