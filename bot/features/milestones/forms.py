"""What the responsible are asked about a milestone: what was done, what is wrong, until when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.refusal import Refusal
from bot.ui.answers import paragraph
from bot.ui.days import day_ahead, shown_day
from bot.ui.forms import Form, Question, Takes, one_question
from bot.ui.screen import Text

if TYPE_CHECKING:
    from bot.ui.forms import Asked

LONGEST = 500

_FILE = re.compile(r"(?:document|photo):[A-Za-z0-9_-]{1,250}")


def _file(text: str, _asked: Asked) -> str:
    if not _FILE.fullmatch(text):
        raise Refusal("form-expects-file")
    return text


def _words(text: str, _asked: Asked) -> str:
    return paragraph(LONGEST)(text)


DONE = Form(
    "milestone_done",
    (
        Question("done_note", _words),
        Question(
            "done_file",
            _file,
            shown=lambda _reference: Text("form-file-attached"),
            optional=True,
            takes=Takes.FILE,
        ),
    ),
)
PROBLEM = one_question("milestone_problem", paragraph(LONGEST))
POSTPONEMENT = Form(
    "postponement",
    (
        Question("new_due", day_ahead, shown=shown_day),
        Question("why_moved", _words),
    ),
)
