"""What a function may do, against what it does: the statements of its role, written by hand, against the calls that the integration
suite recorded and a table of what no recording shows. Neither missing nor spare.
"""

import json
import pathlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from stages import Deployment

ALL = ("Receive", "Try", "Apply", "Import", "Publish", "PublishUnits", "Sweep", "Rebuild", "Admin", "Enter", "HandIn")


class Deed(NamedTuple):
    """An action on a kind of resource; `table`, `index received`, `stream`, `pages`, `secrets`, the log of the function, ..."""

    action: str
    on: str


class Unrecorded(NamedTuple):
    functions: Sequence[str]
    deeds: Sequence[Deed]
    why: str


def _deeds(on: str, *actions: str) -> list[Deed]:
    return [Deed(action, on) for action in actions]


# What AWS does in a function's name, and the few calls of its own that a recording cannot show.
UNRECORDED: list[Unrecorded] = [
    Unrecorded(ALL, _deeds("log", "logs:CreateLogStream", "logs:PutLogEvents"), "Lambda writes what the function prints"),
    Unrecorded(
        ("Apply", "Publish"),
        _deeds("stream", "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"),
        "Lambda reads the stream in the function's name, and asks for all four when the mapping is made",
    ),
    Unrecorded(
        ("Apply", "Publish"), _deeds("failures", "sqs:SendMessage"), "Lambda puts a batch there that gave up after its retries"
    ),
    Unrecorded(("Sweep",), _deeds("failures", "sqs:SendMessage"), "Lambda puts a minute's call there that failed"),
    Unrecorded(("Import",), _deeds("failures", "sqs:SendMessage"), "Lambda puts a lane's call there that failed"),
    Unrecorded(("PublishUnits",), _deeds("failures", "sqs:SendMessage"), "Lambda puts a call there that failed"),
    Unrecorded(("Publish", "PublishUnits"), _deeds("pages", "s3:GetObject"), "S3 asks for it when a PUT or DELETE says If-Match"),
    Unrecorded(("Publish", "PublishUnits"), _deeds("bucket", "s3:ListBucket"), "without it a missing page is 403 and not 404"),
    Unrecorded(
        ("PublishUnits",),
        _deeds("table", "dynamodb:BatchGetItem", "dynamodb:DeleteItem") + _deeds("pages", "s3:DeleteObject"),
        "Publish's own code, of which the suite records them: a page that vanishes, a member that left",
    ),
    Unrecorded(("PublishUnits",), _deeds("pages of distributors", "s3:DeleteObjectVersion"), "recorded as a deletion like another"),
    Unrecorded(("PublishUnits",), _deeds("index due", "dynamodb:Query"), "a recording does not say which index"),
    Unrecorded(("Receive",), _deeds("table", "dynamodb:BatchGetItem"), "asked once before SnapStart takes its snapshot (Priming)"),
    Unrecorded(
        ("Sweep",),
        _deeds("index received", "dynamodb:Query") + _deeds("index due", "dynamodb:Query"),
        "a recording does not say which index",
    ),
    Unrecorded(
        ("Apply", "Import", "Rebuild"),
        _deeds("table", "dynamodb:BatchGetItem", "dynamodb:DeleteItem"),
        "asked where what lies there cannot be read or is superseded: entries made anew from their events, checkpoints",
    ),
    Unrecorded(("Rebuild", "Admin"), _deeds("index received", "dynamodb:Query"), "a recording does not say which index"),
    Unrecorded(("Admin",), _deeds("index due", "dynamodb:Query"), "a recording does not say which index"),
    Unrecorded(("Enter",), _deeds("entry secret", "secretsmanager:GetSecretValue"), "the suite sets Enter up by a file"),
    Unrecorded(("Enter",), _deeds("rows of the table", "dynamodb:BatchGetItem"), "a recording does not say which partitions"),
    Unrecorded(("Enter",), _deeds("homes' heads", "dynamodb:GetItem", "dynamodb:PutItem"), "a recording does not say which partitions"),
    Unrecorded(("Enter",), _deeds("homes' accounts", "dynamodb:Query"), "a recording does not say which partitions"),
    Unrecorded(("Enter",), _deeds("mail", "ses:SendEmail"), "one signed request, without the client whose calls are recorded"),
    Unrecorded(
        ("Apply", "Sweep"),
        _deeds("Import", "lambda:InvokeFunction"),
        "one signed request, without the client whose calls are recorded",
    ),
    Unrecorded(
        ("Enter",), _deeds("HandIn", "lambda:InvokeFunction"), "one signed request, without the client whose calls are recorded"
    ),
    Unrecorded(
        ("HandIn",),
        _deeds("endpoints' items", "dynamodb:PutItem"),
        "the suite's feeds have a map for each of its files",
    ),
    Unrecorded(
        ("Admin",),
        _deeds("secrets of endpoints", "secretsmanager:GetSecretValue", "secretsmanager:DeleteSecret"),
        "endpoints that an earlier release kept as secrets: the suite begins with sealed ones",
    ),
    Unrecorded(
        ("Admin",),
        _deeds("uploads", "s3:DeleteObject") + _deeds("PublishUnits", "lambda:InvokeFunction"),
        "signed requests, without the client whose calls are recorded",
    ),
    Unrecorded(("Receive",), _deeds("uploads", "s3:PutObject"), "whoever has an address that it signed puts the file in its name"),
    Unrecorded(
        ("Import",),
        _deeds("uploads", "s3:GetObject", "s3:DeleteObject"),
        "signed requests, without the client whose calls are recorded",
    ),
    Unrecorded(("Import",), _deeds("bucket of uploads", "s3:ListBucket"), "without it a file that did not come is 403 and not 404"),
    Unrecorded(
        ("Publish", "Sweep"),
        _deeds("PublishUnits", "lambda:InvokeFunction"),
        "one signed request, without the client whose calls are recorded",
    ),
]

