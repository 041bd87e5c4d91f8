"""When an announcement is to be sent: understood, read back, confirmed."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.ui.forms import Asked, Form, Question
from bot.ui.moments import moment


def _moment(text: str, asked: Asked) -> str:
    zone = ZoneInfo(str(asked.now.tzinfo))  # the same zone, typed; `now` is always in one
    return moment(text, asked.now, zone).isoformat()


SEND_AT = Form(
    "announcement_time",
    (Question("announcement_at", _moment, shown=datetime.fromisoformat),),
)
