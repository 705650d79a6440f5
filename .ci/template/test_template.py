"""What the deployed template must hold on every stage, asked of the transformed one: the template after SAM's own macro.

Run by .ci/run: pytest .ci/template
"""

import fnmatch
import json
import re
from typing import Any

import pytest
from stages import KEY, MAIL, ROOT, STAGES, Deployment, as_text, references, refusals

FUNCTIONS = ["Receive", "Try", "Apply", "Import", "Publish", "PublishUnits", "Sweep", "Rebuild", "Admin", "Enter", "HandIn"]
CLOUDFRONT_AND_GATEWAY = ("AWS::CloudFront::", "AWS::ApiGatewayV2::")


def test_nothing_refers_to_what_the_stage_does_not_have(stage: Deployment) -> None:
    assert stage.dangling() == []


def test_the_macro_makes_no_role_of_its_own_for_a_function(stage: Deployment) -> None:
    assert set(stage.of_type("AWS::IAM::Role")) == {f"{name}Role" for name in FUNCTIONS}


def test_every_function_has_a_log_group_with_retention(stage: Deployment) -> None:
    groups = stage.of_type("AWS::Logs::LogGroup")
    for name, function in stage.of_type("AWS::Lambda::Function").items():
        days = "90" if name == "AdminFunction" else "30"
        assert groups[function["LoggingConfig"]["LogGroup"]["Ref"]]["RetentionInDays"] == days, name


def test_how_long_logs_are_kept_is_a_parameter(template: dict[str, Any]) -> None:
    groups = Deployment(template, {**STAGES["prod"], "LogDays": "7"}).of_type("AWS::Logs::LogGroup")
    assert len(groups) == len(FUNCTIONS) + 1
    assert {name: g["RetentionInDays"] for name, g in groups.items() if g["RetentionInDays"] != "7"} == {"AdminLogs": "90"}


def test_what_was_erased_is_logged_for_longer_than_a_backup_of_the_table_can_bring_it_back(template: dict[str, Any]) -> None:
    point_in_time = 35
    assert min(template["Parameters"]["OperatorLogDays"]["AllowedValues"]) > point_in_time
    groups = Deployment(template, {**STAGES["prod"], "OperatorLogDays": "365"}).of_type("AWS::Logs::LogGroup")
    assert groups["AdminLogs"]["RetentionInDays"] == "365"


def test_functions_run_java25_on_arm64(stage: Deployment) -> None:
    functions = stage.of_type("AWS::Lambda::Function")
    assert set(functions) == {f"{name}Function" for name in FUNCTIONS}
    for name, function in functions.items():
        assert (function["Runtime"], function["Architectures"]) == ("java25", ["arm64"]), name


@pytest.mark.parametrize("name", ["Receive", "Try", "Enter"])
def test_where_somebody_waits_snapshots_are_taken_of_what_the_alias_points_to(stage: Deployment, name: str) -> None:
    assert stage.properties(f"{name}Function")["SnapStart"] == {"ApplyOn": "PublishedVersions"}
    assert stage.properties(f"{name}FunctionAliaslive")["Name"] == "live"


def test_the_gateway_calls_the_alias_and_only_the_alias_lets_it(prod: Deployment) -> None:
    paths = prod.properties("Hooks")["Body"]["paths"]
    routes = {
        (m, path): set(references(r["x-amazon-apigateway-integration"]["uri"])) & set(prod.resources)
        for path, ms in paths.items()
        for m, r in ms.items()
    }
    assert routes == {
        ("post", "/v1/hooks/{endpoint}"): {"ReceiveFunctionAliaslive"},
        ("options", "/v1/hooks/{endpoint}"): {"ReceiveFunctionAliaslive"},
        ("post", "/v1/hooks/{endpoint}/try"): {"TryFunctionAliaslive"},
        ("post", "/v1/invitations"): {"ReceiveFunctionAliaslive"},
        ("x-amazon-apigateway-any-method", "/enter"): {"EnterFunctionAliaslive"},
        ("x-amazon-apigateway-any-method", "/enter/{rest+}"): {"EnterFunctionAliaslive"},
    }
    for path in paths.values():
        for route in path.values():
            assert route["x-amazon-apigateway-integration"]["payloadFormatVersion"] == "2.0"
    for name in ("Receive", "Try", "Enter"):
        permission = prod.properties(f"{name}FromHooks")
        assert permission["FunctionName"] == {"Ref": f"{name}FunctionAliaslive"}
        assert permission["Principal"] == "apigateway.amazonaws.com"


