"""What a stack of Lightup's leaves behind or stumbles over: how to find out whether it is there, to release it, to remove it."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from botocore.exceptions import ClientError

# What CloudFormation may keep, by its type.
KEPT_KINDS = {"AWS::DynamoDB::Table": "table", "AWS::S3::Bucket": "bucket", "AWS::Logs::LogGroup": "log group"}
GONE = ("ResourceNotFoundException", "NoSuchBucket", "404", "TableNotFoundException")
AT_ONCE = 1000


class Thing(NamedTuple):
    """A table, bucket, log group or secret, by its physical name."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Leftovers:
    """Stateless but for its clients, which are made by `client(service)`."""

    def __init__(self, client: Callable[[str], Any], say: Callable[[str], None]) -> None:
        self._client, self._say = client, say

    def exists(self, thing: Thing) -> bool:
        try:
            match thing.kind:
                case "table":
                    return bool(self._client("dynamodb").describe_table(TableName=thing.name)["Table"]["TableStatus"] != "DELETING")
                case "bucket":
                    self._client("s3").head_bucket(Bucket=thing.name)
                case "log group":
                    groups = self._client("logs").describe_log_groups(logGroupNamePrefix=thing.name)["logGroups"]
                    return any(group["logGroupName"] == thing.name for group in groups)
                case "secret":
                    return "DeletedDate" not in self._client("secretsmanager").describe_secret(SecretId=thing.name)
        except ClientError as e:
            if e.response["Error"]["Code"] in GONE:
                return False
            raise
        return True

    def secrets(self, prefix: str) -> list[Thing]:
        """Those whose names begin exactly so. (The service's own filter matches words, in any case.)"""
        pages = self._client("secretsmanager").get_paginator("list_secrets").paginate(Filters=[{"Key": "name", "Values": [prefix]}])
        return [
            Thing("secret", secret["Name"]) for page in pages for secret in page["SecretList"] if secret["Name"].startswith(prefix)
        ]

    def release(self, thing: Thing) -> None:
        """Takes away what would stop the thing's deletion: the table's protection, the bucket's objects."""
        if not self.exists(thing):
            return
        match thing.kind:
            case "table":
                dynamodb = self._client("dynamodb")
                if dynamodb.describe_table(TableName=thing.name)["Table"].get("DeletionProtectionEnabled"):
                    dynamodb.update_table(TableName=thing.name, DeletionProtectionEnabled=False)
                    dynamodb.get_waiter("table_exists").wait(TableName=thing.name)
            case "bucket":
                self._empty(thing.name)

    def remove(self, thing: Thing, keep_days: int) -> None:
        """Removes it if it is still there; a secret stays recoverable for that many days."""
        if not self.exists(thing):
            return
        self.release(thing)
        match thing.kind:
            case "table":
                self._client("dynamodb").delete_table(TableName=thing.name)
                self._client("dynamodb").get_waiter("table_not_exists").wait(TableName=thing.name)
            case "bucket":
                self._client("s3").delete_bucket(Bucket=thing.name)
            case "log group":
                self._client("logs").delete_log_group(logGroupName=thing.name)
            case "secret":
                how: dict[str, Any] = {"RecoveryWindowInDays": keep_days} if keep_days else {"ForceDeleteWithoutRecovery": True}
                self._client("secretsmanager").delete_secret(SecretId=thing.name, **how)

    def _empty(self, bucket: str) -> None:
        s3, count, batch = self._client("s3"), 0, []
        for key in self._versions(bucket):
            batch.append(key)
            if len(batch) == AT_ONCE:
                count += self._delete(s3, bucket, batch)
                batch = []
        count += self._delete(s3, bucket, batch)
        for page in s3.get_paginator("list_multipart_uploads").paginate(Bucket=bucket):
            for upload in page.get("Uploads", []):
                s3.abort_multipart_upload(Bucket=bucket, Key=upload["Key"], UploadId=upload["UploadId"])
        if count:
            self._say(f"emptied bucket {bucket}: {count} versions")

    def _versions(self, bucket: str) -> Iterator[dict[str, str]]:
        for page in self._client("s3").get_paginator("list_object_versions").paginate(Bucket=bucket):
            for version in page.get("Versions", []) + page.get("DeleteMarkers", []):
                yield {"Key": version["Key"], "VersionId": version["VersionId"]}

    @staticmethod
    def _delete(s3: Any, bucket: str, batch: list[dict[str, str]]) -> int:
        if batch:
            errors = s3.delete_objects(Bucket=bucket, Delete={"Objects": batch, "Quiet": True}).get("Errors", [])
            if errors:
                raise ClientError({"Error": errors[0]}, "DeleteObjects")
        return len(batch)
