"""The gateway's server, bound to the hosts of GATEWAY_LISTEN and to no other. Plain HTTP: nothing leaves the machine."""

from functools import lru_cache

from localstack import config
from localstack.runtime.server.twisted import TwistedRuntimeServer
from rolo.gateway import Gateway
from rolo.serving.twisted import TwistedGateway
from twisted.internet import endpoints, reactor
from twisted.web import http


class LoopbackServer(TwistedRuntimeServer):
    def register(self, gateway: Gateway, listen: list[config.HostAndPort], ssl_creds: tuple[str, str] | None = None) -> None:
        # A mail parser reads each request's Content-Type, in a fifth of the gateway's time; there are a handful of them.
        http._parseContentType = lru_cache(maxsize=1000)(http._parseContentType)
        site = TwistedGateway(gateway)
        for one in listen:
            endpoints.TCP4ServerEndpoint(reactor, one.port, interface=one.host).listen(site)
