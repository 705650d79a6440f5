"""Deploys Lightup to an AWS account by SAM, and does what stands around that: looks at what takes days, makes the key that signs
readers' cookies, tells Enter of it, adds the operator's tenant, publishes the definitions.

Run by ./lightup deploy. Each step looks whether it is done already, so what broke off goes on with the same command.
"""

import functools
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import options
import readiness
import talk
from botocore.config import Config
from sitekey import EntrySecret, SiteKeys, belongs
from stack import Stack, find
from talk import OK, REFUSED, Refusal

HOME = Path(__file__).resolve().parents[2]
KEY_FOLDER = HOME / ".lightup" / "keys"
LONGEST_SECONDS = 200
OPERATOR, ABOUT = "operator", "operator|about"
DIRECTORY = "Directory"
HELP = """\
examples:
  ./lightup deploy local
  ./lightup deploy try --check
  ./lightup deploy try --region eu-west-1
  ./lightup deploy prod --domain pages.example.org --certificate arn:aws:acm:us-east-1:123456789012:certificate/... \\
      --mail-identity arn:aws:ses:eu-west-1:123456789012:identity/example.org --from 'Lightup <pages@example.org>' \\
      --alarms arn:aws:sns:eu-west-1:123456789012:on-call

What is not said stays as it was deployed before. `local` is LocalStack's: ./lightup localstack deploy.
exit codes: 0 it is there; 1 it was refused, or with --check something waits; 2 the command line; 3 AWS or a tool was not reached"""


@dataclass(frozen=True)
class Wish:
    """What was asked for."""

    stage: str
    stack: str | None
    region: str | None
    domain: str | None
    certificate: str | None
    mail_identity: str | None
    sender: str | None
    alarms: str | None
    web_acl: str | None
    log_days: str | None
    directory: str | None
    check: bool
    built: bool
    yes: bool
    json: bool

    @property
    def name(self) -> str:
        return self.stack or f"lightup-{self.stage}"

    @property
    def parameters(self) -> dict[str, str]:
        """What the template is told that was said here."""
        said = {
            "SiteDomain": self.domain,
            "SiteCertificateArn": self.certificate,
            "MailIdentityArn": self.mail_identity,
            "AlarmTopicArn": self.alarms,
            "WebAclArn": self.web_acl,
            "LogDays": self.log_days,
            DIRECTORY: self.directory,
        }
        return {name: value for name, value in said.items() if value is not None}


def wish(arguments: Sequence[str]) -> Wish:
    parser = options.parser(
        "deploy",
        "Deploys Lightup: what takes days is looked at first; keys are made once; it may be said again.",
        HELP,
    )
    parser.add_argument("stage", choices=("try", "prod"), metavar="local|try|prod", help="what it is for; docs/deployment.md")
    options.place(parser, "lightup-try, lightup-prod")
    parser.add_argument("--domain", help="the pages' own address, such as pages.example.org")
    parser.add_argument("--certificate", metavar="ARN", help="its certificate, of ACM in us-east-1")
    parser.add_argument("--mail-identity", metavar="ARN", help="the SES identity that readers are mailed from")
    parser.add_argument("--from", dest="sender", metavar="TEXT", help="whom that mail is from: 'Lightup <pages@example.org>'")
    parser.add_argument("--alarms", metavar="ARN", help="the SNS topic that alarms speak to")
    parser.add_argument("--web-acl", metavar="ARN", help="a web ACL of WAF, scope CLOUDFRONT, in front of pages and entry")
    parser.add_argument("--log-days", metavar="N", help="for how many days logs are kept")
    parser.add_argument(
        "--directory",
        choices=("sealed", "moving", "secretsmanager"),
        help="where endpoints are; a stack that has them in Secrets Manager keeps them there until this says moving: docs/operations.md",
    )
    parser.add_argument("--check", action="store_true", help="only look at what takes days; 1 when something waits")
    parser.add_argument("--built", action="store_true", help="the packages are there: do not build them")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    options.answer(parser)
    return Wish(**vars(parser.parse_args(arguments)))


