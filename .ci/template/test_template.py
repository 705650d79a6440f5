"""What the deployed template must hold, asked of the transformed one: the template after SAM's own macro.

Run by .ci/run: pytest .ci/template
"""

import json
import pathlib

import pytest
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

ROOT = pathlib.Path(__file__).parents[2]

# Every action a function may take, and nothing else. The table and its indexes, the stream, the queue, the bucket, the keys, the log.
ALLOWED = {
    "Receive": {"dynamodb:PutItem", "dynamodb:BatchGetItem", "secretsmanager:GetSecretValue"},
    "Try": {"dynamodb:GetItem", "dynamodb:Query", "secretsmanager:GetSecretValue"},
    "Apply": {
        "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem",
        "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "sqs:SendMessage", "secretsmanager:GetSecretValue",
    },
    "Publish": {
        "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem",
        "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "sqs:SendMessage",
        "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket",
    },
    "Sweep": {
        "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem",
        "lambda:InvokeFunction", "sqs:SendMessage", "secretsmanager:GetSecretValue",
    },
    "Rebuild": {"dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "secretsmanager:GetSecretValue"},
}
LOGS = {"logs:CreateLogStream", "logs:PutLogEvents"}


class OfflineSession:
    region_name = "eu-west-1"


@pytest.fixture(scope="module")
def resources():
    template = yaml_parse((ROOT / "template.yaml").read_text())
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":  # what `sam package` puts there
            resource["Properties"]["CodeUri"] = "s3://packages/" + resource["Properties"]["CodeUri"]
    # the macro asks for parameter values only to fill defaults; none of ours has to be known
    translator = Translator({}, Parser(), boto_session=OfflineSession())
    return translator.translate(template, {})["Resources"]


def of_type(resources, kind):
    return {name: r["Properties"] for name, r in resources.items() if r["Type"] == kind}


def as_list(value):
    return value if isinstance(value, list) else [value]


def statements(resources, role):
    for policy in resources[role]["Properties"]["Policies"]:
        yield from policy["PolicyDocument"]["Statement"]


def test_the_macro_makes_no_role_of_its_own_for_a_function(resources):
    roles = {n for n in of_type(resources, "AWS::IAM::Role")}
    assert roles == {f"{name}Role" for name in ALLOWED}


def test_every_function_has_a_log_group_with_retention(resources):
    groups = of_type(resources, "AWS::Logs::LogGroup")
    for name, function in of_type(resources, "AWS::Lambda::Function").items():
        group = function["LoggingConfig"]["LogGroup"]["Ref"]
        assert groups[group]["RetentionInDays"] == {"Ref": "LogDays"}, name


def test_functions_run_java25_on_arm64(resources):
    functions = of_type(resources, "AWS::Lambda::Function")
    assert set(functions) == {f"{name}Function" for name in ALLOWED}
    for name, function in functions.items():
        assert (function["Runtime"], function["Architectures"]) == ("java25", ["arm64"]), name


@pytest.mark.parametrize("name", ["Receive", "Try"])
def test_where_a_sender_waits_snapshots_are_taken_and_the_route_goes_to_the_alias(resources, name):
    function = resources[f"{name}Function"]["Properties"]
    assert function["SnapStart"] == {"ApplyOn": "PublishedVersions"}
    assert resources[f"{name}FunctionAliaslive"]["Properties"]["Name"] == "live"


@pytest.mark.parametrize(
    "name, window, events, kinds",
    [("Apply", 0, ["INSERT"], ["raw"]), ("Publish", 2, ["INSERT", "MODIFY"], ["state", "summary"])],
)
def test_stream_consumers_filter_by_kind_and_report_partial_failures(resources, name, window, events, kinds):
    mapping = resources[f"{name}FunctionStream"]["Properties"]
    assert mapping["StartingPosition"] == "TRIM_HORIZON"
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert mapping["MaximumBatchingWindowInSeconds"] == window
    assert mapping["MaximumRetryAttempts"] == 8
    assert mapping["DestinationConfig"]["OnFailure"]["Destination"] == {"Fn::GetAtt": ["Failures", "Arn"]}
    patterns = [json.loads(f["Pattern"]) for f in mapping["FilterCriteria"]["Filters"]]
    assert patterns == [{"eventName": events, "dynamodb": {"NewImage": {"kind": {"S": kinds}}}}]


def test_the_stream_has_two_consumers_only(resources):
    assert set(of_type(resources, "AWS::Lambda::EventSourceMapping")) == {"ApplyFunctionStream", "PublishFunctionStream"}


@pytest.mark.parametrize("name", ALLOWED)
def test_a_function_may_do_what_it_does_and_nothing_else(resources, name):
    found = {action for s in statements(resources, f"{name}Role") for action in as_list(s["Action"])}
    assert found == ALLOWED[name] | LOGS


@pytest.mark.parametrize("name", ALLOWED)
def test_no_statement_has_a_wildcard(resources, name):
    for statement in statements(resources, f"{name}Role"):
        assert statement["Effect"] == "Allow"
        for action in as_list(statement["Action"]):
            assert "*" not in action, action
        for resource in as_list(statement["Resource"]):
            text = json.dumps(resource)
            # the two places where the name is not known when the stack is made: secrets under our prefix, objects of our bucket
            assert "*" not in text or text in (
                '{"Fn::Sub": "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${SecretPrefix}*"}',
                '{"Fn::Sub": "${Site.Arn}/*"}',
            ), text


def test_table_keeps_its_data(resources):
    table = resources["Ledger"]
    assert (table["DeletionPolicy"], table["UpdateReplacePolicy"]) == ({"Fn::If": ["IsProd", "Retain", "Delete"]},) * 2
    properties = table["Properties"]
    assert properties["DeletionProtectionEnabled"] == {"Fn::If": ["IsProd", True, False]}
    assert properties["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert properties["StreamSpecification"] == {"StreamViewType": "NEW_AND_OLD_IMAGES"}
    assert properties["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}
    for index in properties["GlobalSecondaryIndexes"]:
        assert index["Projection"] == {"ProjectionType": "KEYS_ONLY"}


def test_pages_are_private_and_need_a_readers_cookie(resources):
    block = resources["Site"]["Properties"]["PublicAccessBlockConfiguration"]
    assert all(block.values()) and len(block) == 4
    config = resources["Distribution"]["Properties"]["DistributionConfig"]
    assert config["DefaultCacheBehavior"]["TrustedKeyGroups"] == [{"Ref": "Readers"}]
    public = [b["PathPattern"] for b in config["CacheBehaviors"] if "TrustedKeyGroups" not in b]
    assert public == ["/assets/*", "/about/*"]


def test_calls_that_nobody_waits_for_end_in_the_failures_queue(resources):
    configs = of_type(resources, "AWS::Lambda::EventInvokeConfig")
    assert {c["FunctionName"]["Ref"] for c in configs.values()} == {"PublishFunction", "SweepFunction"}
    for config in configs.values():
        assert config["DestinationConfig"]["OnFailure"]["Destination"] == {"Fn::GetAtt": ["Failures", "Arn"]}


def test_the_template_names_no_physical_resource_that_blocks_a_second_stack(resources):
    named = ("FunctionName", "TableName", "BucketName", "QueueName", "LogGroupName", "RoleName")
    for name, resource in resources.items():
        own = resource["Type"] in ("AWS::Lambda::Function", "AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::Logs::LogGroup", "AWS::IAM::Role")
        assert not own or not set(named) & set(resource["Properties"]), name
