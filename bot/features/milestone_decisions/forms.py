"""What organisers are asked when they do not agree, or take a milestone off the road map."""

from __future__ import annotations

from bot.ui.answers import paragraph
from bot.ui.forms import one_question

LONGEST = 500

DONE_RETURNED = one_question("done_returned", paragraph(LONGEST))
DUE_KEPT = one_question("due_kept", paragraph(LONGEST))
CANCELLATION = one_question("milestone_cancel", paragraph(LONGEST))
