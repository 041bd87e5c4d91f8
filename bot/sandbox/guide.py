"""What the page tells whoever opens it for the first time: whom to be, and what to try."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.sandbox import demo

if TYPE_CHECKING:
    from collections.abc import Sequence

NEWCOMER, ENGLISH_NEWCOMER = demo.NEWCOMERS
ORGANISER = next(iter(demo.ORGANISERS))


@dataclass(frozen=True)
class Hint:
    """A person to begin with and what to do as this person, by language."""

    person: int
    ru: str
    en: str


_APPLY = Hint(
    NEWCOMER,
    "Подайте заявку новой организации: нажмите «Начать» и отвечайте на вопросы. "
    "Для пробы подойдут примеры из самих вопросов.",
    "Apply for a new organisation: press Start and answer the questions. "
    "The examples in the questions will do for a try.",
)
_DECIDE = Hint(
    ORGANISER,
    "Рассмотрите её как организатор: заявка придёт сюда сама.",
    "Decide on it as the organiser: the application arrives here by itself.",
)
_JOIN = Hint(
    demo.COLLEAGUE,
    "Присоединитесь к ООО «Обь-Имплант» (ИНН 5499000025). "
    "Подтвердит Борис Заречный или организатор.",
    "Join Ob-Implant LLC (INN 5499000025). Борис Заречный or an organiser approves.",
)
_TAKE_PART = Hint(
    demo.FIRST_REPRESENTATIVE + 20,
    "Посмотрите, что ждёт участника: отправьте /desk. Собрание ждёт ответа, голосование — голоса. "
    "Потом переведите часы в пульте справа вверху: придут напоминания, голосование закроется.",
    "See what waits for a participant: send /desk. The meeting wants a reply, the ballot a vote. "
    "Then turn the clock in the panel at the top right: reminders come, the ballot closes.",
)
_IN_ENGLISH = Hint(ENGLISH_NEWCOMER, "То же самое по-английски.", "The same in English.")
_TAKE_THE_SEAT = Hint(
    ORGANISER,
    "Сначала станьте организатором: нажмите «Начать» и дайте согласие.",
    "First become the organiser: press Start and consent.",
)


_WHOLE = (_APPLY, _DECIDE, _TAKE_PART, _JOIN, _IN_ENGLISH)


def guide(*, is_empty: bool) -> Sequence[Hint]:
    """Return the hints in the order in which they are best tried."""
    return (_TAKE_THE_SEAT, _APPLY) if is_empty else _WHOLE