@pytest.mark.parametrize(
    ("name", "window", "events", "kinds"),
    [("Apply", 0, ["INSERT"], ["raw"]), ("Publish", 2, ["INSERT", "MODIFY"], ["state", "summary"])],
)
def test_stream_consumers_filter_by_kind_and_report_partial_failures(
    stage: Deployment, name: str, window: int, events: list[str], kinds: list[str]
) -> None:
    mapping = stage.properties(f"{name}FunctionStream")
    assert mapping["StartingPosition"] == "TRIM_HORIZON"
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert mapping["MaximumBatchingWindowInSeconds"] == window
    assert mapping["MaximumRetryAttempts"] == 8
    assert mapping["DestinationConfig"]["OnFailure"]["Destination"] == {"Fn::GetAtt": ["Failures", "Arn"]}
    patterns = [json.loads(f["Pattern"]) for f in mapping["FilterCriteria"]["Filters"]]
    assert patterns == [{"eventName": events, "dynamodb": {"NewImage": {"kind": {"S": kinds}}}}]


def test_the_stream_has_two_consumers_only(stage: Deployment) -> None:
    assert set(stage.of_type("AWS::Lambda::EventSourceMapping")) == {"ApplyFunctionStream", "PublishFunctionStream"}


def test_the_minute_is_one_rule_that_may_call_sweep(stage: Deployment) -> None:
    (rule,) = [rule for rule in stage.of_type("AWS::Events::Rule").values() if "ScheduleExpression" in rule]
    assert rule["ScheduleExpression"] == "rate(1 minute)"
    assert [t["Arn"] for t in rule["Targets"]] == [{"Fn::GetAtt": ["SweepFunction", "Arn"]}]
    assert stage.properties("SweepFunctionMinutePermission")["Principal"] == "events.amazonaws.com"
    assert not [r for r in stage.resources.values() if r["Type"].startswith("AWS::Scheduler::")]


def test_calls_that_nobody_waits_for_end_in_the_failures_queue(stage: Deployment) -> None:
    configs = stage.of_type("AWS::Lambda::EventInvokeConfig")
    assert {c["FunctionName"]["Ref"] for c in configs.values()} == {
        "ImportFunction",
        "PublishFunction",
        "PublishUnitsFunction",
        "SweepFunction",
    }
    for config in configs.values():
        assert config["DestinationConfig"]["OnFailure"]["Destination"] == {"Fn::GetAtt": ["Failures", "Arn"]}


