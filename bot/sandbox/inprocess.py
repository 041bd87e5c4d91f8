"""A request class of python-telegram-bot that reaches the stand-in without sockets."""

from __future__ import annotations

import asyncio
import json
from typing import IO, TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.sandbox.polling import Polling
from bot.sandbox.records import Answer, RefusedError, Upload
from bot.sandbox.telegram import Telegram, refusal_answer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram._utils.types import ODVInput


class WithoutSockets(BaseRequest):
    """For `Bot(request=…, get_updates_request=…)`; trouble on the way is raised as over sockets."""

    def __init__(
        self,
        telegram: Telegram,
        *,
        read_timeout: float = 5.0,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Talk to this stand-in; `sleep` passes the time of slow answers."""
        self._telegram = telegram
        self._polling = Polling(telegram)
        self._read_timeout = read_timeout
        self._sleep = sleep

    @property
    def read_timeout(self) -> float:
        """Seconds after which an answer is not waited for."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Let a waiting poll go."""
        self._polling.release()

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - GET and POST are the same to the Bot API
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - nothing to write to
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - nor to connect
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - no pool
    ) -> tuple[int, bytes]:
        """Do what the address says and return the status and the body."""
        place, token, name = _parts(url)
        await asyncio.sleep(0)
        if token != self._telegram.token:
            return _written(refusal_answer(RefusedError(401, "Unauthorized")))
        if place == "file":
            return self._file(name)
        answer = await self._answer(name, request_data)
        await self._carry(answer, self._seconds(read_timeout))
        return _written(answer)

    async def _answer(self, name: str, request_data: RequestData | None) -> Answer:
        values = request_data.json_parameters if request_data else {}
        if name.lower() == "getupdates":
            return await self._polling.get_updates(values)
        return self._telegram.call(name, values, _files(request_data))

    async def _carry(self, answer: Answer, patience: float) -> None:
        """Bring the answer back, with the trouble that was ordered for the way."""
        if answer.delay:
            await self._sleep(min(answer.delay, patience))
        if answer.delay > patience:
            raise TimedOut from aiohttp.SocketTimeoutError
        if answer.unreachable:
            raise _broken(aiohttp.ConnectionTimeoutError("All connection attempts failed"))
        if answer.lost:
            raise _broken(aiohttp.ServerDisconnectedError("Server disconnected"))

    def _file(self, path: str) -> tuple[int, bytes]:
        stored = self._telegram.file_by_path(path)
        if stored is None:
            return _written(refusal_answer(RefusedError(404, "Not Found")))
        return 200, stored.content

    def _seconds(self, given: ODVInput[float]) -> float:
        if isinstance(given, DefaultValue):
            return self._read_timeout
        return float("inf") if given is None else given


def _broken(cause: aiohttp.ClientError) -> NetworkError:
    error = NetworkError(f"{type(cause).__name__}: {cause}")
    error.__cause__ = cause
    return error


def _parts(url: str) -> tuple[str, str, str]:
    """Split …/bot<token>/<method> and …/file/bot<token>/<path>, escaped or not."""
    before, _, after = unquote(urlsplit(url).path).partition("/bot")
    token, _, name = after.partition("/")
    return before.rpartition("/")[2], token, name


def _files(request_data: RequestData | None) -> dict[str, Upload]:
    parts = request_data.multipart_data if request_data else {}
    return {name: _upload(*part) for name, part in parts.items()}


def _upload(name: str, content: bytes | IO[bytes], mime: str) -> Upload:
    return Upload(name, content if isinstance(content, bytes) else content.read(), mime)


def _written(answer: Answer) -> tuple[int, bytes]:
    return answer.status, json.dumps(answer.body, ensure_ascii=False).encode()
