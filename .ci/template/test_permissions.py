"""Least privilege, held against what the functions do.

The recording is written by the integration suite (`conformance/target/calls.json`, or the file that LIGHTUP_CALLS names). Without one the
comparison fails; `pytest --without-calls` leaves it out where the suite cannot run.
"""

import fnmatch
import json
import os
import pathlib
from collections.abc import Iterator
from typing import Any

import pytest
from permissions import ALL, Deed, allowed, as_list, differences, needed, read_calls, statements
from stages import ROOT, STAGES, Deployment, as_text, copy

RECORDING = pathlib.Path(os.environ.get("LIGHTUP_CALLS", ROOT / "conformance" / "target" / "calls.json"))
WIDER_THAN_ONE_NAME = (
    # the places where the name is not known when the stack is made: secrets under our prefix, objects of our buckets
    {"Fn::Sub": "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${SecretPrefix}tenant/*"},
    {"Fn::Sub": "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${SecretPrefix}endpoint/*"},
    {"Fn::Sub": "${Site.Arn}/*"},
    {"Fn::Sub": "${Site.Arn}/d/*"},
    {"Fn::Sub": "${Uploads.Arn}/uploads/*"},
)


@pytest.fixture
def calls(request: pytest.FixtureRequest) -> dict[str, list[str]]:
    if not RECORDING.exists():
        if request.config.getoption("--without-calls"):
            pytest.skip(f"{RECORDING} is not there, and that was allowed")
        pytest.fail(f"{RECORDING} is not there: run the integration suite on moto first, or name a recording by LIGHTUP_CALLS")
    return read_calls(RECORDING)


def test_every_function_may_do_what_it_does_and_nothing_else(stage: Deployment, calls: dict[str, list[str]]) -> None:
    assert differences(stage, calls) == []


@pytest.mark.parametrize("name", ALL)
def test_no_statement_has_a_wildcard(stage: Deployment, name: str) -> None:
    for statement in statements(stage, name):
        assert statement["Effect"] == "Allow"
        assert "NotAction" not in statement and "NotResource" not in statement
        for action in as_list(statement["Action"]):
            assert "*" not in action, action
        for resource in as_list(statement["Resource"]):
            assert "*" not in as_text(resource) or resource in WIDER_THAN_ONE_NAME, resource


def test_publish_never_reads_a_secret(stage: Deployment) -> None:
    assert "secretsmanager" not in as_text(list(statements(stage, "Publish")))


def secrets_by_prefix(stage: Deployment, name: str) -> dict[str, set[str]]:
    """Actions on secrets, by what stands behind the stack's prefix."""
    may: dict[str, set[str]] = {}
    for statement in statements(stage, name):
        actions = {action for action in as_list(statement["Action"]) if action.startswith("secretsmanager:")}
        for resource in as_list(statement["Resource"]) if actions else []:
            may.setdefault(resource["Fn::Sub"].rpartition("${SecretPrefix}")[2], set()).update(actions)
    return may


READING = "secretsmanager:GetSecretValue"
CHANGING = {"secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"}
KEEPING = {READING, "secretsmanager:CreateSecret", *CHANGING, "secretsmanager:DeleteSecret"}
WITH_KEYS = ("Receive", "Try", "Apply", "Import", "Sweep", "Rebuild", "HandIn")


def test_only_the_operator_s_function_writes_secrets_those_of_tenants_and_nobody_lists_them(stage: Deployment) -> None:
    may = {name: secrets_by_prefix(stage, name) for name in ALL}
    # endpoints that were secrets are read and deleted, once, and never made
    assert may.pop("Admin") == {"tenant/*": KEEPING, "endpoint/*": {READING, "secretsmanager:DeleteSecret"}}
    assert may.pop("Enter") == {"entry-??????": {READING}}
    assert {name: actions for name, actions in may.items() if actions} == {name: {"tenant/*": {READING}} for name in WITH_KEYS}


def test_where_endpoints_are_secrets_the_same_functions_read_them_and_no_item_of_one_is_written_by_a_form(template: dict[str, Any]) -> None:
    stage = Deployment(template, {**STAGES["prod"], "Directory": "secretsmanager"})
    may = {name: secrets_by_prefix(stage, name) for name in ALL}
    assert may.pop("Admin") == {"tenant/*": KEEPING, "endpoint/*": KEEPING}
    assert may.pop("Enter") == {"entry-??????": {READING}}
    assert may.pop("HandIn") == {"*": {READING}, "endpoint/*": CHANGING}
    assert {name: actions for name, actions in may.items() if actions} == {name: {"*": {READING}} for name in WITH_KEYS if name != "HandIn"}
    assert "KeepMaps" not in [statement.get("Sid") for statement in statements(stage, "HandIn")]


def test_while_endpoints_come_over_versions_that_still_run_may_read_their_secrets(template: dict[str, Any]) -> None:
    stage = Deployment(template, {**STAGES["prod"], "Directory": "moving"})
    assert {name: may for name in WITH_KEYS if (may := secrets_by_prefix(stage, name))} == {name: {"*": {READING}} for name in WITH_KEYS}
    assert secrets_by_prefix(stage, "Admin")["endpoint/*"] == {READING, "secretsmanager:DeleteSecret"}
    assert "KeepMaps" in [statement.get("Sid") for statement in statements(stage, "HandIn")]