class Deploy:
    """One deployment. `say` takes a line for a person, `ask` answers what a person typed."""

    def __init__(self, session: Any, asked: Wish, say: Callable[[str], None], ask: Callable[[str, str], str]) -> None:
        self._session, self._asked, self._say, self._ask = session, asked, say, ask
        self._keys = SiteKeys(KEY_FOLDER, f"{asked.name}.{session.region_name}")

    @functools.cache  # noqa: B019 - one object a process
    def _client(self, service: str, **more: Any) -> Any:
        return self._session.client(service, config=talk.settings(), **more)

    def check(self) -> int:
        before = find(self._client("cloudformation"), self._asked.name)
        return REFUSED if [one for one in self._look(before) if one.waits] else OK

    def run(self) -> dict[str, str]:
        """Deploys, and answers the stack's outputs."""
        for name in ("sam", "openssl", *(() if self._asked.built else ("mvn",))):
            if shutil.which(name) is None:
                raise OSError(f"{name} is missing; docs/deployment.md says what is needed")
        before = find(self._client("cloudformation"), self._asked.name)
        self._permit(before)
        stopped = [one for one in self._look(before) if one.stops]
        if stopped:
            raise Refusal(f"{stopped[0].about}: {stopped[0].says}. Nothing was deployed")
        self._confirm(before)
        if not self._asked.built:
            self._say("mvn package: the functions' packages")
            tool("mvn", "-q", "-ntp", "-B", "-Dmaven.test.skip=true", "package")
        self._sam(self._values(before))
        stack = find(self._client("cloudformation"), self._asked.name)
        if stack is None or not stack.status.endswith("_COMPLETE") or "ROLLBACK" in stack.status:
            raise Refusal(f"the stack {self._asked.name} is {stack.status if stack else 'not there'} after sam deploy")
        self._entry(stack)
        self._operator(stack)
        return stack.outputs

    def _permit(self, before: Stack | None) -> None:
        if before is None or not before.exists:
            return
        name = self._asked.name
        if not before.is_lightup:
            raise Refusal(f"{name} is no stack of Lightup's template; nothing was deployed")
        if before.stage != self._asked.stage:
            raise Refusal(f"the stage of {name} is {before.stage}; a stack's stage stays. Say --stack. Nothing was deployed")
        if before.status in ("ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_FAILED"):
            raise Refusal(f"{name} is {before.status}, which CloudFormation does not update: ./lightup undeploy --stack {name}")
        if before.status.endswith("_IN_PROGRESS"):
            raise Refusal(f"{name} is {before.status}: somebody deploys it; wait until that has ended, then say it again")

    def _look(self, before: Stack | None) -> list[readiness.Finding]:
        """What takes days, before anything else."""
        now = {**(before.parameters if before and before.exists else {}), **self._asked.parameters}
        found = readiness.look(
            self._client, now.get("MailIdentityArn", ""), now.get("SiteDomain", ""), now.get("SiteCertificateArn", "")
        )
        for one in found:
            self._say(f"{'waits' if one.waits else 'ok':<6} {one.about}: {one.says}")
        return found

    def _confirm(self, before: Stack | None) -> None:
        account = self._client("sts").get_caller_identity()["Account"]
        what = "update" if before and before.exists else "new"
        self._say(f"stack {self._asked.name} ({what}), account {account}, {self._session.region_name}, stage {self._asked.stage}")
        if not self._asked.yes:
            answer = self._ask(f"Type {self._asked.name} to go on: ", "nobody can be asked here; say --yes. Nothing was deployed")
            if answer != self._asked.name:
                raise Refusal("not confirmed; nothing was deployed")

    def _values(self, before: Stack | None) -> dict[str, str]:
        """All parameters: SAM takes those of the command line for all of them."""
        kept = {name: value for name, value in before.parameters.items() if value} if before and before.exists else {}
        if kept and DIRECTORY not in kept:
            # of a release whose endpoints were secrets: to look for them elsewhere, where nobody has put them, would turn every sender away
            kept[DIRECTORY] = "secretsmanager"
        if kept.get(DIRECTORY) == "secretsmanager" and self._asked.directory == "sealed":
            raise Refusal("endpoints are in Secrets Manager: --directory moving comes first, see docs/operations.md. Nothing was deployed")
        values = {"Stage": self._asked.stage, "SecretPrefix": f"lightup/{self._asked.stage}/", **kept, **self._asked.parameters}
        if values.get(DIRECTORY) == "secretsmanager":
            self._say("endpoints stay in Secrets Manager; docs/operations.md says how they come into the table, which is cheaper")
        if not kept and self._asked.stack and self._asked.name != f"lightup-{self._asked.stage}":
            values["SecretPrefix"] = f"{self._asked.name}/"
        if "SiteSigningPublicKey" not in values and "NextSiteSigningPublicKey" not in values:
            values["SiteSigningPublicKey"] = self._keys.public()
        return values

    def _sam(self, values: dict[str, str]) -> None:
        self._say("sam deploy: a first one takes a quarter of an hour")
        overrides = [f"{name}={quoted(value)}" for name, value in values.items()]
        with tempfile.NamedTemporaryFile("w", dir=HOME, prefix="template-", suffix=".yaml") as template:
            template.write(versioned((HOME / "template.yaml").read_text(), values))
            template.flush()
            tool(
                "sam", "deploy", "--config-env", self._asked.stage, "--template-file", template.name,
                "--stack-name", self._asked.name, "--region", self._session.region_name,
                "--no-confirm-changeset" if self._asked.yes or self._asked.stage == "try" else "--confirm-changeset",
                "--parameter-overrides", *overrides, asks=not self._asked.yes,
            )  # fmt: skip

    def _entry(self, stack: Stack) -> None:
        """Tells Enter the address, the key and whom mail is from, where it does not know them."""
        secret = EntrySecret(self._client("secretsmanager"), stack.outputs["EntrySecret"])
        held = secret.read()
        site = stack.outputs["EnterUrl"].rstrip("/")
        sender = self._asked.sender or (held or {}).get("from") or f"Lightup <pages@{site.split('//')[-1]}>"
        keys = [stack.outputs[name] for name in ("SigningKeyId", "NextSigningKeyId") if name in stack.outputs]
        # a secret that outlived another stack of this name signs with what this one does not know
        if held is not None and held["keyId"] in keys:
            wanted = {**held, "site": site, "from": sender}
            if wanted != held:
                secret.write(wanted)
                self._say(f"secret {secret.name}: site and sender as said here")
            self._keys.forget()
            return
        public = stack.parameters.get("SiteSigningPublicKey") or stack.parameters.get("NextSiteSigningPublicKey", "")
        private = self._keys.private(public)
        if private is None or not belongs(private, public):
            raise Refusal(
                f"the secret {secret.name} has no key of this stack, and the private half of the key that {stack.name} was deployed with is not here: "
                f"./lightup keys rotate --stack {stack.name} makes another"
            )
        secret.write({"site": site, "keyId": keys[0], "privateKey": private, "from": sender})
        # the secret has it: two places are one too many
        self._keys.forget()
        self._say(f"secret {secret.name}: made; the key's private half is nowhere else")

    def _operator(self, stack: Stack) -> None:
        """The operator's own tenant, and the pages that belong to everybody."""
        answer = self._invoke(stack, "AdminFunctionName", {"command": "tenant_add", "tenant": OPERATOR})
        if answer.get("answer") != "tenant_added" and answer.get("problem") != "tenant-exists":
            raise Refusal(f"the operator's tenant was not added: {json.dumps(answer)[:300]}; say the same again")
        made = self._invoke(stack, "PublishFunctionName", {"units": [ABOUT]})
        outcomes = [unit.get("outcome") for unit in made.get("units", [])]
        if outcomes not in (["published"], ["overtaken"]):
            raise Refusal(f"the definitions were not published: {json.dumps(made)[:300]}; say the same again")

    def _invoke(self, stack: Stack, output: str, event: dict[str, object]) -> dict[str, Any]:
        patient = talk.settings().merge(Config(read_timeout=LONGEST_SECONDS, retries={"max_attempts": 0}))
        answer = self._session.client("lambda", config=patient).invoke(
            FunctionName=stack.outputs[output], Payload=json.dumps(event).encode()
        )
        said = json.load(answer["Payload"])
        if "FunctionError" in answer or not isinstance(said, dict):
            raise Refusal(f"{stack.outputs[output]} failed: {json.dumps(said)[:300]}; say the same again")
        return said


