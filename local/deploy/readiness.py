"""What a deployment needs and nobody can hurry: mail, the certificate. Looked at first, so that it is begun first. Changes nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

CERTIFICATES = "us-east-1"  # where CloudFront looks for them


@dataclass(frozen=True)
class Finding:
    """One thing. `waits` says that it takes somebody days, `stops` that the deployment would fail without it."""

    about: str
    says: str
    waits: bool = False
    stops: bool = False


def look(client: Callable[..., Any], identity: str, domain: str, certificate: str) -> list[Finding]:
    """`client(service, region_name=...)` makes clients; empty texts are what is not wanted."""
    found = mail(client("sesv2"), identity) if identity else [
        Finding("mail", "no identity is named (--mail-identity): readers get in by invitations only, whose links you send yourself", True)
    ]
    if domain:
        found.append(cover(client("acm", region_name=CERTIFICATES), domain, certificate))
    else:
        found.append(Finding("domain", "none (--domain): the pages are at an address of CloudFront's"))
    return found


def mail(ses: Any, identity: str) -> list[Finding]:
    """The identity, its DKIM, and the way out of the sandbox."""
    name = identity.rsplit("identity/", 1)[-1]
    try:
        told = ses.get_email_identity(EmailIdentity=name)
    except ClientError as e:
        if e.response["Error"]["Code"] != "NotFoundException":
            raise
        return [Finding("mail", f"SES knows no identity {name} in this region: create it, then put its DKIM records into DNS", True)]
    found = [
        Finding("mail", f"{name} is verified")
        if told.get("VerifiedForSendingStatus")
        else Finding("mail", f"{name} is not verified yet", True)
    ]
    dkim = told.get("DkimAttributes", {})
    if dkim.get("Status") != "SUCCESS":
        records = [f"{token}._domainkey.{name} CNAME {token}.dkim.amazonses.com" for token in dkim.get("Tokens", [])]
        found.append(Finding("DKIM", f"{dkim.get('Status', 'not begun')}; in DNS: " + ("; ".join(records) or "nothing yet"), True))
    return [*found, *sandbox(ses)]


def sandbox(ses: Any) -> list[Finding]:
    """Whether SES mails to anybody; whoever deploys need not be allowed to ask."""
    try:
        free = ses.get_account().get("ProductionAccessEnabled")
    except ClientError as e:
        return [Finding("sandbox", f"SES does not say whether it mails to anybody ({e.response['Error']['Code']})", True)]
    says = "SES mails to verified addresses only: ask for production access, which takes a day or more"
    return [] if free else [Finding("sandbox", says, True)]


def cover(acm: Any, domain: str, certificate: str) -> Finding:
    """The certificate of the pages' own address."""
    if not certificate:
        return Finding("certificate", f"{domain} needs one of ACM in {CERTIFICATES} (--certificate)", True, stops=True)
    try:
        told = acm.describe_certificate(CertificateArn=certificate)["Certificate"]
    except ClientError as e:
        return Finding("certificate", f"{certificate} is not found: {e.response['Error']['Message']}", True, stops=True)
    names = {told["DomainName"], *told.get("SubjectAlternativeNames", [])}
    if not any(name == domain or name.startswith("*.") and domain.split(".", 1)[-1] == name[2:] for name in names):
        return Finding("certificate", f"it is for {', '.join(sorted(names))}, not for {domain}", True, stops=True)
    if told["Status"] != "ISSUED":
        records = [
            f"{one['ResourceRecord']['Name']} {one['ResourceRecord']['Type']} {one['ResourceRecord']['Value']}"
            for one in told.get("DomainValidationOptions", [])
            if "ResourceRecord" in one
        ]
        return Finding("certificate", f"{told['Status']}; in DNS: {'; '.join(records) or 'nothing yet'}", True, stops=True)
    return Finding("certificate", f"issued for {domain}")