def test_a_form_writes_items_of_endpoints_beside_events_and_nothing_else(stage: Deployment) -> None:
    writing = [s for s in statements(stage, "HandIn") if {"dynamodb:PutItem", "dynamodb:DeleteItem"} & set(as_list(s["Action"]))]
    keys = {s["Sid"]: s["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"] for s in writing}
    assert keys == {"StoreFiles": ["*#E#*", "*#Q#*", "*#L#*"], "KeepMaps": ["operator#D#*"]}


def test_who_publishes_or_lets_readers_in_opens_no_endpoint(stage: Deployment) -> None:
    for name in ("Publish", "PublishUnits", "Enter"):
        assert "tenant/*" not in secrets_by_prefix(stage, name), name
    # and Enter reads no item of one: no pattern of its partitions is theirs
    patterns = [
        key
        for s in statements(stage, "Enter")
        for key in s.get("Condition", {}).get("ForAllValues:StringLike", {}).get("dynamodb:LeadingKeys", [])
    ]
    assert patterns and not any(fnmatch.fnmatchcase("operator#D#ep_nordvik_1", pattern) for pattern in patterns)


# The comparison itself is tested against a recording that agrees with the template: each single change of a role must be noticed.


def agreeing(stage: Deployment) -> dict[str, list[str]]:
    """A recording in which each function calls exactly what it may, but for what no recording shows."""
    calls = {}
    for name in ALL:
        written = needed(name, [])
        calls[f"{name}Function"] = sorted({deed.action for deed in allowed(stage, name) if deed not in written})
    return calls


def taken_away(template: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every template in which one function lacks one action of one statement."""
    for name in ALL:
        for i, statement in enumerate(_statements(template, name)):
            for action in as_list(statement["Action"]):
                poorer = copy(template)
                spot = _statements(poorer, name)[i]
                spot["Action"] = [other for other in as_list(spot["Action"]) if other != action]
                yield name, action, poorer


def added(template: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every template in which one statement of one function has one action more: one that some other has, or a new one."""
    everything = {action for name in ALL for s in _statements(template, name) for action in as_list(s["Action"])}
    for name in ALL:
        for i, statement in enumerate(_statements(template, name)):
            for action in sorted(
                (everything | {"dynamodb:DeleteTable", "dynamodb:UpdateItem", "kms:Decrypt"}) - set(as_list(statement["Action"]))
            ):
                richer = copy(template)
                spot = _statements(richer, name)[i]
                spot["Action"] = [*as_list(spot["Action"]), action]
                yield name, action, richer


def _statements(template: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = template["Resources"][f"{name}Role"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"]
    # one that depends on a parameter stands in the first branch
    return [statement["Fn::If"][1] if "Fn::If" in statement else statement for statement in found]


def test_the_comparison_agrees_with_a_recording_that_is_like_the_template(stage: Deployment) -> None:
    assert differences(stage, agreeing(stage)) == []


def test_it_is_noticed_when_any_action_is_taken_from_any_function(template: dict[str, Any], prod: Deployment) -> None:
    calls, tried = agreeing(prod), 0
    for name, action, poorer in taken_away(template):
        said = differences(Deployment(poorer, STAGES["prod"]), calls)
        assert said and all(f"{name}: {action} on " in s and s.endswith("is called and not allowed") for s in said), (
            name,
            action,
            said,
        )
        tried += 1
    assert tried >= 45


def test_it_is_noticed_when_any_action_is_added_to_any_function(template: dict[str, Any], prod: Deployment) -> None:
    calls, tried = agreeing(prod), 0
    for name, action, richer in added(template):
        said = differences(Deployment(richer, STAGES["prod"]), calls)
        assert said and all(f"{name}: {action} on " in s for s in said), (name, action, said)
        tried += 1
    assert tried >= 300


def test_it_is_noticed_when_a_statement_reaches_another_resource(template: dict[str, Any], prod: Deployment) -> None:
    wider = copy(template)
    _statements(wider, "Receive")[0]["Resource"] = "*"
    said = differences(Deployment(wider, STAGES["prod"]), agreeing(prod))
    assert any("is called and not allowed" in s for s in said) and any('on "*" is allowed and never called' in s for s in said)


def test_it_is_noticed_when_a_call_is_recorded_that_is_not_allowed(prod: Deployment) -> None:
    calls = agreeing(prod)
    calls["TryFunction"].append("dynamodb:PutItem")
    assert differences(prod, calls) == ["Try: dynamodb:PutItem on table is called and not allowed"]


def test_it_is_noticed_when_a_function_was_not_recorded_at_all(prod: Deployment) -> None:
    calls = agreeing(prod)
    del calls["SweepFunction"]
    assert differences(prod, calls) == ["Sweep: nothing is recorded of it"]


def test_it_is_noticed_when_something_is_recorded_that_the_template_does_not_have(prod: Deployment) -> None:
    assert differences(prod, {**agreeing(prod), "NotifyFunction": ["ses:SendEmail"]}) == [
        "NotifyFunction: is recorded and not in the template"
    ]


def test_operations_are_read_as_the_permissions_that_they_need() -> None:
    deeds = needed("Publish", ["s3:HeadObject", "s3:ListObjectsV2", "s3:PutObject", "dynamodb:GetItem"])
    assert {
        Deed("s3:GetObject", "pages"),
        Deed("s3:ListBucket", "bucket"),
        Deed("s3:PutObject", "pages"),
        Deed("dynamodb:GetItem", "table"),
    } <= deeds


def test_a_recording_is_read_as_it_was_written(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "calls.json"
    file.write_text(json.dumps({"ReceiveFunction": ["dynamodb:PutItem"]}))
    assert read_calls(file) == {"ReceiveFunction": ["dynamodb:PutItem"]}
