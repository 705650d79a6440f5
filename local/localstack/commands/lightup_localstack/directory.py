"""Endpoints, tenants and their keys: made by Lightup's own command, and put where the functions read them."""

import base64
import hashlib
import hmac
import json
import subprocess
from pathlib import Path
from typing import Any

from lightup_localstack.cloudformation import Deployed
from lightup_localstack.failure import Failure
from lightup_localstack.places import Places

EVENT = "events/canonical/order-submitted.json"
SITE = "https://pages.lightup.example"


def made(places: Places, hooks: str, env: dict[str, str]) -> dict[str, Any]:
    """The endpoints as their senders see them, and an event as a curl; the keys are made when there are none."""
    answer = subprocess.run(
        [
            str(places.home / "lightup"),
            "endpoints",
            str(places.directory),
            "--url",
            hooks,
            "--curl",
            str(places.home / EVENT),
            "--json",
        ],
        env=env,
        stdout=subprocess.PIPE,
        text=True,
    )
    if answer.returncode:
        raise Failure("the keys of the endpoints cannot be made; see above")
    return json.loads(answer.stdout)


def seed(client: dict[str, Any], stack: Deployed, file: Path) -> int:
    """Puts every tenant into Secrets Manager, and every endpoint that the table lacks, from where the operator's function brings it into the
    table: the key that it is sealed by is no business of ours. How many are new or differ."""
    content, prefix = json.loads(file.read_text()), stack.parameters["SecretPrefix"]
    tenants = sum(put(client["secretsmanager"], f"{prefix}tenant/{one['tenant']}", json.dumps(one)) for one in content["tenants"])
    missing = [one for one in content["endpoints"] if not is_sealed(client["dynamodb"], stack.outputs["LedgerTable"], one["endpoint"])]
    for one in missing:
        put(client["secretsmanager"], f"{prefix}endpoint/{one['endpoint']}", json.dumps(one))
        migrated(client["lambda"], stack.outputs["AdminFunctionName"], one)
    return tenants + len(missing)


def is_sealed(dynamodb: Any, table: str, endpoint: str) -> bool:
    return "Item" in dynamodb.get_item(TableName=table, Key={"pk": {"S": f"operator#D#{endpoint}"}, "sk": {"S": "endpoint"}})


def migrated(functions: Any, admin: str, endpoint: dict[str, Any]) -> None:
    asked = {"command": "endpoint_migrate", "tenant": endpoint["tenant"], "endpoint": endpoint["endpoint"]}
    answer = json.load(functions.invoke(FunctionName=admin, Payload=json.dumps(asked))["Payload"])
    if [one["became"] for one in answer.get("endpoints", [])] != ["moved"]:
        raise Failure(f"endpoint {endpoint['endpoint']} cannot be brought into the table: {json.dumps(answer)[:300]}")


def put(secrets: Any, name: str, text: str) -> bool:
    """What the commands have added beside stays: which endpoints a tenant has stands in its secret."""
    try:
        if json.loads(secrets.get_secret_value(SecretId=name)["SecretString"]).items() >= json.loads(text).items():
            return False
        secrets.put_secret_value(SecretId=name, SecretString=text)
    except secrets.exceptions.ResourceNotFoundException:
        secrets.create_secret(Name=name, SecretString=text)
    return True


def seed_entry(secrets: Any, prefix: str, file: Path) -> bool:
    """Enter's settings, with a signing key of this machine's own: there is no CloudFront here that would look at a cookie."""
    if not file.exists():
        key = subprocess.run(
            ["openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True
        ).stdout
        settings = {"site": SITE, "keyId": "LOCALKEY", "privateKey": key, "from": "Lightup <pages@lightup.example>"}
        file.touch(mode=0o600)
        file.write_text(json.dumps(settings))
    return put(secrets, f"readers/{prefix}entry", file.read_text())


def page_of(file: Path, tenant: str, account: str) -> str:
    """Where an account's page lies in the bucket: both ids are keyed hashes, so that paths of two distributors show no link."""
    keys = {one["tenant"]: base64.b64decode(one["key"]) for one in json.loads(file.read_text())["tenants"]}
    return f"d/{opaque(keys[tenant], 'tenant', tenant)}/a/{opaque(keys[tenant], 'account', account)}/index.html"


def opaque(key: bytes, kind: str, identifier: str) -> str:
    hashed = hmac.digest(key, f"{kind}\0{identifier}".encode(), hashlib.sha256)
    return base64.b32encode(hashed).decode().lower()[:16]
