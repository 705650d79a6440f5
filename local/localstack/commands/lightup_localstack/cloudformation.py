"""The stack, whatever state an earlier deploy left it in."""

import time
from dataclasses import dataclass
from typing import Any

from lightup_localstack.failure import Failure
from lightup_localstack.tell import note

STACK = "lightup-local"
# What CloudFormation lets nobody update: only deleting helps.
BEYOND_UPDATE = {"CREATE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "REVIEW_IN_PROGRESS", "DELETE_FAILED", "UPDATE_ROLLBACK_FAILED",
                 "UPDATE_FAILED"}
PATIENCE = 240.0


@dataclass(frozen=True)
class Deployed:
    """A stack that stands: what it was given and what it gives."""

    parameters: dict[str, str]
    outputs: dict[str, str]


def described(cloudformation: Any) -> dict[str, Any] | None:
    from botocore.exceptions import ClientError

    try:
        return cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]
    except ClientError as absent:
        if absent.response["Error"]["Code"] == "ValidationError":
            return None
        raise


def make_ready(cloudformation: Any, s3: Any) -> None:
    """Waits for what an earlier deploy has set going, and deletes a stack that cannot be updated."""
    stack = settled(cloudformation)
    if stack is None or stack["StackStatus"] not in BEYOND_UPDATE:
        return
    note(f"an earlier deploy left the stack in {stack['StackStatus']}; deleting it first")
    for resource in cloudformation.describe_stack_resources(StackName=STACK)["StackResources"]:
        if resource["ResourceType"] == "AWS::S3::Bucket" and resource.get("PhysicalResourceId"):
            empty(s3, resource["PhysicalResourceId"])
    cloudformation.delete_stack(StackName=STACK)
    left = settled(cloudformation)
    if left is not None and left["StackStatus"] != "DELETE_COMPLETE":
        raise Failure(f"the stack cannot be deleted ({left['StackStatus']}); begin anew with ./lightup localstack down && "
                      "./lightup localstack up")


def settled(cloudformation: Any) -> dict[str, Any] | None:
    """The stack once nothing is going on with it: a deploy that was killed goes on without whoever began it."""
    deadline = time.monotonic() + PATIENCE
    while (stack := described(cloudformation)) and stack["StackStatus"].endswith("_IN_PROGRESS"):
        if stack["StackStatus"] == "REVIEW_IN_PROGRESS":
            break
        if time.monotonic() > deadline:
            raise Failure(f"the stack stays in {stack['StackStatus']}; begin anew with ./lightup localstack down && ./lightup localstack up")
        time.sleep(0.2)
    return stack


def empty(s3: Any, bucket: str) -> None:
    """CloudFormation deletes no bucket that holds anything."""
    try:
        pages = s3.get_paginator("list_object_versions").paginate(Bucket=bucket)
        for page in pages:
            objects = [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in page.get("Versions", []) + page.get("DeleteMarkers", [])]
            if objects:
                s3.delete_objects(Bucket=bucket, Delete={"Objects": objects})
    except s3.exceptions.NoSuchBucket:
        pass


def deployed(cloudformation: Any) -> Deployed:
    """Failure: when no stack stands."""
    stack = described(cloudformation)
    if stack is None or stack["StackStatus"] not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
        raise Failure(f"the stack did not come to stand ({stack['StackStatus'] if stack else 'there is none'}); "
                      "again: ./lightup localstack deploy")
    return Deployed({one["ParameterKey"]: one["ParameterValue"] for one in stack.get("Parameters", [])},
                    {one["OutputKey"]: one["OutputValue"] for one in stack.get("Outputs", [])})
