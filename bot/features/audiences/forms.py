"""What organisations should be able to do, in a word."""

from __future__ import annotations

from bot.ui.answers import paragraph
from bot.ui.forms import one_question

LONGEST = 60

COMPETENCE = one_question("competence", paragraph(LONGEST))
