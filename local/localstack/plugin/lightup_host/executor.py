"""LocalStack's seam for running functions, over an environment of ours: one process for each environment that LocalStack asks for."""

import logging
import time
from functools import partial

from localstack.services.lambda_.invocation.executor_endpoint import StatusErrorException
from localstack.services.lambda_.invocation.lambda_models import FunctionVersion, InvocationResult
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

from lightup_host.environment import Environment
from lightup_host.invocation import InitError, Invocation
from lightup_host.java import JavaRuntime

HOST = "127.0.0.1"
LOG = logging.getLogger(__name__)
FUNCTIONS = logging.getLogger("lightup_host.function")


class HostExecutor(RuntimeExecutor):
    def __init__(self, id: str, function_version: FunctionVersion) -> None:
        super().__init__(id=id, function_version=function_version)
        self._environment: Environment | None = None

    def start(self, env_vars: dict[str, str]) -> None:
        config = self.function_version.config
        runtime = config.runtime or ""
        if not runtime.startswith("java"):
            raise NotImplementedError(f"this LocalStack runs without Docker and knows only Java functions, not {runtime or 'images'}")
        variables = {name: str(value) for name, value in env_vars.items()}
        launch = partial(JavaRuntime.from_environment().launch, config.code.get_unzipped_code_location(), int(config.memory_size),
                         runtime, variables)
        log = partial(FUNCTIONS.info, "%s %s | %s", self.function_version.id.function_name, self.id[:6])
        self._environment = environment = Environment(launch, float(config.timeout), log)
        try:
            environment.start()
        except InitError as broken:
            LOG.warning("%s cannot begin: %s\n%s", self.function_version.id.function_name, broken, self.get_logs())
            raise StatusErrorException("Environment startup failed", payload=broken.payload) from broken

    def stop(self) -> None:
        if self._environment:
            self._environment.stop()

    def invoke(self, payload: dict[str, str]) -> InvocationResult:
        assert self._environment is not None
        invocation = Invocation(payload["invoke-id"], payload["invoked-function-arn"], payload["trace-id"], payload["payload"].encode())
        began = time.perf_counter()
        outcome = self._environment.invoke(invocation)
        return InvocationResult(invocation.request_id, outcome.payload, outcome.is_error, self._report(invocation, began))

    def _report(self, invocation: Invocation, began: float) -> str:
        """The invocation's log as Lambda writes it, for the function's log group."""
        assert self._environment is not None
        config, request = self.function_version.config, f"RequestId: {invocation.request_id}"
        spent = (time.perf_counter() - began) * 1000
        lines = [
            f"START {request} Version: {self.function_version.id.qualifier}",
            *self._environment.taken_lines(),
            f"END {request}",
            f"REPORT {request}\tDuration: {spent:.2f} ms\tBilled Duration: {int(spent) + 1} ms\tMemory Size: {config.memory_size} MB",
        ]
        return "\n".join(lines) + "\n"

    def get_logs(self) -> str:
        return "\n".join(self._environment.taken_lines()) if self._environment else ""

    def get_address(self) -> str:
        return HOST

    def get_endpoint_from_executor(self) -> str:
        return HOST

    def get_runtime_endpoint(self) -> str:
        # Only LocalStack's own init in a container calls it.
        return f"http://{HOST}"

    @classmethod
    def prepare_version(cls, function_version: FunctionVersion) -> None:
        if function_version.config.code:
            function_version.config.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version: FunctionVersion) -> None:
        """Nothing of a version outlives its environments; its code is LocalStack's to remove."""
