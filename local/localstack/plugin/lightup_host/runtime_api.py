"""The four routes of Lambda's Runtime API, for one function's process, on a free port of the loopback interface."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from lightup_host.exchange import Exchange
from lightup_host.invocation import Outcome, failure

HOST = "127.0.0.1"
ROOT = ["2018-06-01", "runtime"]
# Lambda takes 6 MB from a synchronous invocation, and a little for its envelope.
LARGEST_ANSWER = 6 * 1024 * 1024 + 100


class RuntimeApi:
    """Serves an exchange until it is closed."""

    def __init__(self, exchange: Exchange, timeout: float):
        self._server = _Server(exchange, timeout)
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True, name="runtime-api").start()

    @property
    def address(self) -> str:
        """What AWS_LAMBDA_RUNTIME_API holds."""
        return f"{HOST}:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, exchange: Exchange, timeout: float):
        self.exchange, self.function_timeout = exchange, timeout
        super().__init__((HOST, 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    # An answer leaves in one piece: head and body apart cost a delayed acknowledgement, 40 ms.
    disable_nagle_algorithm, wbufsize = True, -1

    def log_message(self, *_args: Any) -> None:
        """Says nothing: LocalStack's log is the functions'."""

    def do_GET(self) -> None:
        if self._route() != ["invocation", "next"]:
            return self._answer(404, b"{}")
        invocation = self.server.exchange.take()
        if invocation is None:
            self.close_connection = True
            return
        # The runtime client dies of a missing Content-Type or trace id.
        self._answer(200, invocation.payload, {
            "Lambda-Runtime-Aws-Request-Id": invocation.request_id,
            "Lambda-Runtime-Deadline-Ms": str(int((time.time() + self.server.function_timeout) * 1000)),
            "Lambda-Runtime-Invoked-Function-Arn": invocation.function_arn,
            "Lambda-Runtime-Trace-Id": invocation.trace_id,
        })

    def do_POST(self) -> None:
        body = self._body()
        match self._route():
            case ["init", "error"]:
                self.server.exchange.fail_init(body)
                self._answer(202, b'{"status":"OK"}')
            case ["invocation", request_id, "response"] if len(body) > LARGEST_ANSWER:
                message = f"Response payload size ({len(body)} bytes) exceeded maximum allowed payload size ({LARGEST_ANSWER} bytes)."
                self._end(request_id, Outcome(failure("Function.ResponseSizeTooLarge", message), True), 413)
            case ["invocation", request_id, "response"]:
                self._end(request_id, Outcome(body, False), 202)
            case ["invocation", request_id, "error"]:
                self._end(request_id, Outcome(body, True), 202)
            case _:
                self._answer(404, b"{}")

    def _end(self, request_id: str, outcome: Outcome, status: int) -> None:
        known = self.server.exchange.answer(request_id, outcome)
        self._answer(status if known else 400, b'{"status":"OK"}' if known else failure("InvalidRequestID", "no such request"))

    def _route(self) -> list[str]:
        parts = self.path.strip("/").split("/")
        return parts[2:] if parts[:2] == ROOT else []

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**(headers or {}), "Content-Type": "application/json", "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()
