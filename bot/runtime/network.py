"""The way to the Bot API: connections kept open over aiohttp, straight or by a proxy."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.runtime.failures import clamped

if TYPE_CHECKING:
    import ssl

    from aiohttp.client_proto import ResponseHandler
    from aiohttp.tracing import Trace
    from telegram._utils.types import ODVInput

CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
UPLOAD_SECONDS = 120.0
KEPT_OPEN_SECONDS = 30.0
FORM = "application/x-www-form-urlencoded"


class Network(BaseRequest):
    """A pool of connections, which opens with the first call.

    The library's own goes through httpx, which takes three times as long for a call.
    """

    def __init__(self, *, calls: int, trust: ssl.SSLContext, proxy_url: str = "") -> None:
        """Make at most `calls` at once; certificates are those that `trust` trusts."""
        self._calls = calls
        self._trust = trust
        self._proxy_url = proxy_url
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Return how many seconds an answer may take."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Do nothing: the first call opens the pool."""

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        *_: Any,  # noqa: ANN401 - the other patiences are ours
        **__: Any,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        """Return the status and the body; the pause of a 429 in it is a number, 1 s to 15 min.

        Raises TimedOut or NetworkError from the exception of aiohttp.
        """
        body, patience = _body(request_data)
        if isinstance(read_timeout, int | float):
            patience = read_timeout
        try:
            async with self._opened().request(
                method,
                url,
                data=body,
                headers={"Content-Type": FORM} if isinstance(body, bytes) else None,
                timeout=aiohttp.ClientTimeout(
                    total=CONNECT_SECONDS + patience,
                    connect=CONNECT_SECONDS,
                    sock_connect=CONNECT_SECONDS,
                ),
                allow_redirects=False,
                proxy=None if self._proxy_url.startswith("socks") else self._proxy_url or None,
            ) as answer:
                content = await answer.read()
        except TimeoutError as late:
            raise TimedOut from late
        except (aiohttp.ClientError, ProxyError, ProxyConnectionError, OSError) as broken:
            raise NetworkError(f"{type(broken).__name__}: {broken}") from broken
        is_too_many = answer.status == HTTPStatus.TOO_MANY_REQUESTS
        return answer.status, _legible(content) if is_too_many else content

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=self._connector(), cookie_jar=aiohttp.DummyCookieJar()
            )
        return self._session

    def _connector(self) -> aiohttp.BaseConnector:
        """Return the pool; a SOCKS proxy resolves names, since ours may not be able to."""
        if self._proxy_url.startswith("socks"):
            url = self._proxy_url.replace("socks5h:", "socks5:", 1)
            connector: aiohttp.BaseConnector = _BySocks.from_url(
                url,
                rdns=True,
                ssl=self._trust,
                limit=self._calls,
                keepalive_timeout=KEPT_OPEN_SECONDS,
            )
            return connector
        return _Way(ssl=self._trust, limit=self._calls, keepalive_timeout=KEPT_OPEN_SECONDS)


class _Way(aiohttp.TCPConnector):
    """Tells a proxy that fails before a call can leave from a connection that ends under one.

    By a proxy, both come as the same exceptions: of the first, surely nothing was sent.
    """

    async def _create_connection(
        self,
        req: aiohttp.ClientRequest,
        traces: list[Trace],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 - as the one it takes the place of
    ) -> ResponseHandler:
        try:
            return await super()._create_connection(req, traces, timeout)
        except (aiohttp.ClientConnectorError, TimeoutError):
            raise
        except (aiohttp.ClientError, EOFError, OSError) as broken:
            raise ProxyConnectionError(f"{type(broken).__name__}: {broken}") from broken


class _BySocks(_Way, ProxyConnector):
    """The same by SOCKS."""


def _body(request_data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, float]:
    """Return what to post and how many seconds the answer to it may take."""
    if request_data is None:
        return None, READ_SECONDS
    if not request_data.contains_files:
        return request_data.url_encoded_parameters().encode(), READ_SECONDS
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, kind) in request_data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=kind)
    return form, UPLOAD_SECONDS


def _legible(body: bytes) -> bytes:
    """Make a 429 readable: `retry_after` may be "5", 0, 10**12 or missing, the body HTML."""
    try:
        seconds = json.loads(body)["parameters"]["retry_after"]
    except (ValueError, LookupError, TypeError):
        seconds = None
    answer = {"ok": False, "error_code": HTTPStatus.TOO_MANY_REQUESTS.value}
    return json.dumps(answer | {"parameters": {"retry_after": clamped(seconds)}}).encode()
