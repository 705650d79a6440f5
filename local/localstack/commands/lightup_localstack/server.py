"""The LocalStack process: started, found, stopped."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path

from lightup_localstack.failure import Failure
from lightup_localstack.places import Places
from lightup_localstack.processes import MARK, end_all, gone, is_marked, send

HOST = "127.0.0.1"
SERVICES = "s3,sqs,sns,sts,iam,ssm,secretsmanager,events,logs,kms,cloudformation,dynamodb,dynamodbstreams,lambda,cloudwatch"
HEALTHY_WITHIN = 90.0
STOPS_WITHIN = 15.0


@dataclass(frozen=True)
class Server:
    """A LocalStack that runs: of `up`, or, with the process id 0, of compose.yaml."""

    pid: int
    port: int

    @property
    def endpoint(self) -> str:
        return f"http://{HOST}:{self.port}"


def found(places: Places) -> Server | None:
    """The LocalStack of these places, when it runs."""
    try:
        server = Server(**json.loads(places.server.read_text()))
    except FileNotFoundError:
        return None
    return server if is_marked(server.pid, str(places.work)) else None


def required(places: Places) -> Server:
    server = found(places)
    if server is None:
        raise Failure("LocalStack does not run; start it with ./lightup localstack up")
    return server


def in_docker(port: int) -> Server:
    server = Server(0, port)
    if not healthy(server):
        raise Failure(f"no LocalStack answers at {server.endpoint}; start it with docker compose up --wait")
    return server


def free(port: int) -> None:
    """Failure: when the port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as refused:
            raise Failure(f"port {port} needs more rights; choose one above 1023: ./lightup localstack up --port 4567") from refused
        except OSError as taken:
            other = port + 1 if port < 65535 else port - 1
            raise Failure(
                f"port {port} on {HOST} is taken; stop what uses it, or choose another: ./lightup localstack up --port {other}"
            ) from taken


def start(places: Places, python: Path, port: int) -> Server:
    """Starts it and waits until it is healthy."""
    free(port)
    end_all(str(places.work))
    for stale in (places.temporary, places.root / "var" / "lib" / "localstack" / "tmp"):
        shutil.rmtree(stale, ignore_errors=True)
    places.temporary.mkdir(mode=0o700)
    places.stack.unlink(missing_ok=True)
    with places.log.open("wb") as log:
        process = subprocess.Popen(
            [str(python), "-m", "localstack.runtime.main"],
            env=environment(places, port),
            cwd=places.work,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    server = Server(process.pid, port)
    places.private(places.server, json.dumps(asdict(server)) + "\n")
    deadline = time.monotonic() + HEALTHY_WITHIN
    for what, answers in (("LocalStack", healthy), ("DynamoDB Local", has_table_service)):
        while not answers(server):
            if process.poll() is not None or time.monotonic() > deadline:
                stop(places)
                raise Failure(f"{what} does not come up; see {places.log}, which ends: {last_words(places.log)}")
            time.sleep(0.1)
    return server


def healthy(server: Server) -> bool:
    try:
        with urllib.request.urlopen(f"{server.endpoint}/_localstack/health", timeout=2) as answer:
            return "dynamodb" in json.load(answer)["services"]
    except (OSError, ValueError, KeyError):
        return False


def has_table_service(server: Server) -> bool:
    """LocalStack starts DynamoDB Local with the first call, and tries for minutes to start one that cannot."""
    scope = "Credential=test/20200101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0"
    headers = {
        "X-Amz-Target": "DynamoDB_20120810.ListTables",
        "Content-Type": "application/x-amz-json-1.0",
        "Authorization": f"AWS4-HMAC-SHA256 {scope}",
    }
    try:
        with urllib.request.urlopen(urllib.request.Request(server.endpoint, b"{}", headers), timeout=20) as answer:
            return "TableNames" in json.load(answer)
    except (OSError, ValueError):
        return False


def stop(places: Places) -> bool:
    """Stops it with all that it started; whether anything ran."""
    server, mark = found(places), str(places.work)
    if server:
        send(server.pid, signal.SIGTERM)
        gone(server.pid, mark, STOPS_WITHIN)
    killed = end_all(mark)
    places.server.unlink(missing_ok=True)
    places.stack.unlink(missing_ok=True)
    shutil.rmtree(places.temporary, ignore_errors=True)
    return server is not None or killed > 0


def last_words(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    return lines[-1] if lines else "none"


def environment(places: Places, port: int) -> dict[str, str]:
    """What LocalStack is told. Of this shell's variables it gets only what every program gets: settings of an AWS account or of
    another LocalStack do not reach it."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL", "SSL_CERT_FILE") if name in os.environ}
    inherited.pop("PYTHONPATH", None)
    return inherited | {
        MARK: str(places.work),
        "TMPDIR": str(places.temporary),
        "FILESYSTEM_ROOT": str(places.root),
        # In a container LocalStack would ignore FILESYSTEM_ROOT and write to /var/lib.
        "OVERRIDE_IN_DOCKER": "0",
        "GATEWAY_SERVER": "loopback",
        "GATEWAY_LISTEN": f"{HOST}:{port}",
        "LOCALSTACK_HOST": f"localhost:{port}",
        "DNS_ADDRESS": "0",
        "SKIP_SSL_CERT_DOWNLOAD": "1",
        "DISABLE_EVENTS": "1",
        # Otherwise LocalStack answers OPTIONS itself, and the webhooks' handshake never reaches the function.
        "DISABLE_PREFLIGHT_PROCESSING": "1",
        # which site a form comes from is for Enter to judge, as on AWS
        "DISABLE_CORS_CHECKS": "1",
        "SERVICES": SERVICES,
        "STRICT_SERVICE_LOADING": "1",
        "EAGER_SERVICE_LOADING": "0",
        # The types of other stages are in the template, behind conditions that LocalStack does not look at before it counts types.
        "CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES": "1",
        "SQS_ENDPOINT_STRATEGY": "path",
        "DYNAMODB_IN_MEMORY": "1",
        # With LocalStack's 256 MB it collects garbage more than it answers, once a story is in the table.
        "DYNAMODB_HEAP_SIZE": "1g",
        "DYNAMODB_SHARE_DB": "1",
        # DynamoDB Local's own streams instead of a second stream beside the table.
        "PROVIDER_OVERRIDE_DYNAMODB": "v2",
        "LAMBDA_RUNTIME_EXECUTOR": "host",
        "LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT": "60",
        "LAMBDA_EVENT_SOURCE_MAPPING_POLL_INTERVAL_SEC": "0.1",
        "LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC": "0.1",
        "LIGHTUP_HOST_JAVA": str(places.jdk),
        "LIGHTUP_HOST_CLIENT": str(places.client),
    }
