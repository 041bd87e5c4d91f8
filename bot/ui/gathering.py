"""An answer of several messages: its parts gather in the draft, by their ids, until all are there.

The parts of an album arrive as separate messages, in any order, perhaps twice, and no sign says
which is the last.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.refusal import Refusal
from bot.ui.written import Written

if TYPE_CHECKING:
    from bot.ui.forms import Draft, Question

PARTS = "parts"


def gathered(draft: Draft) -> list[Written]:
    """Return the parts so far, in the order in which they were sent."""
    kept: dict[str, str] = json.loads(draft.answers.get(PARTS, "{}"))
    return [Written.from_kept(kept[number]) for number in sorted(kept, key=int)]


def with_part(question: Question, draft: Draft, part: Written, *, message_id: int) -> Draft:
    """Add a message to the parts; raises Refusal for one that does not fit the others."""
    if question.joins is None:
        raise Refusal("form-album")
    kept = json.loads(draft.answers.get(PARTS, "{}")) | {str(message_id): part.kept()}
    answers = {**draft.answers, PARTS: json.dumps(kept, ensure_ascii=False)}
    after = replace(draft, answers=answers, version=draft.version + 1)
    question.joins(gathered(after))
    return after


def joined(question: Question, draft: Draft) -> Written:
    """Return the parts as one answer; raises Refusal when there are none."""
    parts = gathered(draft)
    if question.joins is None or not parts:
        raise Refusal("form-out-of-date")
    return question.joins(parts)


def without_parts(draft: Draft) -> Draft:
    """Forget the parts."""
    answers = {key: value for key, value in draft.answers.items() if key != PARTS}
    return replace(draft, answers=answers, version=draft.version + 1)
