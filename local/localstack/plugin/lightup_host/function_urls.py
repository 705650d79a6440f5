"""Function URLs as they are on AWS: with cookies, both ways, and with a form's bytes as they were sent. And one more way to them, by path:
names under `localhost`, which LocalStack gives them, are not resolved on every machine."""

from typing import Any
from urllib.parse import quote

from localstack.http import Request, Response
from localstack.services.lambda_ import urlrouter
from localstack.utils.patch import patch
from rolo.gateway import Gateway

from lightup_host.cookies import cookies_of

PATH_ROUTE = "/_lambda-url/<function_url>/<path:path>"


def keep_cookies() -> None:
    @patch(urlrouter.event_for_lambda_url)
    def event_with_cookies(original: Any, api_id: str, request: Request) -> dict[str, Any]:
        event = original(api_id, request)
        event["requestContext"]["http"]["sourceIp"] = request.remote_addr or "127.0.0.1"
        if cookies := event["headers"].pop("cookie", None):
            event["cookies"] = [one.strip() for one in cookies.split(";")]
        return event

    @patch(urlrouter.lambda_result_to_response)
    def response_with_cookies(original: Any, result: Any) -> Response:
        response = original(result)
        for cookie in cookies_of(result.payload):
            response.headers.add("Set-Cookie", cookie)
        return response


def keep_forms() -> None:
    """LocalStack reads a form into fields on the way and writes another one of them for the function, which is not what was sent."""

    @patch(Gateway.process)
    def process_with_payload(original: Any, self: Any, request: Request, response: Response) -> None:
        if request.path.startswith("/_lambda-url/") or ".lambda-url." in request.host:
            request.get_data(cache=True, parse_form_data=False)
        original(self, request, response)

    urlrouter.restore_payload = payload


def payload(request: Request) -> bytes:
    """A request's body, byte for byte."""
    body: bytes = request.get_data(cache=True, parse_form_data=False)
    return body


def add_path_route() -> None:
    """`/_lambda-url/{id}/{path}` is the Function URL of that id with that path."""

    @patch(urlrouter.FunctionUrlRouter.register_routes)
    def register_with_path_route(original: Any, self: Any) -> None:
        if not self.registered:
            self.router.add(PATH_ROUTE, endpoint=lambda request, function_url, path: by_path(self, request, function_url, path))
        original(self)


def by_path(router: Any, request: Request, function_url: str, path: str) -> Response:
    region = next((url.function_arn.split(":")[3] for url in _urls() if url.url_id.lower() == function_url.lower()), "us-east-1")
    raw = quote("/" + path)
    same = Request(
        method=request.method,
        path="/" + path,
        headers=request.headers,
        body=payload(request),
        raw_path=raw,
        query_string=request.query_string,
        remote_addr=request.remote_addr,
    )
    return router.handle_lambda_url_invocation(same, function_url, region)


def _urls() -> list[Any]:
    from localstack.services.lambda_.invocation.models import lambda_stores

    stores = [store for regions in lambda_stores.values() for store in regions.values()]
    return [url for store in stores for function in store.functions.values() for url in function.function_url_configs.values()]
