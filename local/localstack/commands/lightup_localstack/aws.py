"""LocalStack's services, as boto3 calls them; and the variables with which AWS's tools find it. Runs in SAM's environment."""

import os
from typing import Any

from lightup_localstack import environments
from lightup_localstack.places import Places
from lightup_localstack.server import Server

REGION = "us-east-1"
# LocalStack takes anything for credentials; these can open nothing elsewhere.
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}


def variables(server: Server) -> dict[str, str]:
    """This process's environment, with LocalStack for AWS and no other account within reach."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "PYTHON", "SAM_CLI_"))}
    return kept | CREDENTIALS | {
        "AWS_ENDPOINT_URL": server.endpoint,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "SAM_CLI_TELEMETRY": "0",
    }


def client(server: Server, service: str, **options: Any) -> Any:
    import boto3
    from botocore.config import Config

    return boto3.client(service, endpoint_url=server.endpoint, region_name=REGION, aws_access_key_id="test", aws_secret_access_key="test",
                        config=Config(**{"retries": {"total_max_attempts": 2}, **options}))


def in_sams_python(places: Places) -> None:
    """Begins this command again with the Python of SAM's environment, which has boto3."""
    import sys

    environments.sam(places)
    if sys.prefix != str(places.sam):
        python = places.sam / "bin" / "python"
        os.execv(python, [str(python), "-m", "lightup_localstack", *sys.argv[1:]])
