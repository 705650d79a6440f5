"""The command line."""

import argparse
import fcntl
import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from lightup_localstack import server
from lightup_localstack.failure import UNAVAILABLE, Failure
from lightup_localstack.places import Places
from lightup_localstack.tell import note
from lightup_localstack.up import up

EXAMPLES = """examples:
  ./lightup localstack up          install what is missing, start LocalStack 4.14.0 on 127.0.0.1
  ./lightup localstack deploy      sam deploy, keys, assets; prints addresses and one curl
  ./lightup localstack test        the integration suite against what was deployed
  ./lightup localstack down        stop it and all that it started

exit codes: 0 done, 1 done and the answer is no, 2 the command line is wrong, 3 something is missing; it says what mends it
"""


def parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./lightup localstack",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="LocalStack without Docker, and Lightup on it as SAM deploys it.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    start = commands.add_parser("up", help="install what is missing, start LocalStack, wait until it answers")
    start.add_argument("--port", type=port, metavar="N", help="the port on 127.0.0.1 (4566)")
    deploy = commands.add_parser("deploy", help="deploy the stack with sam, make keys, publish assets")
    deploy.add_argument("--docker", action="store_true", help="to the LocalStack of compose.yaml, on 127.0.0.1:4566")
    test = commands.add_parser("test", help="run the integration suite against the deployed stack")
    test.add_argument("--posts", type=posts, metavar="N", help="so many posts of the demo's story only, from its beginning (all)")
    stop = commands.add_parser("down", help="stop LocalStack and all that it started")
    stop.add_argument("--clean", action="store_true", help="remove what was installed, and the keys, too")
    for command in (start, deploy, test, stop):
        command.add_argument("--json", action="store_true", help="the last line is one JSON object")
    return parser.parse_args(arguments)


def port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return number


def posts(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("posts are counted from 1")
    return number


def run(options: argparse.Namespace, places: Places) -> int:
    match options.command:
        case "up":
            with alone(places):
                running, seconds = up(places, options.port)
            print(f"LocalStack 4.14.0 at {running.endpoint} ({seconds:.1f} s); log {places.log}")
            print("next: ./lightup localstack deploy")
            told(options, {"endpoint": running.endpoint, "pid": running.pid, "seconds": round(seconds, 1)})
        case "deploy":
            from lightup_localstack.deploy import deploy

            target = server.in_docker(4566) if options.docker else server.required(places)
            with alone(places):
                told(options, deploy(places, target))
        case "test":
            from lightup_localstack.check import check

            return check(places, options.posts)
        case "down":
            with alone(places):
                ran = server.stop(places)
                if options.clean:
                    shutil.rmtree(places.work, ignore_errors=True)
            print("stopped" if ran else "nothing ran")
            told(options, {"ran": ran})
    return 0


def told(options: argparse.Namespace, result: dict[str, object]) -> None:
    if options.json:
        print(json.dumps(result))


@contextmanager
def alone(places: Places) -> Iterator[None]:
    """One command at a time."""
    places.make_work()
    with (places.work / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            raise Failure("another ./lightup localstack command runs here; wait until it has ended.") from busy
        yield


def main() -> int:
    try:
        return run(parsed(sys.argv[1:]), Places.from_environment())
    except Failure as failure:
        note(str(failure))
        return failure.code
    except KeyboardInterrupt:
        note("interrupted; the same command again goes on from here")
        return UNAVAILABLE


sys.exit(main())
