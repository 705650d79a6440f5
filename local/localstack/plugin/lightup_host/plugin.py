"""What LocalStack finds by its entry points. It loads this module while it scans, so what needs LocalStack is imported late."""

from typing import Any

from localstack.runtime import hooks
from localstack.runtime.server.core import RuntimeServerPlugin
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin


class HostExecutorPlugin(RuntimeExecutorPlugin):
    """`LAMBDA_RUNTIME_EXECUTOR=host`: functions are processes of this machine."""

    name = "host"

    def load(self, *_args: Any, **_kwargs: Any) -> type:
        from lightup_host.executor import HostExecutor

        return HostExecutor


class LoopbackServerPlugin(RuntimeServerPlugin):
    """`GATEWAY_SERVER=loopback`: the gateway listens where it is told to. LocalStack's own binds every interface."""

    name = "loopback"

    def load(self, *_args: Any, **_kwargs: Any) -> Any:
        from lightup_host.loopback import LoopbackServer

        return LoopbackServer()


@hooks.on_infra_start(should_load=True)
def lightup_function_urls() -> None:
    from lightup_host import function_urls

    function_urls.keep_cookies()
    function_urls.keep_forms()
    function_urls.add_path_route()


@hooks.on_infra_start(should_load=True)
def lightup_conditional_deletes() -> None:
    from lightup_host import conditional_deletes

    conditional_deletes.allow()
