"""What is asked of who asks and of who answers: one text."""

from __future__ import annotations

from bot.ui.answers import paragraph
from bot.ui.forms import one_question

LONGEST = 1000

INQUIRY = one_question("inquiry", paragraph(LONGEST))
ANSWER = one_question("inquiry_answer", paragraph(LONGEST))
SUPPLEMENT = one_question("inquiry_supplement", paragraph(LONGEST))
