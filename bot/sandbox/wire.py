"""From an HTTP request to the parameters of a call, and from an answer to bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from bot.sandbox.records import Answer, RefusedError, Upload, bad_request

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

LARGEST_BODY = 55 * 1024 * 1024


class BrokenOff(Response):
    """A connection that breaks before the answer is through: the head promises more than comes."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send the head and stop; the server then closes the connection."""
        headers = [(b"content-type", b"application/json"), (b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})


async def read_call(request: Request) -> tuple[dict[str, object], dict[str, Upload]]:
    """Return the values and the files of a call, from the query and from any kind of body."""
    if int(request.headers.get("content-length") or 0) > LARGEST_BODY:
        raise RefusedError(413, "Request Entity Too Large")
    values: dict[str, object] = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        return values | await _json_values(request), {}
    if kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        given, files = await _form_values(request)
        return values | given, files
    return values, {}


def response(answer: Answer) -> Response:
    """Write an answer; its status is the error code."""
    if answer.lost:
        return BrokenOff()
    return JSONResponse(answer.body, status_code=answer.status)


async def _json_values(request: Request) -> dict[str, object]:
    body = await request.body()
    if not body:
        return {}
    try:
        values = json.loads(body)
    except ValueError:
        raise bad_request("Can't parse JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("Object expected")
    return values


async def _form_values(request: Request) -> tuple[dict[str, object], dict[str, Upload]]:
    values: dict[str, object] = {}
    files: dict[str, Upload] = {}
    try:
        async with request.form(max_fields=1000, max_files=20) as form:
            for name, part in form.multi_items():
                if isinstance(part, UploadFile):
                    mime = part.content_type or "application/octet-stream"
                    files[name] = Upload(part.filename or "file", await part.read(), mime)
                else:
                    values[name] = part
    except HTTPException:
        raise bad_request("Failed to parse multipart/form-data") from None
    return values, files
