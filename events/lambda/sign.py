"""Signs an event of this folder anew for an endpoint of a keyring file, and prints it. A signature older than five minutes is refused.

Usage: sign.py EVENT --directory FILE [--endpoint ID] [--body FILE] [--at SECONDS]

The keyring is the JSON that `./lightup dev --data DIR` keeps as DIR/directory.json, or what a deployed endpoint's secret says.
"""

import argparse
import base64
import hashlib
import hmac
import json
import pathlib
import sys
import time
from typing import Any


def signature(secret: str, message: str, at: int, body: bytes) -> str:
    """The header `webhook-signature` of Standard Webhooks, version v1."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    mac = hmac.new(key, f"{message}.{at}.".encode() + body, hashlib.sha256)
    return "v1," + base64.b64encode(mac.digest()).decode()


def signed(event: dict[str, Any], endpoint: dict[str, Any], at: int, body: bytes | None = None) -> dict[str, Any]:
    """The event with that endpoint in its paths, that body, and its signature."""
    old, new = event["pathParameters"]["endpoint"], endpoint["endpoint"]
    event = json.loads(json.dumps(event).replace(f"/v1/hooks/{old}", f"/v1/hooks/{new}"))
    event["pathParameters"]["endpoint"] = new
    if body is not None:
        event |= {"body": base64.b64encode(body).decode(), "isBase64Encoded": True}
    sent = base64.b64decode(event["body"]) if event["isBase64Encoded"] else event["body"].encode()
    secret = next(key["secret"] for key in endpoint["keys"] if "secret" in key)
    headers = event["headers"]
    headers |= {"content-length": str(len(sent)), "webhook-timestamp": str(at)}
    headers["webhook-signature"] = signature(secret, headers["webhook-id"], at, sent)
    context = event["requestContext"]
    context["timeEpoch"] = at * 1000
    context["time"] = time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(at))
    return event


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("event", type=pathlib.Path)
    parser.add_argument("--directory", type=pathlib.Path, required=True, help="the keyring")
    parser.add_argument("--endpoint", help="its id; the first canonical one without")
    parser.add_argument("--body", type=pathlib.Path, help="another body")
    parser.add_argument("--at", type=int, default=int(time.time()), help="the time of the signature; now without")
    asked = parser.parse_args()
    keyring = json.loads(asked.directory.read_text())
    endpoints = keyring.get("endpoints", [keyring])
    wanted = [e for e in endpoints if (e["endpoint"] == asked.endpoint if asked.endpoint else e["format"] == "canonical")]
    if not wanted:
        sys.exit(f"sign.py: no such endpoint in {asked.directory}")
    body = asked.body.read_bytes() if asked.body else None
    print(json.dumps(signed(json.loads(asked.event.read_text()), wanted[0], asked.at, body), indent=2))


if __name__ == "__main__":
    main()
