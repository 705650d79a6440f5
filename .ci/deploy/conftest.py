"""A moto server for the tests of ./lightup undeploy, and stacks made from what the template has and moto's CloudFormation knows."""

import functools
import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest

ROOT = pathlib.Path(__file__).parents[2]
sys.path += [str(ROOT / "local" / "deploy"), str(ROOT / ".ci" / "template")]

from stages import STAGES, Deployment, transformed  # noqa: E402

REGION = "eu-west-1"
# Not the queue: moto makes the resources of a deleted stack again when they are listed, and a queue is nothing that a stack keeps.
KNOWN_TO_MOTO = ("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::Logs::LogGroup")


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (tmp_path_factory.mktemp("moto") / "log").open("w")
    server = subprocess.Popen([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"{address}/moto-api/data.json", timeout=5).close()
                break
            except OSError:
                if time.monotonic() > deadline or server.poll() is not None:
                    raise
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(autouse=True)
def account(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty account: nothing of this machine's AWS settings is read."""
    for name in [n for n in os.environ if n.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name, value in {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_MAX_ATTEMPTS": "1",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    }.items():
        monkeypatch.setenv(name, value)
    urllib.request.urlopen(urllib.request.Request(f"{endpoint}/moto-api/reset", method="POST"), timeout=20).close()


@pytest.fixture
def client(account: None) -> Callable[[str], Any]:
    return functools.cache(lambda service: boto3.client(service, region_name=REGION))


@pytest.fixture
def deploy(client: Callable[[str], Any]) -> Callable[..., dict[str, str]]:
    """Makes a stack of a stage with pages, versions and logs in it; answers the physical names by logical ones."""
    template = transformed()

    def made(stage: str, name: str, **more: Any) -> dict[str, str]:
        resources = {n: r for n, r in Deployment(template, STAGES[stage]).resources.items() if r["Type"] in KNOWN_TO_MOTO}
        body = {"Parameters": template["Parameters"], "Resources": resources}
        values = [{"ParameterKey": key, "ParameterValue": value} for key, value in STAGES[stage].items()]
        cloudformation = client("cloudformation")
        cloudformation.create_stack(StackName=name, TemplateBody=json.dumps(body), Parameters=values, **more)
        listed = cloudformation.list_stack_resources(StackName=name)["StackResourceSummaries"]
        names = {r["LogicalResourceId"]: r["PhysicalResourceId"] for r in listed}
        s3 = client("s3")
        # moto's CloudFormation leaves versioning out
        s3.put_bucket_versioning(Bucket=names["Site"], VersioningConfiguration={"Status": "Enabled"})
        for turn in range(2):
            for page in ("about/metrics/index.html", "d/x/index.html"):
                s3.put_object(Bucket=names["Site"], Key=page, Body=f"{turn}".encode())
        s3.delete_object(Bucket=names["Site"], Key="d/x/index.html")
        return names

    return made