def test_the_table_has_what_the_ledger_needs(stage: Deployment) -> None:
    table = stage.properties("Ledger")
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["StreamSpecification"] == {"StreamViewType": "NEW_AND_OLD_IMAGES"}
    assert table["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}
    assert table["SSESpecification"] == {"SSEEnabled": True}
    assert [i["IndexName"] for i in table["GlobalSecondaryIndexes"]] == ["received", "due"]
    for index in table["GlobalSecondaryIndexes"]:
        assert index["Projection"] == {"ProjectionType": "KEYS_ONLY"}


@pytest.mark.parametrize(("name", "kept"), [("prod", True), ("try", False), ("local", False)])
def test_prod_keeps_table_and_bucket_and_the_other_stages_keep_nothing(template: dict[str, Any], name: str, kept: bool) -> None:
    stage = Deployment(template, STAGES[name])
    policy = "Retain" if kept else "Delete"
    for resource in ("Ledger", "Site"):
        assert (stage.resources[resource]["DeletionPolicy"], stage.resources[resource]["UpdateReplacePolicy"]) == (policy, policy)
    assert stage.properties("Ledger")["DeletionProtectionEnabled"] is kept
    held = {n for n, r in stage.resources.items() if r.get("DeletionPolicy") == "Retain" and r["Type"] != "AWS::Lambda::Version"}
    assert held == ({"Ledger", "Site"} if kept else set())


def test_the_bucket_is_private_encrypted_and_versioned(stage: Deployment) -> None:
    bucket = stage.properties("Site")
    block = bucket["PublicAccessBlockConfiguration"]
    assert all(block.values()) and len(block) == 4
    assert bucket["BucketEncryption"] and bucket["VersioningConfiguration"] == {"Status": "Enabled"}
    statements = stage.properties("SitePolicy")["PolicyDocument"]["Statement"]
    assert [s["Sid"] for s in statements if s["Effect"] == "Deny"] == ["OnlyOverTls"]


def test_uploads_are_private_and_gone_within_a_day_with_every_version(stage: Deployment) -> None:
    bucket = stage.properties("Uploads")
    block = bucket["PublicAccessBlockConfiguration"]
    assert all(block.values()) and len(block) == 4
    assert bucket["BucketEncryption"] and "VersioningConfiguration" not in bucket
    (rule,) = bucket["LifecycleConfiguration"]["Rules"]
    assert (rule["Status"], rule["Prefix"], rule["ExpirationInDays"]) == ("Enabled", "uploads/", 1)
    assert rule["NoncurrentVersionExpiration"] == {"NoncurrentDays": 1}
    assert rule["AbortIncompleteMultipartUpload"] == {"DaysAfterInitiation": 1}
    (statement,) = stage.properties("UploadsPolicy")["PolicyDocument"]["Statement"]
    assert (statement["Sid"], statement["Effect"], statement["Principal"]) == ("OnlyOverTls", "Deny", "*")


def test_the_bucket_of_uploads_tells_import_and_nobody_else(stage: Deployment) -> None:
    assert stage.properties("Uploads")["NotificationConfiguration"] == {"EventBridgeConfiguration": {"EventBridgeEnabled": True}}
    (rule,) = [rule for rule in stage.of_type("AWS::Events::Rule").values() if "EventPattern" in rule]
    assert rule["EventPattern"] == {
        "source": ["aws.s3"],
        "detail-type": ["Object Created"],
        "detail": {"bucket": {"name": [{"Ref": "Uploads"}]}, "object": {"key": [{"prefix": "uploads/"}]}},
    }
    assert [t["Arn"] for t in rule["Targets"]] == [{"Fn::GetAtt": ["ImportFunction", "Arn"]}]
    assert stage.properties("ImportFunctionUploadedPermission")["Principal"] == "events.amazonaws.com"
    assert stage.properties("ImportFunction")["Environment"]["Variables"]["LIGHTUP_UPLOADS"] == {"Fn::Sub": "s3://${Uploads}"}
    assert stage.properties("ReceiveFunction")["Environment"]["Variables"]["LIGHTUP_UPLOADS"] == {"Fn::Sub": "s3://${Uploads}"}


def test_pages_need_a_readers_cookie(prod: Deployment) -> None:
    config = prod.properties("Distribution")["DistributionConfig"]
    assert config["DefaultCacheBehavior"]["TrustedKeyGroups"] == [{"Ref": "Readers"}]
    public = [b["PathPattern"] for b in config["CacheBehaviors"] if "TrustedKeyGroups" not in b]
    assert public == ["/enter", "/enter/*", "/assets/*", "/about/*", "/f/*"]
    # the doors of one machine open the same; Enter stands before them there
    doors = (ROOT / "local/src/main/java/dev/lightup/local/front/PageDoors.java").read_text()
    (folders,) = re.findall(r"PUBLIC = List\.of\(([^)]*)\)", doors)
    assert [f"{folder}*" for folder in re.findall(r'"([^"]+)"', folders)] == public[2:]
    allowed = [s for s in prod.properties("SitePolicy")["PolicyDocument"]["Statement"] if s["Effect"] == "Allow"]
    assert {s["Action"] for s in allowed} == {"s3:GetObject", "s3:ListBucket"}
    assert all(
        s["Principal"] == {"Service": "cloudfront.amazonaws.com"} and "distribution/" in as_text(s["Condition"]) for s in allowed
    )


def test_enter_is_asked_each_time_and_stands_in_the_place_of_what_is_shut_or_missing(prod: Deployment) -> None:
    config = prod.properties("Distribution")["DistributionConfig"]
    (origin,) = [o for o in config["Origins"] if o["Id"] == "enter"]
    assert origin["DomainName"] == {"Fn::Sub": "${Hooks}.execute-api.${AWS::Region}.${AWS::URLSuffix}"}
    assert origin["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"
    behaviours = [b for b in config["CacheBehaviors"] if b["TargetOriginId"] == "enter"]
    assert [b["PathPattern"] for b in behaviours] == ["/enter", "/enter/*"]
    for behaviour in behaviours:
        # by AWS's own ids: CachingDisabled, AllViewerExceptHostHeader
        assert behaviour["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
        assert behaviour["OriginRequestPolicyId"] == "b689b0a8-53d0-40ab-baf2-68738e2966ac"
        assert "POST" in behaviour["AllowedMethods"]
        assert "FolderIndex" not in as_text(behaviour.get("FunctionAssociations", []))
    assert config["CustomErrorResponses"] == [
        {"ErrorCode": 403, "ResponseCode": 403, "ResponsePagePath": "/enter/closed", "ErrorCachingMinTTL": 0},
        {"ErrorCode": 404, "ResponseCode": 404, "ResponsePagePath": "/enter/missing", "ErrorCachingMinTTL": 0},
        # what went wrong for one is not kept for all: without these CloudFront answers it to everybody for ten seconds
        *({"ErrorCode": code, "ErrorCachingMinTTL": 0} for code in (500, 502, 503, 504)),
    ]


def test_the_readers_key_lies_where_no_other_function_may_read(stage: Deployment) -> None:
    prefix = stage.parameters["SecretPrefix"]
    told = stage.properties("EnterFunction")["Environment"]["Variables"]["LIGHTUP_ENTRY"]["Fn::Sub"]
    assert told == "secretsmanager:readers/${SecretPrefix}entry"
    assert not f"readers/{prefix}entry".startswith(prefix)
    for name in FUNCTIONS:
        secrets = [s for s in stage.properties(f"{name}Role")["Policies"][0]["PolicyDocument"]["Statement"] if "secretsmanager" in as_text(s)]
        assert ("readers/" in as_text(secrets)) is (name == "Enter"), name
    assert "${SecretPrefix}*" not in as_text(stage.properties("EnterRole"))


def test_enter_reaches_the_items_of_readers_and_no_others(stage: Deployment) -> None:
    statements = stage.properties("EnterRole")["Policies"][0]["PolicyDocument"]["Statement"]
    table, homes = [s for s in statements if "dynamodb:GetItem" in s["Action"]]
    assert (table["Sid"], homes["Sid"]) == ("KnowReaders", "WakeHomes")
    assert list(table["Condition"]) == ["ForAllValues:StringLike"]
    ((key, allowed),) = table["Condition"]["ForAllValues:StringLike"].items()
    assert key == "dynamodb:LeadingKeys"
    # IAM's * is fnmatch's; keys as the ledger's test of readers' keys has them
    links, readers, grants = "operator#T#9f86d081", "operator#R#60303ae2", "nordvik#R#a/br1ghtwateraaaa2"
    # whose word an invitation was is said by the readers of the distributor's own pages
    own = "nordvik#R#d"
    others = ("nordvik#S#order|x", "nordvik#U#a/br1ghtwateraaaa2", "nordvik#F#9f86d081", "nordvik#L#x", "operator#W#3", "nordvik#T#x")
    for partition, reached in ((links, True), (readers, True), (grants, True), (own, True), *((other, False) for other in others)):
        assert any(fnmatch.fnmatchcase(partition, pattern) for pattern in allowed) is reached, partition
    # a partner's home is made due when its readers change: its head is written, no other unit's, and nothing is removed or listed
    assert homes["Action"] == ["dynamodb:GetItem", "dynamodb:PutItem"]
    assert homes["Condition"] == {"ForAllValues:StringLike": {key: ["operator#U#p/*"]}}
    (accounts,) = [s for s in statements if s["Sid"] == "KnowHomes"]
    assert (accounts["Action"], accounts["Condition"]) == ("dynamodb:Query", homes["Condition"])
    assert not any(fnmatch.fnmatchcase(other, "operator#U#p/*") for other in (*others, "operator#U#d", "operator#U#t/nordvik", "operator#U#about"))


def test_enter_finds_rows_by_reading_states_of_numbers_and_the_list_of_pages_and_nothing_else(stage: Deployment) -> None:
    statements = stage.properties("EnterRole")["Policies"][0]["PolicyDocument"]["Statement"]
    (rows,) = [s for s in statements if s["Sid"] == "FindRows"]
    assert rows["Action"] == "dynamodb:BatchGetItem"
    allowed = rows["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]
    numbers = [f"nordvik#S#{kind}/7Q-2210" for kind in ("order", "subscription", "customer", "partner")]
    others = ["nordvik#S#usage/K-1/AWP", "nordvik#S#escalation/E-1", "nordvik#S#feed/ep_1/seats", "nordvik#E#9f86d081", "nordvik#Q#9f86d081"]
    others += ["nordvik#L#x", "nordvik#F#9f86d081", "nordvik#C#K-1", "operator#W#3", "operator#T#9f86d081", "operator#R#60303ae2"]
    # a link's state says to whose home an account belongs; it is the operator's alone
    numbers += ["operator#S#link/nordvik/br1ghtwateraaaa2"]
    others += ["nordvik#S#link/nordvik/br1ghtwateraaaa2", "operator#S#programme/x"]
    for partition, reached in [(n, True) for n in [*numbers, "nordvik#U#a/br1ghtwateraaaa2"]] + [(o, False) for o in others]:
        assert any(fnmatch.fnmatchcase(partition, pattern) for pattern in allowed) is reached, partition


def test_files_by_hand_reach_events_and_states_and_only_enter_hands_them_in(stage: Deployment) -> None:
    def reached(action: str, partition: str) -> bool:
        return any(
            action in s["Action"] and any(fnmatch.fnmatchcase(partition, p) for p in s["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"])
            for s in stage.properties("HandInRole")["Policies"][0]["PolicyDocument"]["Statement"]
            if "Condition" in s
        )

    events, states = ("nordvik#E#9f86", "nordvik#Q#9f86", "nordvik#L#60303ae2"), ("nordvik#S#order/7Q-2210", "nordvik#U#d")
    assert all(reached("dynamodb:PutItem", p) and reached("dynamodb:GetItem", p) for p in events)
    assert all(reached("dynamodb:BatchGetItem", p) and not reached("dynamodb:PutItem", p) for p in states)
    # a link of accounts is an event and a state of the operator's; which accounts are under one name is asked of the partner's home alone
    assert reached("dynamodb:PutItem", "operator#E#9f86") and reached("dynamodb:Query", "operator#S#link/nordvik/aaaaaaaaaaaaaaaa")
    assert reached("dynamodb:Query", "operator#U#p/aaaaaaaaaaaaaaaa") and not reached("dynamodb:PutItem", "operator#U#p/aaaaaaaaaaaaaaaa")
    others = ["operator#R#60303ae2", "operator#T#9f86", "nordvik#R#a/br1ghtwateraaaa2", "nordvik#U#a/br1ghtwateraaaa2", "operator#W#3"]
    for other in (*others, "operator#U#t/nordvik", "operator#R#p/aaaaaaaaaaaaaaaa"):
        assert not reached("dynamodb:GetItem", other) and not reached("dynamodb:PutItem", other), other
    asking = [
        name
        for name in FUNCTIONS
        if "HandInFunction" in as_text(stage.properties(f"{name}Role")["Policies"][0]["PolicyDocument"]["Statement"])
    ]
    assert asking == ["Enter"]
    callers = [p["FunctionName"] for p in stage.of_type("AWS::Lambda::Permission").values()]
    assert "HandIn" not in as_text(callers)


def test_enter_may_mail_by_the_named_identity_and_by_none_without_one(template: dict[str, Any]) -> None:
    for arn, resources in (("", []), (MAIL, [MAIL])):
        stage = Deployment(template, {**STAGES["prod"], "MailIdentityArn": arn})
        statements = stage.properties("EnterRole")["Policies"][0]["PolicyDocument"]["Statement"]
        assert [s["Resource"] for s in statements if s["Action"] == "ses:SendEmail"] == resources


def test_whoever_guesses_at_links_has_no_share_in_what_senders_need(prod: Deployment) -> None:
    settings = prod.properties("HooksApiGatewayDefaultStage")["RouteSettings"]
    assert {route: limits["ThrottlingRateLimit"] for route, limits in settings.items()} == {"ANY /enter": 10, "ANY /enter/{rest+}": 50}


def test_signing_keys_take_turns_because_cloudfront_never_changes_one(template: dict[str, Any]) -> None:
    def keys(first: str, second: str) -> list[Any]:
        values = {**STAGES["prod"], "SiteSigningPublicKey": first, "NextSiteSigningPublicKey": second}
        assert refusals(template, values) == []
        stage = Deployment(template, values)
        assert stage.dangling() == []
        return [item["Ref"] for item in stage.properties("Readers")["KeyGroupConfig"]["Items"]]

    assert keys(KEY, "") == ["SigningKey"]
    assert keys(KEY, KEY) == ["SigningKey", "NextSigningKey"]
    assert keys("", KEY) == ["NextSigningKey"]


def test_the_local_stage_has_function_urls_instead_of_gateway_and_cloudfront(template: dict[str, Any]) -> None:
    local = Deployment(template, STAGES["local"])
    assert not [n for n, r in local.resources.items() if r["Type"].startswith(CLOUDFRONT_AND_GATEWAY)]
    urls = local.of_type("AWS::Lambda::Url")
    assert {name: (u["TargetFunctionArn"]["Fn::GetAtt"][0], u["AuthType"]) for name, u in urls.items()} == {
        "ReceiveUrl": ("ReceiveFunction", "NONE"),
        "TryUrl": ("TryFunction", "NONE"),
        "EnterUrl": ("EnterFunction", "NONE"),
    }
    for name, host in (("ReceiveFunction", "lightup-hooks"), ("TryFunction", "lightup-try"), ("EnterFunction", "lightup-enter")):
        assert {"Key": "_custom_id_", "Value": host} in local.properties(name)["Tags"]


def test_no_stage_opens_a_functions_url_to_everybody(stage: Deployment) -> None:
    assert {p["Principal"] for p in stage.of_type("AWS::Lambda::Permission").values()} <= {
        "apigateway.amazonaws.com",
        "events.amazonaws.com",
    }
    if stage.parameters["Stage"] != "local":
        assert stage.of_type("AWS::Lambda::Url") == {}


def test_outputs_are_what_a_person_and_a_test_need(stage: Deployment) -> None:
    everywhere = {"HooksUrl", "TryUrl", "EnterUrl", "EntrySecret", "SiteBucket", "LedgerTable", "FailuresQueue"} | {
        f"{name}FunctionName" for name in FUNCTIONS
    }
    local = stage.parameters["Stage"] == "local"
    assert set(stage.outputs) == everywhere | (set() if local else {"SiteUrl", "SigningKeyId", "DashboardUrl", "DistributionDomain"})
    assert all(output["Description"] for output in stage.outputs.values())


def test_a_domain_of_ones_own_is_the_distributions_and_every_link_says_it(template: dict[str, Any]) -> None:
    certificate = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b"
    domain = {"SiteDomain": "pages.example.org", "SiteCertificateArn": certificate}
    own, without = Deployment(template, STAGES["prod"] | domain), Deployment(template, STAGES["prod"])
    config = own.properties("Distribution")["DistributionConfig"]
    assert config["Aliases"] == ["pages.example.org"]
    assert config["ViewerCertificate"]["AcmCertificateArn"] == certificate
    assert not {"Aliases", "ViewerCertificate"} & set(without.properties("Distribution")["DistributionConfig"])
    assert own.outputs["EnterUrl"]["Value"] == {"Fn::Sub": "https://${SiteDomain}"}
    assert without.outputs["EnterUrl"]["Value"] == {"Fn::Sub": "https://${Distribution.DomainName}"}


def test_both_webhook_addresses_are_without_a_slash_at_the_end(template: dict[str, Any]) -> None:
    prod, local = (Deployment(template, STAGES[name]).outputs for name in ("prod", "local"))
    assert prod["HooksUrl"]["Value"] == prod["TryUrl"]["Value"] == {"Fn::GetAtt": ["Hooks", "ApiEndpoint"]}
    assert local["HooksUrl"]["Value"]["Fn::Sub"][0] == "http://${Host}"


def test_concurrency_is_reserved_only_when_asked(template: dict[str, Any]) -> None:
    def reserved(**more: str) -> dict[str, str]:
        functions = Deployment(template, {**STAGES["prod"], **more}).of_type("AWS::Lambda::Function")
        return {n: f["ReservedConcurrentExecutions"] for n, f in functions.items() if "ReservedConcurrentExecutions" in f}

    assert reserved() == {}
    assert reserved(ReceiveConcurrency="20") == {"ReceiveFunction": "20"}
    assert reserved(WorkConcurrency="5") == dict.fromkeys(("ApplyFunction", "ImportFunction", "PublishFunction", "PublishUnitsFunction"), "5")


def test_alarms_and_dashboard_read_the_namespace_in_which_the_functions_of_the_stack_count(stage: Deployment) -> None:
    own = {"Fn::Sub": "Lightup/${AWS::StackName}"}
    counting = {"PublishFunction", "PublishUnitsFunction", "SweepFunction"}
    variables = {name: stage.properties(name)["Environment"]["Variables"] for name in counting}
    assert {name: told.get("LIGHTUP_METRICS") for name, told in variables.items()} == dict.fromkeys(counting, own)
    alarms = stage.of_type("AWS::CloudWatch::Alarm")
    assert [alarms[name]["Namespace"] for name in ("EventsParked", "PagesRefused")] == [own, own]
    assert not [name for name, alarm in alarms.items() if alarm["Namespace"] == "Lightup"]


ALARMS = {"FailuresWait", "SendersGetErrors", "ReadersGetErrors", "ReadersTurnedAway", "MailFails", "SweepIsSilent"}
ALARMS |= {"PagesLag", "StatesLag", "EventsParked", "PagesRefused"}


def counts(pattern: str, line: dict[str, str]) -> bool:
    """Whether a filter of CloudWatch Logs counts a line: terms on texts, joined by &&, with * for anything."""
    terms = re.findall(r'\(?\$\.(\w+) (!?=) "([^"]*)"\)?', pattern)
    assert pattern == "{ " + " && ".join(f'($.{name} {how} "{what}")' for name, how, what in terms) + " }", pattern
    return all(fnmatch.fnmatchcase(line[name], what) is (how == "=") for name, how, what in terms)


def test_each_answer_that_went_wrong_is_counted_for_the_alarm_of_whoever_got_it(prod: Deployment) -> None:
    """Held to the routes of the template. Lambda's own count would not see what a function answers 503 by itself."""
    paths = prod.properties("Hooks")["Body"]["paths"]
    methods = {"post": "POST", "options": "OPTIONS", "x-amazon-apigateway-any-method": "ANY"}
    routes = [f"{methods[method]} {path}" for path, those in paths.items() for method in those]
    assert len(routes) == 6
    alarms, filters = prod.of_type("AWS::CloudWatch::Alarm"), prod.of_type("AWS::Logs::MetricFilter")
    (gateway,) = prod.of_type("AWS::ApiGatewayV2::Stage").values()
    logged = set(json.loads(gateway["AccessLogSettings"]["Format"]))

    def risen(route: str, status: str) -> set[str]:
        line = {"route": route, "status": status}
        assert set(line) <= logged
        told = [f["MetricTransformations"][0] for f in filters.values() if "5*" in f["FilterPattern"] or "429" in f["FilterPattern"] if counts(f["FilterPattern"], line)]
        return {name for name, alarm in alarms.items() for one in told if (alarm["Namespace"], alarm["MetricName"]) == (one["MetricNamespace"], one["MetricName"])}

    for route in [*routes, "-", "$default"]:
        enters = route.startswith("ANY /enter")
        for status in ("500", "502", "503", "504"):
            assert risen(route, status) == {"ReadersGetErrors" if enters else "SendersGetErrors"}, (route, status)
        assert risen(route, "429") == ({"ReadersTurnedAway"} if enters else set())
        assert not any(risen(route, status) for status in ("200", "202", "303", "400", "401", "404", "410", "422"))


def test_a_link_that_was_not_mailed_is_counted_by_the_words_of_the_log(prod: Deployment) -> None:
    filtered = prod.properties("LinksNotMailed")
    words = filtered["FilterPattern"].strip('"')
    assert words in (ROOT / "functions/src/main/java/dev/lightup/functions/enter/LinkMailer.java").read_text()
    assert filtered["LogGroupName"] == {"Ref": "EnterLogs"}
    (told,) = filtered["MetricTransformations"]
    alarm = prod.of_type("AWS::CloudWatch::Alarm")["MailFails"]
    assert (alarm["Namespace"], alarm["MetricName"]) == (told["MetricNamespace"], told["MetricName"])


def test_alarms_speak_to_the_topic_where_there_is_one(template: dict[str, Any]) -> None:
    topic = "arn:aws:sns:eu-west-1:123456789012:on-call"
    for more, actions in (({}, None), ({"AlarmTopicArn": topic}, [topic])):
        alarms = Deployment(template, {**STAGES["prod"], **more}).of_type("AWS::CloudWatch::Alarm")
        assert set(alarms) == ALARMS
        assert {as_text(a.get("AlarmActions")) for a in alarms.values()} == {as_text(actions)}


def test_the_dashboard_is_json_and_shows_every_function_that_works_by_itself(prod: Deployment) -> None:
    body = prod.properties("Dashboard")["DashboardBody"]["Fn::Sub"]
    widgets = json.loads(body)["widgets"]
    spots = [(w["x"], w["y"]) for w in widgets]
    assert len(spots) == len(set(spots)) and all(w["x"] + w["width"] <= 24 for w in widgets)
    shown = set(references({"Fn::Sub": body}))
    assert {"Hooks", "Failures", "Ledger", *(f"{n}Function" for n in FUNCTIONS if n not in ("Rebuild", "Admin"))} <= shown


def test_everything_that_takes_tags_says_product_and_stage(stage: Deployment) -> None:
    taggable = (
        "AWS::Lambda::Function",
        "AWS::IAM::Role",
        "AWS::Logs::LogGroup",
        "AWS::DynamoDB::Table",
        "AWS::SQS::Queue",
        "AWS::S3::Bucket",
        "AWS::CloudFront::Distribution",
        "AWS::CloudWatch::Alarm",
        "AWS::ApiGatewayV2::Stage",
    )
    for name, resource in stage.resources.items():
        if resource["Type"] in taggable:
            tags = resource["Properties"]["Tags"]
            pairs = tags if isinstance(tags, dict) else {t["Key"]: t["Value"] for t in tags}
            assert (pairs["product"], pairs["stage"]) == ("lightup", stage.parameters["Stage"]), name


def test_the_template_names_no_physical_resource_that_blocks_a_second_stack(stage: Deployment) -> None:
    names = {
        "AWS::Lambda::Function": "FunctionName",
        "AWS::DynamoDB::Table": "TableName",
        "AWS::S3::Bucket": "BucketName",
        "AWS::SQS::Queue": "QueueName",
        "AWS::Logs::LogGroup": "LogGroupName",
        "AWS::IAM::Role": "RoleName",
        "AWS::CloudWatch::Alarm": "AlarmName",
        "AWS::Events::Rule": "Name",
    }
    for name, resource in stage.resources.items():
        assert names.get(resource["Type"]) not in resource["Properties"], name


def test_every_parameter_says_what_it_is_and_what_it_may_be(template: dict[str, Any]) -> None:
    for name, parameter in template["Parameters"].items():
        assert parameter["Description"].endswith("."), name
        assert parameter["ConstraintDescription"], name
        assert {"AllowedValues", "AllowedPattern", "MinValue"} & set(parameter), name
    grouped = [p for g in template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"] for p in g["Parameters"]]
    assert sorted(grouped) == sorted(template["Parameters"])


def test_every_alarm_has_its_runbook_and_every_runbook_its_alarm(template: dict[str, Any]) -> None:
    alarms = Deployment(template, STAGES["prod"]).of_type("AWS::CloudWatch::Alarm")
    sections = re.findall(r"^## (\w+)$", (ROOT / "docs/runbooks.md").read_text(), re.MULTILINE)
    assert sections == list(dict.fromkeys(sections))
    assert set(sections) == set(alarms)
