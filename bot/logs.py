"""The log: a line for each thing worth knowing, every secret taken out before it is written."""

from __future__ import annotations

import logging
import re
import sys
import threading
from collections.abc import Iterable
from types import TracebackType
from typing import TextIO
from urllib.parse import quote, urlsplit

import structlog
from structlog.typing import Processor

from bot.settings import Settings

HIDDEN = "«hidden»"
TOKEN_SHAPED = re.compile(r"\d{6,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}")
SHORTEST_SECRET = 6  # a shorter one would take ordinary words out of the log with it
TALKATIVE = frozenset(
    {"aiohttp", "aiosqlite", "httpcore", "httpx", "python_multipart", "telegram", "uvicorn"},
)
SILENT = "telegram.request"
"""It prints the body of each odd answer, which failures.py classes and says in a line anyway."""


class Redaction:
    """Takes tokens and the secrets it has been told of out of a text."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets: list[str] = []
        for secret in secrets:
            self.hide(secret)

    def hide(self, secret: str) -> None:
        """Learn one more secret, such as a webhook's, made after the log was opened."""
        if len(secret) >= SHORTEST_SECRET:
            self._secrets += dict.fromkeys([secret, quote(secret, safe="")])

    def __call__(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return TOKEN_SHAPED.sub(HIDDEN, text)


class Quiet(logging.Filter):
    """Libraries that print addresses, and so tokens, say only what is wrong, at every LOG_LEVEL."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith(SILENT):
            return False
        return record.levelno >= logging.WARNING or record.name.split(".")[0] not in TALKATIVE


class Redacting(structlog.stdlib.ProcessorFormatter):
    """The last step before a line is written: whatever was put together, secrets leave it here."""

    def __init__(self, redaction: Redaction, processors: list[Processor]) -> None:
        super().__init__(processors=processors, foreign_pre_chain=_facts())
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        return self._redaction(super().format(record))


def open_log(settings: Settings, *, stream: TextIO = sys.stderr) -> Redaction:
    """Send what is logged, warned of or raised and not caught to one redacted stream.

    The redaction is given back, so that a secret made later can be hidden too.
    """
    redaction = Redaction(secrets_of(settings))
    writer = logging.StreamHandler(stream)
    writer.addFilter(Quiet())
    writer.setFormatter(Redacting(redaction, _form(settings, colours=stream.isatty())))
    logging.root.handlers = [writer]
    logging.root.setLevel(settings.log_level)
    logging.captureWarnings(capture=True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_facts(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    sys.excepthook = log_uncaught
    sys.unraisablehook = _log_unraisable
    threading.excepthook = _log_thread
    return redaction


def secrets_of(settings: Settings) -> list[str]:
    proxy = urlsplit(settings.proxy_url.get_secret_value())
    token = settings.bot_token.get_secret_value()
    secret = settings.webhook_secret.get_secret_value()
    return [token, secret, proxy.password or ""]


def log_uncaught(
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """Write an exception that nobody caught; Python would print it with its secrets."""
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("veche").critical("ended by an error", exc_info=(kind, error, trace))


def _log_unraisable(lost: sys.UnraisableHookArgs) -> None:
    error = lost.exc_value or lost.exc_type()
    log_uncaught(lost.exc_type, error, lost.exc_traceback)


def _log_thread(lost: threading.ExceptHookArgs) -> None:
    error = lost.exc_value or lost.exc_type()
    log_uncaught(lost.exc_type, error, lost.exc_traceback)


def _facts() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]


def _form(settings: Settings, *, colours: bool) -> list[Processor]:
    """Tracebacks are plain: a pretty one prints variables and breaks a secret over two lines."""
    first = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    if settings.log_format == "json":
        last = structlog.processors.JSONRenderer(ensure_ascii=False, default=str)
        return [first, structlog.processors.format_exc_info, last]
    plain = structlog.dev.plain_traceback
    return [first, structlog.dev.ConsoleRenderer(colors=colours, exception_formatter=plain)]
