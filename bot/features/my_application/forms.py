"""What is asked of an applicant after sending: the reply to an organiser's question."""

from __future__ import annotations

from bot.ui.answers import paragraph
from bot.ui.forms import one_question

LONGEST = 1000

REPLY = one_question("reply", paragraph(LONGEST))
