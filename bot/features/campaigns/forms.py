"""When an announcement is to be sent: understood, read back, confirmed."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.features.convening.rules import is_open
from bot.ui.forms import Asked, Form, Question
from bot.ui.moments import moment
from bot.ui.screen import Text


def _moment(text: str, asked: Asked) -> str:
    zone = ZoneInfo(str(asked.now.tzinfo))  # the same zone, typed; `now` is always in one
    return moment(text, asked.now, zone).isoformat()


def _shown(kept: str) -> object:
    """Say of a time in quiet hours that only what is urgent reaches people then."""
    at = datetime.fromisoformat(kept)
    return at if is_open(at, at.tzinfo or UTC) else Text.of("importance-at-quiet", at=at)


SEND_AT = Form(
    "announcement_time",
    (Question("announcement_at", _moment, shown=_shown),),
)
