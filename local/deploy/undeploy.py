"""Takes a deployed Lightup away and leaves nothing behind: the stack, and what CloudFormation keeps or cannot remove by itself: a
table with deletion protection, a bucket with objects in it, log groups, and, when asked, the secrets of endpoints and tenants.

Run by ./lightup undeploy. It works against AWS_ENDPOINT_URL too, and can be repeated: what is gone already is no error.
"""

import functools
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import options
import talk
from leftovers import Leftovers, Thing
from stack import Stack, find
from talk import OK, REFUSED, Refusal

HELP = """\
examples:
  ./lightup undeploy --stack lightup-try
  ./lightup undeploy --stack lightup-try --secrets --yes
  AWS_ENDPOINT_URL=http://127.0.0.1:4566 ./lightup undeploy --stack lightup-local --region us-east-1 --yes
  ./lightup undeploy --stack lightup-prod --prod

exit codes: 0 nothing is left; 1 it was refused, or something is left (it is named); 2 the command line; 3 AWS was not reached"""


@dataclass(frozen=True)
class Wish:
    """What was asked for."""

    stack: str
    region: str | None
    yes: bool
    prod: bool
    secrets: bool
    json: bool
    minutes: int


def wish(arguments: Sequence[str]) -> Wish:
    parser = options.parser(
        "undeploy",
        "Removes a deployed stack and everything that it leaves: table, bucket with all versions, log groups.",
        HELP,
    )
    options.place(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--prod", action="store_true", help="also when its stage is prod, whose table and bucket are meant to stay")
    parser.add_argument(
        "--secrets",
        action="store_true",
        help="also the secrets under the stack's SecretPrefix, and Enter's; those of prod stay recoverable for 7 days",
    )
    options.answer(parser)
    options.patience(parser)
    return Wish(**vars(parser.parse_args(arguments)))


class Undeploy:
    """One removal. `say` takes a line for a person, `ask` answers what a person typed."""

    def __init__(self, session: Any, asked: Wish, say: Callable[[str], None], ask: Callable[[str, str], str]) -> None:
        self._client = functools.cache(lambda service: session.client(service, config=talk.settings()))
        self._asked, self._say, self._ask = asked, say, ask
        self.removed: list[str] = []

    def run(self) -> list[str]:
        """Removes, and answers what is left."""
        stack = find(self._client("cloudformation"), self._asked.stack)
        if stack is None:
            self._say(f"There is no stack {self._asked.stack} here, and nothing that one kept.")
            return []
        self._permit(stack)
        leftovers = Leftovers(self._client, self._say)
        things = stack.things()
        if self._asked.secrets and stack.secret_prefix:
            things += leftovers.secrets(stack.secret_prefix) + leftovers.secrets(f"readers/{stack.secret_prefix}")
        things = [thing for thing in things if leftovers.exists(thing)]
        if not stack.exists and not things:
            self._say(f"The stack {stack.name} is gone already, and nothing that it kept is left.")
            return []
        self._confirm(stack, things)
        self._remove(stack, things, leftovers)
        return [str(thing) for thing in things if leftovers.exists(thing)] + (
            [f"stack {stack.name}"] if stack.refreshed().exists else []
        )

    def _permit(self, stack: Stack) -> None:
        if not stack.is_lightup:
            raise Refusal(f"{stack.name} is no stack of Lightup's template; nothing was removed")
        if stack.stage == "prod" and not self._asked.prod:
            raise Refusal(
                f"the stage of {stack.name} is prod; say --prod if its table and bucket are to be lost. Nothing was removed"
            )

        if stack.protected:
            raise Refusal(
                f"termination protection of {stack.name} is on; switch it off first, if that is meant. Nothing was removed"
            )

    def _confirm(self, stack: Stack, things: list[Thing]) -> None:
        self._say(
            f"To be removed for good: {'the stack ' + stack.name if stack.exists else 'what the stack ' + stack.name + ' kept'}"
        )
        for thing in things:
            self._say(f"  {thing}")
        if not self._asked.yes:
            answer = self._ask(f"Type {stack.name} to go on: ", "nobody can be asked here; say --yes. Nothing was removed")
            if answer != stack.name:
                raise Refusal("not confirmed; nothing was removed")

    def _remove(self, stack: Stack, things: list[Thing], leftovers: Leftovers) -> None:
        if stack.exists:
            for thing in things:
                leftovers.release(thing)
            # what still runs may write while the stack goes, so a bucket may have to be emptied again
            stack.delete(self._asked.minutes * 60, lambda: [leftovers.release(thing) for thing in things])
            self._done(f"stack {stack.name}")
        for thing in things:
            leftovers.remove(thing, keep_days=7 if stack.stage == "prod" else 0)
            self._done(str(thing))

    def _done(self, what: str) -> None:
        self.removed.append(what)
        self._say(f"removed {what}")


def main(arguments: Sequence[str]) -> int:
    asked = wish(arguments)

    def work(session: Any, say: options.Say) -> int:
        undeploy = Undeploy(session, asked, say, talk.typed)
        left = undeploy.run()
        if asked.json:
            print(json.dumps({"stack": asked.stack, "removed": undeploy.removed, "left": left}))
        if left:
            return talk.stop(REFUSED, "still there: " + ", ".join(left))
        say(f"Nothing of {asked.stack} is left.")
        return OK

    return options.begun(asked, work)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
