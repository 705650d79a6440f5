"""The deployed template as CloudFormation would see it, without CloudFormation: read, transformed by SAM's macro, and evaluated for
the parameters of one stage. Nothing here calls AWS.
"""

import json
import pathlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

ROOT = pathlib.Path(__file__).parents[2]
KEY = "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END PUBLIC KEY-----\n"
MAIL = "arn:aws:ses:eu-west-1:123456789012:identity/pages.example"
STAGES: dict[str, dict[str, str]] = {
    "prod": {"Stage": "prod", "SecretPrefix": "lightup/prod/", "SiteSigningPublicKey": KEY, "MailIdentityArn": MAIL},
    "try": {"Stage": "try", "SecretPrefix": "lightup/try/", "SiteSigningPublicKey": KEY, "MailIdentityArn": MAIL},
    "local": {"Stage": "local", "SecretPrefix": "lightup/local/", "MailIdentityArn": MAIL},
}
PSEUDO = {
    "AWS::AccountId",
    "AWS::NoValue",
    "AWS::NotificationARNs",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
}
NOTHING = object()


class OfflineSession:
    region_name = "eu-west-1"


def transformed(text: str | None = None, parameters: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The template, or another in its place, after SAM's macro, its conditions still in it."""
    template = yaml_parse((ROOT / "template.yaml").read_text() if text is None else text)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":  # what `sam package` puts there
            resource["Properties"]["CodeUri"] = "s3://packages/" + resource["Properties"]["CodeUri"]
    # the macro asks for parameter values only to fill defaults; none of ours has to be known
    translated: dict[str, Any] = Translator({}, Parser(), boto_session=OfflineSession()).translate(template, dict(parameters or {}))
    return translated


class Deployment:
    """One stage of a transformed template: `resources` and `outputs` that exist there, with conditions and parameters worked in."""

    def __init__(self, template: Mapping[str, Any], given: Mapping[str, str]) -> None:
        self._template = template
        defaults = {name: str(p["Default"]) for name, p in template["Parameters"].items() if "Default" in p}
        self.parameters: dict[str, str] = {**defaults, **given}
        self.resources: dict[str, Any] = self._existing("Resources")
        self.outputs: dict[str, Any] = self._existing("Outputs")

    def of_type(self, kind: str) -> dict[str, Any]:
        return {name: r["Properties"] for name, r in self.resources.items() if r["Type"] == kind}

    def properties(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.resources[name]["Properties"]
        return found

    def dangling(self) -> list[str]:
        """References to what this stage does not have."""
        known = set(self.resources) | set(self._template["Parameters"]) | PSEUDO
        everything = {**self.resources, **{f"Outputs.{name}": output for name, output in self.outputs.items()}}
        return sorted(
            f"{name} -> {target}" for name, part in everything.items() for target in references(part) if target not in known
        )

    def _existing(self, section: str) -> dict[str, Any]:
        return {
            name: self._evaluated({k: v for k, v in part.items() if k != "Condition"})
            for name, part in self._template[section].items()
            if "Condition" not in part or self.condition(part["Condition"])
        }

    def condition(self, name: str) -> bool:
        return bool(truth(self._template["Conditions"][name], self.parameters, self.condition))

    def _evaluated(self, node: Any) -> Any:
        if isinstance(node, list):
            return [v for v in (self._evaluated(item) for item in node) if v is not NOTHING]
        if not isinstance(node, dict):
            return node
        if set(node) == {"Fn::If"}:
            condition, yes, no = node["Fn::If"]
            return self._evaluated(yes if self.condition(condition) else no)
        if set(node) == {"Ref"}:
            name = node["Ref"]
            return NOTHING if name == "AWS::NoValue" else self.parameters.get(name, node)
        pairs = ((key, self._evaluated(value)) for key, value in node.items())
        return {key: value for key, value in pairs if value is not NOTHING}


def truth(node: Any, parameters: Mapping[str, str], condition: Any = None) -> Any:
    """A condition's or a rule's expression."""
    if not isinstance(node, dict):
        return str(node)
    ((function, value),) = node.items()
    match function:
        case "Ref":
            return parameters[value]
        case "Condition":
            return condition(value)
        case "Fn::Equals":
            left, right = (truth(side, parameters, condition) for side in value)
            return left == right
        case "Fn::Not":
            return not truth(value[0], parameters, condition)
        case "Fn::And":
            return all(truth(part, parameters, condition) for part in value)
        case "Fn::Or":
            return any(truth(part, parameters, condition) for part in value)
    raise AssertionError(f"{function} is not expected in a condition")


def references(node: Any) -> Iterator[str]:
    """Every name that a part of a template refers to."""
    if isinstance(node, list):
        for item in node:
            yield from references(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "Ref":
                yield value
            elif key == "Fn::GetAtt":
                yield value[0] if isinstance(value, list) else value.split(".")[0]
            elif key == "Fn::Sub":
                text, variables = value if isinstance(value, list) else (value, {})
                yield from (name.split(".")[0] for name in re.findall(r"\$\{([^!}][^}]*)}", text) if name not in variables)
                yield from references(list(variables.values()))
            elif key == "DependsOn":
                yield from value if isinstance(value, list) else [value]
            else:
                yield from references(value)


def refusals(template: Mapping[str, Any], given: Mapping[str, str]) -> list[str]:
    """What CloudFormation says to these parameter values before it makes anything: one sentence each, the parameter named."""
    declared = template["Parameters"]
    said = [f"{name}: there is no such parameter" for name in given if name not in declared]
    said += [f"{name}: a value is missing" for name, p in declared.items() if "Default" not in p and name not in given]
    said += [f"{name}: {why}" for name, value in given.items() if name in declared for why in _constraints(declared[name], value)]
    if said:
        return said
    values = Deployment(template, given).parameters
    for rule in template.get("Rules", {}).values():
        if truth(rule.get("RuleCondition", {"Fn::Equals": ["", ""]}), values):
            said += [a["AssertDescription"] for a in rule["Assertions"] if not truth(a["Assert"], values)]
    return said


def _constraints(parameter: Mapping[str, Any], value: str) -> Iterator[str]:
    why = parameter.get("ConstraintDescription", "")
    if parameter["Type"] == "Number" and not re.fullmatch(r"-?\d+(\.\d+)?", value):
        yield "not a number"
        return
    if "AllowedValues" in parameter and value not in map(str, parameter["AllowedValues"]):
        yield why
    if "AllowedPattern" in parameter and not re.fullmatch(parameter["AllowedPattern"], value):
        yield why
    if not int(parameter.get("MinLength", 0)) <= len(value) <= int(parameter.get("MaxLength", 4096)):
        yield why
    if (
        "MinValue" in parameter
        and float(value) < parameter["MinValue"]
        or "MaxValue" in parameter
        and float(value) > parameter["MaxValue"]
    ):
        yield why


def copy(template: Mapping[str, Any]) -> dict[str, Any]:
    """A copy to change, in which what YAML's anchors shared is shared no more."""
    unshared: dict[str, Any] = json.loads(json.dumps(template))
    return unshared


def as_text(node: Any) -> str:
    return json.dumps(node, sort_keys=True)