def versioned(template: str, values: Mapping[str, str]) -> str:
    """The template with the directory's value in it. SAM names a function's version by its code and by its environment as the template
    writes it: where a parameter alone changes no version is published, and `live` would go on with the one before."""
    place = f"${{{DIRECTORY}}}:"
    if template.count(place) != 1:
        raise ValueError(f"the template names {place} not once")
    return template.replace(place, f"{values.get(DIRECTORY, 'sealed')}:")


def quoted(value: str) -> str:
    """As `--parameter-overrides` reads a value with blanks or line ends in it."""
    return f'"{value}"' if any(c.isspace() for c in value) else value


def tool(*command: str, asks: bool = False) -> None:
    """Runs it; one that `asks` may ask the person at the terminal."""
    if subprocess.run(command, cwd=HOME, stdin=None if asks else subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode:
        raise Refusal(f"{' '.join(command[:2])} failed, see above; the same command goes on from there")


def next_steps(outputs: dict[str, str], asked: Wish, domain: str) -> list[str]:
    """What a person does now."""
    lines = [f"hooks  {outputs['HooksUrl']}/v1/hooks/ENDPOINT", f"pages  {outputs['EnterUrl']}/enter"]
    if domain:
        lines.append(f"DNS    {domain} CNAME {outputs.get('DistributionDomain', '')}")
    return [*lines, f"next   ./lightup tenant add NAME --stack {asked.name}"]


def main(arguments: Sequence[str]) -> int:
    asked = wish(arguments)

    def work(session: Any, say: options.Say) -> int:
        deploy = Deploy(session, asked, say, talk.typed)
        if asked.check:
            return deploy.check()
        outputs = deploy.run()
        domain = outputs["EnterUrl"].split("//")[-1] if "cloudfront.net" not in outputs["EnterUrl"] else ""
        for line in next_steps(outputs, asked, domain):
            say(line)
        if asked.json:
            print(json.dumps({"stack": asked.name, "outputs": outputs}))
        return OK

    return options.begun(asked, work)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
