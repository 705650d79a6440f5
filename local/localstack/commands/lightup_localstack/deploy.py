"""`deploy`: what a person would do with `sam deploy`, and what the stack needs after it: keys and assets."""

import json
import subprocess
import sys
import time
from typing import Any

from lightup_localstack import aws, cloudformation, directory, zips
from lightup_localstack.failure import Failure
from lightup_localstack.places import Places
from lightup_localstack.server import Server
from lightup_localstack.tell import note

BUCKET = "sam-local"
FUNCTIONS = (
    "ReceiveFunction",
    "TryFunction",
    "ApplyFunction",
    "ImportFunction",
    "PublishFunction",
    "PublishUnitsFunction",
    "SweepFunction",
    "RebuildFunction",
    "AdminFunction",
    "EnterFunction",
)
ABOUT = "operator|about"


def deploy(places: Places, running: Server) -> dict[str, object]:
    """What was deployed, without secrets; printed too, with a curl that holds one."""
    aws.in_sams_python(places)
    began = time.monotonic()
    zips.made(places)
    client = {name: aws.client(running, name) for name in ("s3", "cloudformation", "secretsmanager", "dynamodb")}
    client["lambda"] = aws.client(running, "lambda", read_timeout=150)
    make_bucket(client["s3"])
    cloudformation.make_ready(client["cloudformation"], client["s3"])
    note("sam deploy --config-env local")
    sam_deploy(places, running)
    stack = cloudformation.deployed(client["cloudformation"])
    hooks, tries = (address(running, stack.outputs[name]) for name in ("HooksUrl", "TryUrl"))
    access = directory.made(places, hooks, aws.variables(running))
    directory.seed(client, stack, places.directory)
    directory.seed_entry(client["secretsmanager"], stack.parameters["SecretPrefix"], places.directory.with_name("entry.json"))
    publish_assets(running, stack.outputs["PublishFunctionName"])
    described = describe(places, running, stack.outputs, hooks, tries)
    places.private(places.stack, json.dumps(described, indent=2) + "\n")
    say(places, running, described, access)
    return {**described, "seconds": round(time.monotonic() - began, 1)}


def make_bucket(s3: Any) -> None:
    """Where SAM uploads to."""
    if BUCKET not in [one["Name"] for one in s3.list_buckets()["Buckets"]]:
        s3.create_bucket(Bucket=BUCKET)


def sam_deploy(places: Places, running: Server) -> None:
    log = places.work / "sam.log"
    # The template that stands here, not one that an earlier `sam build` left in .aws-sam.
    command = [str(places.sam / "bin" / "sam"), "deploy", "--config-env", "local", "--template-file", "template.yaml"]
    with log.open("w") as out:
        code = subprocess.run(
            command, cwd=places.home, env=aws.variables(running), stdin=subprocess.DEVNULL, stdout=out, stderr=out
        ).returncode
    if code:
        words = [
            line
            for line in log.read_text(errors="replace").replace("\r", "\n").splitlines()
            if line.strip() and "Uploading" not in line
        ]
        print(*words[-12:], sep="\n", file=sys.stderr)
        raise Failure(
            f"sam deploy failed; its words are in {log}, LocalStack's in {places.log}; again: ./lightup localstack deploy"
        )


def address(running: Server, url: str) -> str:
    """A Function URL under the address of LocalStack: its own name, which ends in .localhost, is not resolved on every machine. In
    Docker there is no plugin of ours that knows the path."""
    if running.pid == 0:
        return url.rstrip("/")
    return f"{running.endpoint}/_lambda-url/{url.split('//', 1)[1].split('.', 1)[0]}"


def publish_assets(running: Server, function: str) -> None:
    answer = aws.client(running, "lambda", read_timeout=150).invoke(FunctionName=function, Payload=json.dumps({"units": [ABOUT]}))
    payload = json.load(answer["Payload"])
    units = payload.get("units") if isinstance(payload, dict) else None
    if "FunctionError" in answer or not units or units[0].get("outcome") not in ("published", "overtaken"):
        raise Failure(
            f"assets and definitions cannot be published: {json.dumps(payload)[:300]}; again: ./lightup localstack deploy"
        )


def describe(places: Places, running: Server, outputs: dict[str, str], hooks: str, tries: str) -> dict[str, Any]:
    return {
        "ground": "localstack",
        "stack": cloudformation.STACK,
        "region": aws.REGION,
        "endpoint": running.endpoint,
        "hooks": hooks,
        "try": tries,
        "table": outputs["LedgerTable"],
        "bucket": outputs["SiteBucket"],
        "functions": {name: outputs[f"{name}Name"] for name in FUNCTIONS},
        "directory": str(places.directory),
        "site": directory.SITE,
    }


def say(places: Places, running: Server, stack: dict[str, Any], access: dict[str, Any]) -> None:
    endpoint = next(one for one in access["endpoints"] if (one["tenant"], one["format"]) == ("nordvik", "canonical"))
    secret = next(
        one["keys"][0]["secret"]
        for one in json.loads(places.directory.read_text())["endpoints"]
        if one["endpoint"] == endpoint["endpoint"]
    )
    account = json.loads((places.home / directory.EVENT).read_text())["data"]["account"]
    page = directory.page_of(places.directory, "nordvik", account)
    print(f"hooks   {stack['hooks']}/v1/hooks/ENDPOINT")
    print(f"site    s3://{stack['bucket']}")
    print(f"post    {endpoint['url']}  nordvik, canonical")
    print(f"secret  {secret}")
    print(f"stack   {stack['stack']}, in {places.stack}")
    print("\nThis submits an order:\n")
    print(access["curl"])
    print("\nand this reads the page that it makes, a moment later:\n")
    print(f"curl -sS {running.endpoint}/{stack['bucket']}/{page}\n")
    print("An operator's commands reach it by its name, once a shell knows where it is:\n")
    print(f"export AWS_ENDPOINT_URL={running.endpoint} AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_REGION={stack['region']}")
    print(f"./lightup tenant add solvik --stack {stack['stack']}\n")