# Operations whose permission has another name.
PERMISSION = {
    "s3:HeadObject": "s3:GetObject",
    "s3:ListObjects": "s3:ListBucket",
    "s3:ListObjectsV2": "s3:ListBucket",
    "s3:HeadBucket": "s3:ListBucket",
    "s3:ListObjectVersions": "s3:ListBucketVersions",
    "lambda:Invoke": "lambda:InvokeFunction",
}
# What a function's own call is about, where the template gives it one thing of the kind.
RESOURCE = {"dynamodb": "table", "secretsmanager": "secrets", "s3": "pages", "lambda": "PublishUnits", "sqs": "failures"}
RESOURCE_OF_ACTION = {"s3:ListBucket": "bucket", "s3:ListBucketVersions": "bucket"}

# Statements about the table that their partitions tell from others about it.
PARTITIONS = {"FindRows": "rows of the table", "WakeHomes": "homes' heads", "KnowHomes": "homes' accounts", "KeepMaps": "endpoints' items"}

# Resources of statements, as the template writes them.
KINDS = [
    (r'\{"Fn::GetAtt": \["Ledger", "Arn"\]\}', "table"),
    (r'\{"Fn::Sub": "\$\{Ledger\.Arn\}/index/(\w+)"\}', r"index \1"),
    (r'\{"Fn::GetAtt": \["Ledger", "StreamArn"\]\}', "stream"),
    (r'\{"Fn::GetAtt": \["Failures", "Arn"\]\}', "failures"),
    (r'\{"Fn::GetAtt": \["Site", "Arn"\]\}', "bucket"),
    (r'\{"Fn::GetAtt": \["Uploads", "Arn"\]\}', "bucket of uploads"),
    (r'\{"Fn::Sub": "\$\{Uploads\.Arn\}/uploads/\*"\}', "uploads"),
    (r'\{"Fn::Sub": "\$\{Site\.Arn\}/\*"\}', "pages"),
    (r'\{"Fn::Sub": "\$\{Site\.Arn\}/d/\*"\}', "pages of distributors"),
    (
        r'\{"Fn::Sub": "arn:\$\{AWS::Partition\}:secretsmanager:\$\{AWS::Region\}:\$\{AWS::AccountId\}:'
        r'secret:\$\{SecretPrefix\}tenant/\*"\}',
        "secrets",
    ),
    (
        r'\{"Fn::Sub": "arn:\$\{AWS::Partition\}:secretsmanager:\$\{AWS::Region\}:\$\{AWS::AccountId\}:'
        r'secret:\$\{SecretPrefix\}endpoint/\*"\}',
        "secrets of endpoints",
    ),
    (
        r'\{"Fn::Sub": "arn:\$\{AWS::Partition\}:secretsmanager:\$\{AWS::Region\}:\$\{AWS::AccountId\}:'
        r'secret:readers/\$\{SecretPrefix\}entry-\?{6}"\}',
        "entry secret",
    ),
    (r'"arn:aws:ses:[a-z0-9:-]+identity/[a-z.]+"', "mail"),
    (r'\{"Fn::GetAtt": \["(\w+)Function", "Arn"\]\}', r"\1"),
]


def statements(stage: Deployment, name: str) -> Iterator[dict[str, Any]]:
    for policy in stage.properties(f"{name}Role")["Policies"]:
        yield from policy["PolicyDocument"]["Statement"]


def allowed(stage: Deployment, name: str) -> list[Deed]:
    """Each permission, as often as it is given."""
    return [
        Deed(action, PARTITIONS.get(statement.get("Sid", "")) or kind(resource, name))
        for statement in statements(stage, name)
        for action in as_list(statement["Action"])
        for resource in as_list(statement["Resource"])
    ]


def kind(resource: Any, name: str) -> str:
    text = json.dumps(resource)
    if resource == {"Fn::GetAtt": [f"{name}Logs", "Arn"]}:
        return "log"
    for pattern, meaning in KINDS:
        if found := re.fullmatch(pattern, text):
            return found.expand(meaning)
    return text


def needed(name: str, recorded: Sequence[str]) -> set[Deed]:
    """From the recording of a function and the table of what no recording shows."""
    deeds = {deed for row in UNRECORDED if name in row.functions for deed in row.deeds}
    for call in recorded:
        action = PERMISSION.get(call, call)
        deeds.add(Deed(action, RESOURCE_OF_ACTION.get(action, RESOURCE.get(action.split(":")[0], "?"))))
    return deeds


def differences(stage: Deployment, calls: Mapping[str, Sequence[str]]) -> list[str]:
    """What is wrong, a sentence each; empty when every function may do what it does and nothing else."""
    wrong = [f"{name}: is recorded and not in the template" for name in calls if name not in {f"{known}Function" for known in ALL}]
    for name in ALL:
        recorded = calls.get(f"{name}Function", [])
        if not recorded:
            wrong.append(f"{name}: nothing is recorded of it")
            continue
        may, does = allowed(stage, name), needed(name, recorded)
        wrong += [f"{name}: {d.action} on {d.on} is called and not allowed" for d in sorted(does - set(may))]
        wrong += [f"{name}: {d.action} on {d.on} is allowed and never called" for d in sorted(set(may) - does)]
        wrong += [f"{name}: {d.action} on {d.on} is allowed twice" for d in sorted(set(may)) if may.count(d) > 1]
    return wrong


def read_calls(path: pathlib.Path) -> dict[str, list[str]]:
    calls: dict[str, list[str]] = json.loads(path.read_text())
    return calls


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
