"""What is asked before an organisation may be excluded: why, and its ИНН typed once more."""

from __future__ import annotations

from bot.ui.answers import paragraph
from bot.ui.forms import Form, Question
from bot.ui.identifiers import inn

LONGEST = 1000

EXCLUSION = Form(
    "exclusion",
    (
        Question("text", lambda text, _asked: paragraph(LONGEST)(text)),
        Question("inn_again", lambda text, _asked: inn(text)),
    ),
    reviewed=False,
)
