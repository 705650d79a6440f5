"""A function's process for the tests: speaks the Runtime API with plain sockets' means, and does what each event says."""

import http.client
import os
import subprocess
import sys
import time

API = "/2018-06-01/runtime"


def main() -> None:
    connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"], timeout=600)
    match os.environ["START"]:
        case "die":
            print("no word of why", flush=True)
            sys.exit(7)
        case "hang":
            time.sleep(600)
        case "refuse":
            call(connection, "POST", f"{API}/init/error", b'{"errorType":"Runtime.BadHandler","errorMessage":"no such class"}')
            sys.exit(1)
        case "die-once":
            once(sys.exit, 3)
    while True:
        head, payload = call(connection, "GET", f"{API}/invocation/next")
        request_id = head["Lambda-Runtime-Aws-Request-Id"]
        serve(connection, f"{API}/invocation/{request_id}", payload.decode(), head)


def serve(connection: http.client.HTTPConnection, invocation: str, payload: str, head: http.client.HTTPMessage) -> None:
    match payload.split(" "):
        case ["echo", *words]:
            print(*words, flush=True)
            call(connection, "POST", f"{invocation}/response", " ".join(words).encode())
        case ["chunked", size]:
            call(connection, "POST", f"{invocation}/response", (b"x" * 1000 for _ in range(int(size) // 1000)))
        case ["headers"]:
            call(connection, "POST", f"{invocation}/response", str(dict(head)).encode())
        case ["pid"]:
            call(connection, "POST", f"{invocation}/response", str(os.getpid()).encode())
        case ["child"]:
            child = subprocess.Popen(["sleep", "600"])
            call(connection, "POST", f"{invocation}/response", str(child.pid).encode())
        case ["raise"]:
            call(connection, "POST", f"{invocation}/error", b'{"errorType":"IllegalState","errorMessage":"on purpose"}')
        case ["die"]:
            os._exit(9)
        case ["die-after-answer"]:
            call(connection, "POST", f"{invocation}/response", b"answered")
            os._exit(9)
        case ["sleep"]:
            time.sleep(600)
        case ["deaf"]:
            import signal

            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            call(connection, "POST", f"{invocation}/response", str(os.getpid()).encode())
        case ["half"]:
            os.write(1, b"a line without an end")
            os._exit(0)
        case ["lines", count]:
            for number in range(int(count)):
                print(f"line {number}")
            sys.stdout.flush()
            call(connection, "POST", f"{invocation}/response", b"written")


def call(connection: http.client.HTTPConnection, method: str, path: str, body: object = None) -> tuple[http.client.HTTPMessage, bytes]:
    connection.request(method, path, body)  # type: ignore[arg-type]
    answer = connection.getresponse()
    return answer.msg, answer.read()


def once(act: object, argument: int) -> None:
    marker = os.path.join(os.environ["FOLDER"], "once")
    if not os.path.exists(marker):
        open(marker, "w").close()
        act(argument)  # type: ignore[operator]


main()
