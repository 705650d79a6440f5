"""What `sam deploy` does as far as ./lightup deploy sees it, against moto: makes or updates the stack with the parameters that were given, from
what moto's CloudFormation knows of the template, and functions that answer what a test put there. Its arguments are written to a file.

Run as `sam`, by a script that a test puts on the PATH.
"""

import io
import json
import os
import pathlib
import re
import sys
import zipfile
from typing import Any

import boto3
from botocore.exceptions import ClientError

ROOT = pathlib.Path(__file__).parents[2]
sys.path += [str(ROOT / ".ci" / "template")]

from stages import transformed  # noqa: E402

FUNCTIONS = {"AdminFunctionName": "lightup-admin", "PublishFunctionName": "lightup-publish"}


def given(arguments: list[str]) -> tuple[str, dict[str, str]]:
    """The stack's name and the parameters, read as SAM reads them: a value with blanks stands in quotes."""
    name = arguments[arguments.index("--stack-name") + 1]
    overrides = arguments[arguments.index("--parameter-overrides") + 1 :]
    pairs = [re.fullmatch(r'([A-Za-z]+)=("?)(.*)\2', one, re.DOTALL) for one in overrides]
    return name, {pair[1]: pair[3] for pair in pairs if pair}


def template() -> dict[str, Any]:
    """Table and bucket; the outputs that the program reads, CloudFront's names of keys invented."""
    whole = transformed()
    outputs = {
        "HooksUrl": {"Value": "https://hooks.example"},
        "EnterUrl": {"Value": {"Fn::If": ["HasDomain", {"Fn::Sub": "https://${SiteDomain}"}, "https://d1.cloudfront.net"]}},
        "EntrySecret": {"Value": {"Fn::Sub": "readers/${SecretPrefix}entry"}},
        "DistributionDomain": {"Value": "d1.cloudfront.net"},
        "SigningKeyId": {"Condition": "HasSigningKey", "Value": "K-ONE"},
        "NextSigningKeyId": {"Condition": "HasNextSigningKey", "Value": "K-NEXT"},
        **{output: {"Value": name} for output, name in FUNCTIONS.items()},
    }
    conditions = {name: whole["Conditions"][name] for name in ("HasDomain", "HasSigningKey", "HasNextSigningKey")}
    resources = {"Ledger": {"Type": "AWS::Logs::LogGroup"}}
    return {"Parameters": whole["Parameters"], "Conditions": conditions, "Resources": resources, "Outputs": outputs}


def functions() -> None:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("f.py", "def f(event, context): return event")
    role = boto3.client("iam").create_role(RoleName="functions", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
    for name in FUNCTIONS.values():
        boto3.client("lambda").create_function(
            FunctionName=name, Runtime="python3.13", Role=role, Handler="f.f", Code={"ZipFile": package.getvalue()}
        )


def main(arguments: list[str]) -> int:
    with pathlib.Path(os.environ["SAM_LOG"]).open("a") as log:
        log.write(json.dumps(arguments) + "\n")
    name, parameters = given(arguments)
    cloudformation = boto3.client("cloudformation")
    wanted = {
        "StackName": name,
        "TemplateBody": json.dumps(template()),
        "Parameters": [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
    }
    if os.environ.get("SAM_FAILS"):
        print("the account's limit is reached", file=sys.stderr)
        return 1
    try:
        cloudformation.describe_stacks(StackName=name)
    except ClientError:
        functions()
        cloudformation.create_stack(**wanted)
    else:
        cloudformation.update_stack(**wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
