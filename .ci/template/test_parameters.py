"""A missing or contradictory parameter stops a deployment before it makes anything, and the parameter is named."""

import re
import tomllib
from typing import Any

import pytest
from stages import KEY, ROOT, STAGES, refusals

PROD = STAGES["prod"]
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b"
DOMAIN: dict[str, str | None] = {"SiteDomain": "pages.example.org", "SiteCertificateArn": CERTIFICATE}
BAD: list[tuple[str, dict[str, str | None], str]] = [
    ("no stage", {"Stage": None}, "Stage"),
    ("a stage that does not exist", {"Stage": "staging"}, "Stage"),
    ("a stage in capitals", {"Stage": "PROD"}, "Stage"),
    ("no prefix", {"SecretPrefix": None}, "SecretPrefix"),
    ("an empty prefix", {"SecretPrefix": ""}, "SecretPrefix"),
    ("a prefix without a slash at its end", {"SecretPrefix": "lightup/prod"}, "SecretPrefix"),
    ("a prefix that is only a slash", {"SecretPrefix": "/"}, "SecretPrefix"),
    ("a prefix in capitals", {"SecretPrefix": "Lightup/"}, "SecretPrefix"),
    ("a prefix with a wildcard", {"SecretPrefix": "lightup*/"}, "SecretPrefix"),
    ("a prefix under which another stack's readers' key lies", {"SecretPrefix": "readers/"}, "SecretPrefix"),
    ("a prefix of one's own readers' key", {"SecretPrefix": "readers/lightup/prod/"}, "SecretPrefix"),
    ("a prefix that is too long", {"SecretPrefix": "l" * 64 + "/"}, "SecretPrefix"),
    ("a directory that no function knows", {"Directory": "file"}, "Directory"),
    ("the secrets of prod on try", {"Stage": "try"}, "SecretPrefix"),
    ("no signing key on prod", {"SiteSigningPublicKey": None}, "SiteSigningPublicKey"),
    ("no signing key on try", {"Stage": "try", "SecretPrefix": "lightup/try/", "SiteSigningPublicKey": ""}, "SiteSigningPublicKey"),
    ("a private key", {"SiteSigningPublicKey": KEY.replace("PUBLIC", "PRIVATE")}, "SiteSigningPublicKey"),
    ("half a next key", {"NextSiteSigningPublicKey": KEY[:60]}, "NextSiteSigningPublicKey"),
    ("half a key", {"SiteSigningPublicKey": KEY[:60]}, "SiteSigningPublicKey"),
    ("a signing key on local", {"Stage": "local", "SecretPrefix": "lightup/local/"}, "SiteSigningPublicKey"),
    (
        "a next signing key on local",
        {"Stage": "local", "SecretPrefix": "lightup/local/", "SiteSigningPublicKey": None, "NextSiteSigningPublicKey": KEY},
        "NextSiteSigningPublicKey",
    ),
    ("a domain without its certificate", {"SiteDomain": "pages.example.org"}, "SiteDomain"),
    ("a certificate without its domain", {"SiteCertificateArn": CERTIFICATE}, "SiteDomain"),
    ("an address for a domain", {"SiteDomain": "https://pages.example.org", "SiteCertificateArn": CERTIFICATE}, "SiteDomain"),
    (
        "a certificate where CloudFront does not look",
        {"SiteDomain": "pages.example.org", "SiteCertificateArn": CERTIFICATE.replace("us-east-1", "eu-west-1")},
        "SiteCertificateArn",
    ),
    (
        "a domain on local",
        {"Stage": "local", "SecretPrefix": "lightup/local/", "SiteSigningPublicKey": None} | DOMAIN,
        "SiteDomain",
    ),
    ("a topic's name for its ARN", {"AlarmTopicArn": "on-call"}, "AlarmTopicArn"),
    ("a queue for a topic", {"AlarmTopicArn": "arn:aws:sqs:eu-west-1:123456789012:q"}, "AlarmTopicArn"),
    ("a web ACL of a region", {"WebAclArn": "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/lightup/0a1b-2c"}, "WebAclArn"),
    (
        "a web ACL on local",
        {
            "Stage": "local",
            "SecretPrefix": "lightup/local/",
            "SiteSigningPublicKey": None,
            "WebAclArn": "arn:aws:wafv2:us-east-1:123456789012:global/webacl/lightup/0a1b-2c",
        },
        "WebAclArn",
    ),
    ("logs for ever", {"LogDays": "0"}, "LogDays"),
    ("a retention that CloudWatch does not know", {"LogDays": "31"}, "LogDays"),
    ("an operator's log that ends before the backups", {"OperatorLogDays": "30"}, "OperatorLogDays"),
    ("a negative reservation", {"ReceiveConcurrency": "-1"}, "ReceiveConcurrency"),
    ("a reservation in words", {"ReceiveConcurrency": "some"}, "ReceiveConcurrency"),
    ("a reservation no account has", {"WorkConcurrency": "100000"}, "WorkConcurrency"),
    ("a parameter that does not exist", {"LogRetention": "30"}, "LogRetention"),
]


@pytest.mark.parametrize(("changed", "named"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_a_bad_parameter_is_refused_by_name(template: dict[str, Any], changed: dict[str, str | None], named: str) -> None:
    values = {name: value for name, value in {**PROD, **changed}.items() if value is not None}
    said = refusals(template, values)
    assert said and all(sentence.startswith(named) for sentence in said), said


@pytest.mark.parametrize("stage", STAGES)
def test_the_stages_parameters_are_accepted(template: dict[str, Any], stage: str) -> None:
    assert refusals(template, STAGES[stage]) == []


def test_a_domain_with_its_certificate_is_accepted(template: dict[str, Any]) -> None:
    assert refusals(template, PROD | {name: value for name, value in DOMAIN.items() if value}) == []


@pytest.mark.parametrize("stage", STAGES)
def test_samconfig_gives_every_environment_what_it_needs_but_the_key(template: dict[str, Any], stage: str) -> None:
    config = tomllib.loads((ROOT / "samconfig.toml").read_text())
    deploy = config[stage]["deploy"]["parameters"]
    given = dict(pair.split("=", 1) for pair in deploy["parameter_overrides"].split())
    key = {} if stage == "local" else {"SiteSigningPublicKey": KEY}
    assert refusals(template, {**given, **key}) == []
    assert given["Stage"] == stage
    assert deploy["capabilities"] == "CAPABILITY_IAM CAPABILITY_AUTO_EXPAND"
    assert config[stage]["global"]["parameters"]["stack_name"] == f"lightup-{stage}"
    assert deploy["confirm_changeset"] is (stage == "prod")
    if stage != "local":
        (said,) = refusals(template, given)
        assert re.match("SiteSigningPublicKey is missing", said)
