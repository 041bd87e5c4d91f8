"""What is asked of who decides: a question to the applicant, or the reason of a decision."""

from __future__ import annotations

from bot.ui.answers import paragraph
from bot.ui.forms import one_question

LONGEST = 1000

QUESTION = one_question("question", paragraph(LONGEST))
RETURN_REASON = one_question("return_reason", paragraph(LONGEST))
REFUSAL_REASON = one_question("refusal_reason", paragraph(LONGEST))
