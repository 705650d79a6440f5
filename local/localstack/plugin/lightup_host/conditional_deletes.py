"""`DeleteObject` with If-Match, as S3 has it since 2025: Publish takes away a page only if it is still the one that it means."""

from typing import Any

from localstack.aws.api.s3 import PreconditionFailed
from localstack.services.s3.provider import S3Provider
from localstack.utils.patch import patch


def allow() -> None:
    @patch(S3Provider.delete_object)
    def delete_object(
        original: Any, self: Any, context: Any, bucket: str, key: str, if_match: str | None = None, **others: Any
    ) -> Any:
        if if_match and if_match != "*":
            # The object's own errors are what the caller reads: a key that is gone is 404.
            etag = _etag(self, context, bucket, key)
            if etag.strip('"') != if_match.strip('"'):
                raise PreconditionFailed("At least one of the pre-conditions you specified did not hold", Condition="If-Match")
        return original(self, context, bucket, key, **others)


def _etag(provider: Any, context: Any, bucket: str, key: str) -> str:
    _, held = provider._get_cross_account_bucket(context, bucket)
    return held.get_object(key=key).etag or ""
