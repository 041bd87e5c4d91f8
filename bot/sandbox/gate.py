"""The gate of the sandbox: only its own page may control it, whatever other pages try."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_UPLOAD = 21 * 1024 * 1024
LARGEST_BODY = 64 * 1024
CONTROL = "/sandbox/"

_OWN_HOST = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", re.ASCII | re.IGNORECASE)
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class Gate:
    """Refuses foreign hosts and pages before a body is read, and sets the headers of safety."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = _refusal(scope)
        app = JSONResponse({"error": refusal[1]}, status_code=refusal[0]) if refusal else self.app
        await app(scope, receive, _guarded(send))


def _guarded(send: Send) -> Send:
    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return send_guarded


def _refusal(scope: Scope) -> tuple[int, str] | None:
    headers = Headers(scope=scope)
    hosts = headers.getlist("host")
    if len(hosts) != 1 or not _OWN_HOST.fullmatch(hosts[0]):
        return 421, "the sandbox answers on the loopback address only"
    if scope["method"] in {"GET", "HEAD"} or not scope["path"].startswith(CONTROL):
        return None
    return _foreign(headers) or _unfit(headers)


def _foreign(headers: Headers) -> tuple[int, str] | None:
    """A browser names the page that a request comes from; a program has no need to."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
    own = {f"http://{headers['host']}", None}
    if origin not in own or site not in {"same-origin", "none"}:
        return 403, "only the sandbox's own page may do this"
    return None


def _unfit(headers: Headers) -> tuple[int, str] | None:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    limits = {"application/json": LARGEST_BODY, "multipart/form-data": LARGEST_UPLOAD}
    if kind not in limits:
        return 415, "the body must be JSON, or a form with a file"
    length = headers.get("content-length", "")
    if not re.fullmatch(r"\d{1,12}", length, re.ASCII):
        return 411, "the length of the body must be told"
    return (413, "the body is too large") if int(length) > limits[kind] else None
