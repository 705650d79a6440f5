"""A CloudFormation stack that was made from Lightup's template, there or gone."""

import time
from collections.abc import Callable
from typing import Any

from botocore.exceptions import ClientError
from leftovers import KEPT_KINDS, Thing

POLL_SECONDS = 5
TRIES = 5


class Stack:
    """One stack as CloudFormation described it."""

    def __init__(self, client: Any, description: dict[str, Any]) -> None:
        self._client, self._description = client, description
        self.name: str = description["StackName"]
        self._id: str = description["StackId"]

    @property
    def exists(self) -> bool:
        return bool(self._description["StackStatus"] != "DELETE_COMPLETE")

    @property
    def stage(self) -> str | None:
        return self._parameter("Stage")

    @property
    def secret_prefix(self) -> str | None:
        return self._parameter("SecretPrefix")

    @property
    def status(self) -> str:
        return str(self._description["StackStatus"])

    @property
    def parameters(self) -> dict[str, str]:
        return {p["ParameterKey"]: p["ParameterValue"] for p in self._description.get("Parameters", [])}

    @property
    def outputs(self) -> dict[str, str]:
        return {o["OutputKey"]: o["OutputValue"] for o in self._description.get("Outputs", [])}

    @property
    def is_lightup(self) -> bool:
        """By the parameters that no other template has together; resources may be missing where a deployment broke off."""
        return (
            self.stage in ("prod", "try", "local")
            and self.secret_prefix is not None
            and self._parameter("SiteSigningPublicKey") is not None
        )

    def things(self) -> list[Thing]:
        """What outlives the stack or would stop its deletion, and the log groups that Lambda makes for a function without one."""
        resources = [r for r in self._resources() if r.get("PhysicalResourceId")]
        kept = [Thing(KEPT_KINDS[r["ResourceType"]], r["PhysicalResourceId"]) for r in resources if r["ResourceType"] in KEPT_KINDS]
        logs = [
            Thing("log group", f"/aws/lambda/{r['PhysicalResourceId']}")
            for r in resources
            if r["ResourceType"] == "AWS::Lambda::Function"
        ]
        return kept + logs

    @property
    def protected(self) -> bool:
        return self.exists and bool(self._description.get("EnableTerminationProtection"))

    def delete(self, seconds: float, release: Callable[[], object]) -> None:
        """Deletes it and waits; when something stopped the deletion, releases it and deletes again.

        Raises TimeoutError when it takes longer, or fails again and again.
        """
        deadline = time.monotonic() + seconds
        for _ in range(TRIES):
            self._client.delete_stack(StackName=self._id)
            status = self._settled(deadline)
            if status == "DELETE_COMPLETE":
                return
            release()
        raise TimeoutError(f"the stack {self.name} is {status} after {TRIES} tries: {self._reason()}")

    def change(self, parameters: dict[str, str], seconds: float) -> "Stack":
        """Gives parameters other values, leaves the rest and the template as they are, and waits.

        Raises TimeoutError when it takes longer, RuntimeError when CloudFormation went back.
        """
        values = {**self.parameters, **parameters}
        self._client.update_stack(
            StackName=self._id,
            UsePreviousTemplate=True,
            Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in values.items()],
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
        )
        status = self._settled(time.monotonic() + seconds)
        if status != "UPDATE_COMPLETE":
            raise RuntimeError(f"the stack {self.name} is {status}: {self._reason()}")
        return self.refreshed()

    def refreshed(self) -> "Stack":
        return find(self._client, self.name) or Stack(self._client, {**self._description, "StackStatus": "DELETE_COMPLETE"})

    def _settled(self, deadline: float) -> str:
        while True:
            status = self.refreshed()._description["StackStatus"]
            if not status.endswith("_IN_PROGRESS"):
                return str(status)
            if time.monotonic() > deadline:
                raise TimeoutError(f"the stack {self.name} is still {status}; run the same command again to go on waiting")
            time.sleep(min(POLL_SECONDS, max(0.0, deadline - time.monotonic())))

    def _reason(self) -> str:
        failed = [r for r in self._resources() if r["ResourceStatus"] == "DELETE_FAILED"]
        return (
            "; ".join(f"{r['LogicalResourceId']}: {r.get('ResourceStatusReason', 'no reason given')}" for r in failed)
            or "no reason given"
        )

    def _parameter(self, name: str) -> str | None:
        return self.parameters.get(name)

    def _resources(self) -> list[dict[str, Any]]:
        pages = self._client.get_paginator("list_stack_resources").paginate(StackName=self._id)
        return [resource for page in pages for resource in page["StackResourceSummaries"]]


def find(client: Any, name: str) -> Stack | None:
    """The stack of that name; or the last one that had it and is gone, which CloudFormation remembers for 90 days."""
    try:
        return Stack(client, client.describe_stacks(StackName=name)["Stacks"][0])
    except ClientError as e:
        if e.response["Error"]["Code"] != "ValidationError":
            raise
    gone = [
        summary
        for page in client.get_paginator("list_stacks").paginate(StackStatusFilter=["DELETE_COMPLETE"])
        for summary in page["StackSummaries"]
        if summary["StackName"] == name
    ]
    if not gone:
        return None
    last = max(gone, key=lambda summary: summary.get("DeletionTime", summary["CreationTime"]))
    return Stack(client, client.describe_stacks(StackName=last["StackId"])["Stacks"][0])
