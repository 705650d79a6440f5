"""./lightup deploy and ./lightup keys against moto: keys are made once and kept in one place, what broke off goes on, nothing that was
said before is lost. `sam` is a stand-in (sam_stand_in.py); what SAM makes of the template says .ci/template."""

import json
import os
import pathlib
import stat
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from typing import Any

import boto3
import deploy as program
import keys
import pytest
import talk

ROOT = pathlib.Path(__file__).parents[2]
sys.path += [str(ROOT / ".ci" / "template")]

from stages import transformed  # noqa: E402

Client = Callable[[str], Any]
ENTRY = "readers/lightup/try/entry"
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/0a"
WRITE = program.EntrySecret.write
IDENTITY = "arn:aws:ses:eu-west-1:123456789012:identity/pages.example"


@pytest.fixture
def tools(endpoint: str, account: None, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """A PATH with `sam` and `mvn`; answers the file in which `sam`'s arguments are, a line a call."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, does in {"sam": f'exec {sys.executable} {ROOT}/.ci/deploy/sam_stand_in.py "$@"', "mvn": "exit 0"}.items():
        (tools / name).write_text(f"#!/bin/sh\n{does}\n")
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("SAM_LOG", str(tmp_path / "sam.log"))
    monkeypatch.setattr(program, "KEY_FOLDER", tmp_path / "keys")
    monkeypatch.setattr(keys, "KEY_FOLDER", tmp_path / "keys")
    told(endpoint, "/moto-api/config", {"lambda": {"use_docker": False}})
    return tmp_path / "sam.log"


@pytest.fixture
def answering(endpoint: str) -> Callable[..., None]:
    """Puts what functions answer next, in that order."""

    def put(*answers: dict[str, object]) -> None:
        told(endpoint, "/moto-api/static/lambda-simple/response", {"results": [json.dumps(a) for a in answers], "region": "eu-west-1"})

    return put


ADDED: dict[str, object] = {"answer": "tenant_added"}
THERE: dict[str, object] = {"answer": "refused", "problem": "tenant-exists"}
PUBLISHED: dict[str, object] = {"units": [{"unit": "operator|about", "outcome": "published"}]}


def told(endpoint: str, path: str, body: dict[str, object]) -> None:
    request = urllib.request.Request(endpoint + path, json.dumps(body).encode(), {"content-type": "application/json"}, method="POST")
    urllib.request.urlopen(request, timeout=20).close()


def entry(client: Client) -> dict[str, str]:
    settings: dict[str, str] = json.loads(client("secretsmanager").get_secret_value(SecretId=ENTRY)["SecretString"])
    return settings


def parameters(client: Client, name: str = "lightup-try") -> dict[str, str]:
    stack = client("cloudformation").describe_stacks(StackName=name)["Stacks"][0]
    return {p["ParameterKey"]: p["ParameterValue"] for p in stack["Parameters"]}


def halves_match(private: str, public: str) -> bool:
    """By OpenSSL: what one half signs, the other verifies."""
    folder = pathlib.Path(subprocess.run(["mktemp", "-d"], capture_output=True, text=True, check=True).stdout.strip())
    (folder / "a").write_text(private)
    (folder / "b").write_text(public)
    (folder / "text").write_text("page")
    sign = ["openssl", "dgst", "-sha256", "-sign", folder / "a", "-out", folder / "s", folder / "text"]
    verify = ["openssl", "dgst", "-sha256", "-verify", folder / "b", "-signature", folder / "s", folder / "text"]
    return not subprocess.run(sign, check=False).returncode and not subprocess.run(verify, check=False).returncode


def test_a_first_deployment_makes_one_pair_and_leaves_its_private_half_in_the_secret_alone(
    client: Client, tools: pathlib.Path, answering: Callable[..., None], tmp_path: pathlib.Path
) -> None:
    answering(ADDED, PUBLISHED)
    assert program.main(["try", "--yes"]) == talk.OK
    held, given = entry(client), parameters(client)
    assert halves_match(held["privateKey"], given["SiteSigningPublicKey"])
    assert (held["site"], held["keyId"], held["from"]) == ("https://d1.cloudfront.net", "K-ONE", "Lightup <pages@d1.cloudfront.net>")
    assert (given["Stage"], given["SecretPrefix"]) == ("try", "lightup/try/")
    assert list((tmp_path / "keys").iterdir()) == []
    assert "PRIVATE KEY" not in tools.read_text()


def test_said_again_it_keeps_key_secret_and_what_was_said_before(
    client: Client, tools: pathlib.Path, answering: Callable[..., None]
) -> None:
    answering(ADDED, PUBLISHED, THERE, PUBLISHED)
    assert program.main(["try", "--yes", "--log-days", "14", "--from", "Nord <pages@nord.example>"]) == talk.OK
    before = entry(client), parameters(client)
    assert program.main(["try", "--yes"]) == talk.OK
    assert (entry(client), parameters(client)) == before
    assert (before[0]["from"], before[1]["LogDays"]) == ("Nord <pages@nord.example>", "14")


def test_a_stack_of_a_release_whose_endpoints_were_secrets_keeps_them_there_until_it_is_said(
    client: Client, tools: pathlib.Path, answering: Callable[..., None]
) -> None:
    answering(*[ADDED, PUBLISHED] * 5)
    assert program.main(["try", "--yes"]) == talk.OK
    # a new one is told nothing: the template's own value holds
    assert not any("Directory=" in one for one in json.loads(tools.read_text().splitlines()[-1]))
    assert parameters(client)["Directory"] == "sealed"
    older = {k: v for k, v in parameters(client).items() if k != "Directory" and v}
    template = json.loads(json.dumps(client("cloudformation").get_template(StackName="lightup-try")["TemplateBody"]))
    del template["Parameters"]["Directory"]
    client("cloudformation").delete_stack(StackName="lightup-try")
    client("cloudformation").create_stack(
        StackName="lightup-try",
        TemplateBody=json.dumps(template),
        Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in older.items()],
    )
    assert "Directory" not in parameters(client)
    for more, then in ([], "secretsmanager"), ([], "secretsmanager"):
        assert program.main(["try", "--yes", *more]) == talk.OK
        assert parameters(client)["Directory"] == then
    # versions that still run read secrets: not in one step
    assert program.main(["try", "--yes", "--directory", "sealed"]) == talk.REFUSED
    assert parameters(client)["Directory"] == "secretsmanager"
    for then in "moving", "sealed":
        assert program.main(["try", "--yes", "--directory", then]) == talk.OK
        assert parameters(client)["Directory"] == then
    assert not list(ROOT.glob("template-*.yaml"))


def test_another_directory_is_another_version_of_the_functions_that_stand_behind_an_alias() -> None:
    """By SAM's own translator: the parameter alone gives none."""
    text = (ROOT / "template.yaml").read_text()

    def versions(template: str, directory: str) -> set[str]:
        resources = transformed(template, {"Directory": directory})["Resources"]
        return {name for name, resource in resources.items() if resource["Type"] == "AWS::Lambda::Version"}

    assert versions(text, "sealed") == versions(text, "secretsmanager")
    named = [versions(program.versioned(text, {"Directory": one}), one) for one in ("secretsmanager", "moving", "sealed")]
    assert all(len(names) == len(named[0]) >= 2 for names in named)
    assert not named[0] & named[1] and not named[1] & named[2] and not named[0] & named[2]
    assert named[2] == versions(program.versioned(text, {}), "sealed")


def test_a_deployment_that_broke_off_goes_on_with_the_same_pair(
    client: Client, tools: pathlib.Path, answering: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    monkeypatch.setenv("SAM_FAILS", "yes")
    assert program.main(["try", "--yes"]) == talk.REFUSED
    (file,) = (tmp_path / "keys").iterdir()
    made = file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    monkeypatch.delenv("SAM_FAILS")
    # between the stack and the secret
    monkeypatch.setattr(program.EntrySecret, "write", lambda *_: (_ for _ in ()).throw(TimeoutError("cut")))
    assert program.main(["try", "--yes"]) == talk.REFUSED
    assert parameters(client)["SiteSigningPublicKey"]
    monkeypatch.setattr(program.EntrySecret, "write", WRITE)
    answering(ADDED, PUBLISHED)
    assert program.main(["try", "--yes"]) == talk.OK
    assert entry(client)["privateKey"] == made


def test_a_secret_of_a_stack_that_is_gone_does_not_sign_for_the_new_one(
    client: Client, tools: pathlib.Path, answering: Callable[..., None]
) -> None:
    settings = {"site": "https://old.example", "keyId": "K-OLD", "privateKey": "old", "from": "Old <old@old.example>"}
    client("secretsmanager").create_secret(Name=ENTRY, SecretString=json.dumps(settings))
    answering(ADDED, PUBLISHED)
    assert program.main(["try", "--yes"]) == talk.OK
    held = entry(client)
    assert (held["keyId"], held["site"], held["from"]) == ("K-ONE", "https://d1.cloudfront.net", "Old <old@old.example>")
    assert halves_match(held["privateKey"], parameters(client)["SiteSigningPublicKey"])


def test_a_key_is_turned_in_two_steps_and_back_again(client: Client, tools: pathlib.Path, answering: Callable[..., None]) -> None:
    answering(ADDED, PUBLISHED)
    assert program.main(["try", "--yes"]) == talk.OK
    first = entry(client)
    assert keys.main(["rotate", "--stack", "lightup-try"]) == talk.OK
    second, both = entry(client), parameters(client)
    assert (second["keyId"], second["site"]) == ("K-NEXT", first["site"])
    assert halves_match(second["privateKey"], both["NextSiteSigningPublicKey"])
    assert halves_match(first["privateKey"], both["SiteSigningPublicKey"])
    assert keys.main(["rotate", "--stack", "lightup-try"]) == talk.REFUSED  # both are in use
    assert keys.main(["end", "--stack", "lightup-try", "--now"]) == talk.OK
    assert (parameters(client)["SiteSigningPublicKey"], entry(client)) == ("", second)
    assert keys.main(["end", "--stack", "lightup-try", "--now"]) == talk.OK  # nothing is left to end
    assert keys.main(["rotate", "--stack", "lightup-try"]) == talk.OK
    assert entry(client)["keyId"] == "K-ONE"
    assert halves_match(entry(client)["privateKey"], parameters(client)["SiteSigningPublicKey"])


def test_a_turn_that_broke_off_before_the_secret_goes_on_with_its_pair(
    client: Client, tools: pathlib.Path, answering: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(ADDED, PUBLISHED)
    assert program.main(["try", "--yes"]) == talk.OK
    before = entry(client)
    monkeypatch.setattr(keys.EntrySecret, "write", lambda *_: (_ for _ in ()).throw(TimeoutError("cut")))
    assert keys.main(["rotate", "--stack", "lightup-try"]) == talk.REFUSED
    assert entry(client) == before
    monkeypatch.setattr(keys.EntrySecret, "write", WRITE)
    assert keys.main(["rotate", "--stack", "lightup-try"]) == talk.OK
    assert halves_match(entry(client)["privateKey"], parameters(client)["NextSiteSigningPublicKey"])


def test_what_takes_days_is_said_first_and_a_missing_certificate_stops(
    client: Client, tools: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    client("sesv2").create_email_identity(EmailIdentity="pages.example")
    assert program.main(["prod", "--check", "--mail-identity", IDENTITY]) == talk.REFUSED
    said = capsys.readouterr().out
    assert "waits  DKIM:" in said
    assert program.main(["prod", "--yes", "--domain", "pages.example", "--mail-identity", IDENTITY]) == talk.REFUSED
    assert "certificate" in capsys.readouterr().err
    assert program.main(["prod", "--yes", "--domain", "pages.example", "--certificate", CERTIFICATE]) == talk.REFUSED
    assert "is not found" in capsys.readouterr().err
    assert not tools.exists()


def test_the_certificate_has_to_cover_the_domain(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    arn = boto3.client("acm", region_name="us-east-1").request_certificate(DomainName="*.other.example")["CertificateArn"]
    assert program.main(["prod", "--check", "--domain", "pages.example", "--certificate", arn]) == talk.REFUSED
    assert "not for pages.example" in capsys.readouterr().out


def test_a_stack_that_rolled_back_and_another_products_stack_are_left_alone(
    client: Client, tools: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = json.dumps({"Resources": {"Ledger": {"Type": "AWS::SQS::Queue"}}})
    client("cloudformation").create_stack(StackName="lightup-try", TemplateBody=body)
    assert program.main(["try", "--yes"]) == talk.REFUSED
    assert "no stack of Lightup's template" in capsys.readouterr().err
    assert not tools.exists()


def test_the_stacks_name_has_to_be_typed_and_nobody_is_asked_in_a_pipeline(
    client: Client, tools: pathlib.Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.main(["try"]) == talk.REFUSED
    assert "nobody can be asked here; say --yes" in capsys.readouterr().err
    monkeypatch.setattr(talk, "typed", lambda question, otherwise: "lightup")
    assert program.main(["try"]) == talk.REFUSED
    assert not tools.exists()


@pytest.mark.parametrize(
    ("arguments", "environment", "code", "sentence"),
    [
        (["deploy", "try", "--yes"], {"AWS_REGION": "", "AWS_DEFAULT_REGION": ""}, 2, "say --region"),
        (["deploy", "staging"], {}, 2, "local|try|prod"),
        (["deploy", "try", "--yes", "--built"], {"PATH": "/usr/bin:/bin"}, 3, "sam is missing"),
        (["deploy", "try", "--check"], {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, 3, "AWS answered"),
        (["keys", "rotate", "--stack", "lightup-none"], {}, 1, "is no stack of Lightup's"),
        (["keys", "turn", "--stack", "x"], {}, 2, "rotate"),
        (["deploy", "try", "--help"], {}, 0, ""),
        (["keys", "--help"], {}, 0, ""),
    ],
)
def test_the_launcher_says_in_one_sentence_what_is_wrong(
    account: None, monkeypatch: pytest.MonkeyPatch, arguments: list[str], environment: dict[str, str], code: int, sentence: str
) -> None:
    for name, value in {**environment, "LIGHTUP_PYTHON": sys.executable, "JAVA_HOME": ""}.items():
        monkeypatch.setenv(name, value)
    done = subprocess.run(
        [ROOT / "lightup", *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120, check=False
    )
    assert done.returncode == code, done
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
