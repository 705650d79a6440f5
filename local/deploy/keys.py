"""Turns the key that signs readers' cookies.

CloudFront never changes a key, so two parameters take turns: `rotate` puts a new key into the empty one and lets Enter sign with it,
`end` empties the other once the last cookie that it signed has ended. Run by ./lightup keys.
"""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import options
import talk
from deploy import KEY_FOLDER
from sitekey import EntrySecret, SiteKeys, belongs
from stack import Stack, find
from talk import OK, Refusal

# parameter and output of each of the two turns
TURNS = {"SiteSigningPublicKey": "SigningKeyId", "NextSiteSigningPublicKey": "NextSigningKeyId"}
HELP = """\
examples:
  ./lightup keys rotate --stack lightup-prod
  ./lightup keys end --stack lightup-prod            an hour later: no cookie of the old key is left
  ./lightup keys end --stack lightup-prod --now      its private half leaked: who reads now comes back by renewal

exit codes: 0 done, or it was; 1 refused; 2 the command line; 3 AWS was not reached"""


@dataclass(frozen=True)
class Wish:
    """What was asked for."""

    what: str
    stack: str
    region: str | None
    now: bool
    json: bool
    minutes: int


def wish(arguments: Sequence[str]) -> Wish:
    parser = options.parser("keys", "Turns the key that signs readers' cookies: first rotate, an hour later end.", HELP)
    parser.add_argument("what", choices=("rotate", "end"))
    options.place(parser)
    parser.add_argument("--now", action="store_true", help="with end: although cookies of the old key may still count")
    options.answer(parser)
    options.patience(parser)
    return Wish(**vars(parser.parse_args(arguments)))


class KeyTurn:
    """One turn of one stack."""

    def __init__(self, client: Callable[[str], Any], stack: Stack, keys: SiteKeys, seconds: float) -> None:
        self._stack, self._keys, self._seconds = stack, keys, seconds
        self._secret = EntrySecret(client("secretsmanager"), stack.outputs["EntrySecret"])

    def rotate(self, sender: str) -> str:
        """Lets Enter sign with a new key, whose pair is made unless an earlier call made it; answers CloudFront's name of it."""
        given = {parameter: self._stack.parameters.get(parameter, "") for parameter in TURNS}
        held = self._secret.read()
        mine = next((parameter for parameter, public in given.items() if public and self._keys.private(public)), None)
        if mine is None:
            mine = next((parameter for parameter, public in given.items() if not public), None)
            if mine is None:
                raise Refusal("both parameters hold a key: end the old one first (./lightup keys end)")
            self._stack = self._stack.change({mine: self._keys.public()}, self._seconds)
        private, public = self._keys.private() or "", self._stack.parameters[mine]
        if not belongs(private, public):
            raise Refusal(f"the key in {mine} is not the one that was made here; nothing was told to Enter")
        key_id = self._stack.outputs[TURNS[mine]]
        site = self._stack.outputs["EnterUrl"].rstrip("/")
        self._secret.write({"from": sender, "site": site, **(held or {}), "keyId": key_id, "privateKey": private})
        self._keys.forget()
        return key_id

    def end(self) -> str | None:
        """Empties the parameter that Enter does not sign with; none where it is empty."""
        held = self._secret.read()
        signs = next((p for p, output in TURNS.items() if held and self._stack.outputs.get(output) == held["keyId"]), None)
        if signs is None:
            raise Refusal(f"the secret {self._secret.name} names no key of this stack; ./lightup keys rotate first")
        old = next(parameter for parameter in TURNS if parameter != signs)
        if not self._stack.parameters.get(old):
            return None
        ended = self._stack.outputs.get(TURNS[old])
        self._stack.change({old: ""}, self._seconds)
        return ended


def main(arguments: Sequence[str]) -> int:
    asked = wish(arguments)

    def work(session: Any, say: options.Say) -> int:
        def client(service: str) -> Any:
            return session.client(service, config=talk.settings())

        stack = find(client("cloudformation"), asked.stack)
        if stack is None or not stack.exists or not stack.is_lightup or stack.stage == "local":
            raise Refusal(f"{asked.stack} is no stack of Lightup's on AWS in {session.region_name}")
        turn = KeyTurn(client, stack, SiteKeys(KEY_FOLDER, f"{asked.stack}.{session.region_name}"), asked.minutes * 60)
        if asked.what == "rotate":
            key = turn.rotate(f"Lightup <pages@{stack.outputs['EnterUrl'].split('//')[-1].rstrip('/')}>")
            say(f"Enter signs with {key} within a minute.\nnext   an hour later: ./lightup keys end --stack {asked.stack}")
            told: dict[str, object] = {"signs": key}
        else:
            if not asked.now and talk.typed("Has it been an hour since rotate? yes or no: ", "say --now if an hour has passed") != "yes":
                raise Refusal("nothing was ended")
            ended = turn.end()
            say(f"{ended} opens nothing any more." if ended else "There is no old key.")
            told = {"ended": ended}
        if asked.json:
            print(json.dumps(told))
        return OK

    return options.begun(asked, work)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
