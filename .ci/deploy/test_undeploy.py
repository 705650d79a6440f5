"""./lightup undeploy against moto: it leaves nothing behind, touches nothing else, and can be repeated."""

import json
import pathlib
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import leftovers
import pytest
import talk
import undeploy

ROOT = pathlib.Path(__file__).parents[2]
Client = Callable[[str], Any]
Deploy = Callable[..., dict[str, str]]


def everything(client: Client) -> dict[str, list[str]]:
    """What is in the account."""
    return {
        "stacks": [s["StackName"] for s in client("cloudformation").describe_stacks()["Stacks"]],
        "tables": client("dynamodb").list_tables()["TableNames"],
        "buckets": [b["Name"] for b in client("s3").list_buckets()["Buckets"]],
        "logs": [g["logGroupName"] for g in client("logs").describe_log_groups()["logGroups"]],
        "secrets": [s["Name"] for s in client("secretsmanager").list_secrets()["SecretList"]],
    }


NOTHING: dict[str, list[str]] = {"stacks": [], "tables": [], "buckets": [], "logs": [], "secrets": []}


def test_a_try_stack_with_pages_in_its_bucket_leaves_nothing(client: Client, deploy: Deploy) -> None:
    deploy("try", "lightup-try")
    assert all(kind for name, kind in everything(client).items() if name != "secrets")
    assert undeploy.main(["--stack", "lightup-try", "--yes"]) == undeploy.OK
    assert everything(client) == NOTHING


def test_prod_is_refused_without_its_flag_and_nothing_is_touched(
    client: Client, deploy: Deploy, capsys: pytest.CaptureFixture[str]
) -> None:
    names = deploy("prod", "lightup-prod")
    before = everything(client)
    assert undeploy.main(["--stack", "lightup-prod", "--yes"]) == undeploy.REFUSED
    assert "say --prod" in capsys.readouterr().err
    assert everything(client) == before
    assert client("s3").list_object_versions(Bucket=names["Site"])["Versions"]
    assert client("dynamodb").describe_table(TableName=names["Ledger"])["Table"]["DeletionProtectionEnabled"] is True


def test_prod_with_its_flag_loses_its_protected_table_and_its_kept_bucket(client: Client, deploy: Deploy) -> None:
    names = deploy("prod", "lightup-prod")
    assert client("dynamodb").describe_table(TableName=names["Ledger"])["Table"]["DeletionProtectionEnabled"] is True
    assert undeploy.main(["--stack", "lightup-prod", "--prod", "--yes"]) == undeploy.OK
    assert everything(client) == NOTHING


def test_a_stack_with_termination_protection_is_refused(client: Client, deploy: Deploy, capsys: pytest.CaptureFixture[str]) -> None:
    deploy("prod", "lightup-prod", EnableTerminationProtection=True)
    before = everything(client)
    assert undeploy.main(["--stack", "lightup-prod", "--prod", "--yes"]) == undeploy.REFUSED
    assert "termination protection" in capsys.readouterr().err
    assert everything(client) == before


def test_it_can_be_said_twice(client: Client, deploy: Deploy) -> None:
    deploy("try", "lightup-try")
    for _ in range(2):
        assert undeploy.main(["--stack", "lightup-try", "--yes"]) == undeploy.OK
        assert everything(client) == NOTHING


def test_what_a_stack_kept_that_was_deleted_by_hand_is_removed(client: Client, deploy: Deploy) -> None:
    names = deploy("prod", "lightup-prod")
    client("cloudformation").delete_stack(StackName="lightup-prod")
    assert (everything(client)["tables"], everything(client)["buckets"]) == ([names["Ledger"]], [names["Site"]])
    assert undeploy.main(["--stack", "lightup-prod", "--prod", "--yes"]) == undeploy.OK
    assert everything(client) == NOTHING


def test_a_stack_that_never_was_is_no_error(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    assert undeploy.main(["--stack", "lightup-try", "--yes"]) == undeploy.OK
    assert "There is no stack lightup-try" in capsys.readouterr().out


def test_another_stack_and_another_products_stack_stay(client: Client, deploy: Deploy, capsys: pytest.CaptureFixture[str]) -> None:
    deploy("try", "lightup-try")
    other = deploy("try", "lightup-try-two")
    body = json.dumps({"Resources": {"Ledger": {"Type": "AWS::SQS::Queue"}}})
    client("cloudformation").create_stack(StackName="somebody-elses", TemplateBody=body)
    assert undeploy.main(["--stack", "lightup-try", "--yes"]) == undeploy.OK
    assert undeploy.main(["--stack", "somebody-elses", "--yes", "--prod"]) == undeploy.REFUSED
    assert "no stack of Lightup's template" in capsys.readouterr().err
    assert sorted(everything(client)["stacks"]) == ["lightup-try-two", "somebody-elses"]
    assert everything(client)["tables"] == [other["Ledger"]]
    assert client("s3").list_object_versions(Bucket=other["Site"])["Versions"]


def test_secrets_go_only_when_asked_and_only_those_under_the_prefix(client: Client, deploy: Deploy) -> None:
    deploy("try", "lightup-try")
    names = [
        "lightup/try/endpoint/ep_1",
        "lightup/try/tenant/nordvik",
        "readers/lightup/try/entry",
        "lightup/trying/endpoint/ep_1",
        "other/lightup/try/endpoint/ep_1",
        "readers/lightup/trying/entry",
    ]
    for name in names:
        client("secretsmanager").create_secret(Name=name, SecretString="{}")
    assert undeploy.main(["--stack", "lightup-try", "--yes"]) == undeploy.OK
    assert sorted(everything(client)["secrets"]) == sorted(names)
    assert undeploy.main(["--stack", "lightup-try", "--secrets", "--yes"]) == undeploy.OK
    assert sorted(everything(client)["secrets"]) == sorted(names[3:])


def test_the_secrets_of_prod_stay_recoverable_for_a_week(client: Client, deploy: Deploy) -> None:
    deploy("prod", "lightup-prod")
    client("secretsmanager").create_secret(Name="lightup/prod/tenant/nordvik", SecretString="{}")
    assert undeploy.main(["--stack", "lightup-prod", "--prod", "--secrets", "--yes"]) == undeploy.OK
    client("secretsmanager").restore_secret(SecretId="lightup/prod/tenant/nordvik")
    assert everything(client) == {**NOTHING, "secrets": ["lightup/prod/tenant/nordvik"]}


def test_a_bucket_is_emptied_batch_by_batch_and_of_unfinished_uploads(
    client: Client, deploy: Deploy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers, "AT_ONCE", 3)
    names = deploy("try", "lightup-try")
    for i in range(7):
        client("s3").put_object(Bucket=names["Site"], Key=f"d/{i}/index.html", Body=b"page")
    client("s3").create_multipart_upload(Bucket=names["Site"], Key="half")
    assert undeploy.main(["--stack", "lightup-try", "--yes"]) == undeploy.OK
    assert everything(client) == NOTHING


def test_a_table_that_somebody_protected_goes_too(client: Client, deploy: Deploy) -> None:
    names = deploy("try", "lightup-try")
    client("dynamodb").update_table(TableName=names["Ledger"], DeletionProtectionEnabled=True)
    assert undeploy.main(["--stack", "lightup-try", "--yes"]) == undeploy.OK
    assert everything(client) == NOTHING


def test_without_yes_the_name_has_to_be_typed(client: Client, deploy: Deploy, monkeypatch: pytest.MonkeyPatch) -> None:
    deploy("try", "lightup-try")
    before = everything(client)
    monkeypatch.setattr(talk, "typed", lambda question, otherwise: "lightup")
    assert undeploy.main(["--stack", "lightup-try"]) == undeploy.REFUSED
    assert everything(client) == before
    monkeypatch.setattr(talk, "typed", lambda question, otherwise: "lightup-try")
    assert undeploy.main(["--stack", "lightup-try"]) == undeploy.OK
    assert everything(client) == NOTHING


def test_what_was_removed_is_one_json_object(deploy: Deploy, capsys: pytest.CaptureFixture[str]) -> None:
    names = deploy("try", "lightup-try")
    assert undeploy.main(["--stack", "lightup-try", "--yes", "--json"]) == undeploy.OK
    said = json.loads(capsys.readouterr().out)
    assert (said["stack"], said["left"]) == ("lightup-try", [])
    assert {"stack lightup-try", f"table {names['Ledger']}", f"bucket {names['Site']}", f"log group {names['ReceiveLogs']}"} <= set(
        said["removed"]
    )


@pytest.mark.parametrize(
    ("arguments", "environment", "code", "sentence"),
    [
        (["--stack", "lightup-try"], {}, 1, "nobody can be asked here; say --yes"),
        (["--stack", "lightup-prod", "--yes"], {}, 1, "say --prod"),
        (["--stack", "lightup-try", "--yes"], {"AWS_REGION": "", "AWS_DEFAULT_REGION": ""}, 2, "say --region"),
        (
            ["--stack", "lightup-try", "--yes"],
            {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "AWS_EC2_METADATA_DISABLED": "true"},
            3,
            "credentials",
        ),
        (["--stack", "lightup-try", "--yes"], {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, 3, "AWS answered"),
        (["--yes"], {}, 2, "--stack"),
        (["--help"], {}, 0, ""),
    ],
)
def test_the_launcher_says_in_one_sentence_what_is_wrong(
    deploy: Deploy, monkeypatch: pytest.MonkeyPatch, arguments: list[str], environment: dict[str, str], code: int, sentence: str
) -> None:
    deploy("try", "lightup-try")
    deploy("prod", "lightup-prod")
    for name, value in {**environment, "LIGHTUP_PYTHON": sys.executable, "JAVA_HOME": ""}.items():
        monkeypatch.setenv(name, value)
    done = subprocess.run(
        [ROOT / "lightup", "undeploy", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, done
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    if code:
        assert re.match(r"(lightup: [^\n]+\n|usage: )", done.stderr), done.stderr
