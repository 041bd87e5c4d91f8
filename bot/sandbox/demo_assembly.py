"""What the demo cluster is about: an assembly ahead, ballots, a road map under way."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.sandbox.demo_words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.sandbox.stage import Stage

TITLE = "Общее собрание участников кластера"
PLACE = "Медицинский технопарк, ул. Примерная, д. 1, конференц-зал"
LINK = "https://meet.example.org/assembly"
AGENDA = (
    "О создании медико-технологического кластера — генеральный директор технопарка — 20\n"
    "О кластерной политике региона — руководитель центра кластерного развития — 20\n"
    "О дорожной карте — рабочая группа — 15\n"
    "О специализированной организации кластера — рабочая группа — 25"
)
REPLIES = ("in_person",) * 9 + ("online",) * 3 + ("declined",) * 2
SATURDAY = 5
PROPOSAL = "О специализированной организации"
PROPOSED = "Признать необходимым формирование специализированной организации кластера?"
AT_ITEM = ("Дорожная карта", "Утвердить мероприятия и сроки дорожной карты?")
FOR_IT = ("for",) * 12 + ("abstain",)
FORMS = ("association",) * 5 + ("ano",) * 3 + ("ooo", "existing_org")
DAYS_BEFORE_THE_POLL = timedelta(days=23)
RESPONSIBLE = ("АО «Обской медтехнопарк»", "ЦКР НСО (демо)", "Минэкономразвития НСО (демо)")


async def call_assembly(
    stage: Stage, organiser: int, people: Sequence[int], *, today: datetime
) -> None:
    """Call a meeting for next week, a working day at ten; some of the invited reply."""
    day = today + timedelta(days=11)
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= SATURDAY else 0)
    reply_by = today + timedelta(days=8)
    await stage.says(organiser, "/meetings")
    await stage.presses(organiser, word(stage, "meetings-call"))
    await stage.says(organiser, TITLE, f"{day:%d.%m.%Y} 10:00")
    await stage.presses(organiser, word(stage, "meeting-form-mixed"))
    await stage.says(organiser, PLACE, LINK, AGENDA, f"{reply_by:%d.%m.%Y} 18:00")
    await stage.presses(organiser, word(stage, "form-send"))
    for person, reply in zip(people, REPLIES, strict=False):
        await stage.presses(person, word(stage, f"meeting-answer-{reply}"))


async def prepare_ballot(stage: Stage, organiser: int) -> None:
    """Prepare a ballot that the assembly opens at its item on the road map."""
    await stage.says(organiser, "/ballots")
    await stage.presses(organiser, word(stage, "ballot-new"))
    kind, rule = word(stage, "ballot-kind-for_against"), word(stage, "ballot-rules-ordinary")
    await stage.says(organiser, kind, *AT_ITEM, rule)
    await stage.presses(organiser, word(stage, "ballot-opens-at_meeting"), "3. О дорожной карте")
    await stage.presses(organiser, word(stage, "ballot-lasts-by_hand"), word(stage, "form-send"))


async def make_road_map(stage: Stage, organiser: int, *, today: datetime) -> None:
    """Take the template, counted from an assembly of last month.

    What lies before it is done; the poll on the legal form is due tomorrow, so that it is overdue
    when the demo is looked at; the rest lies ahead.
    """
    await stage.says(organiser, "/roadmap")
    await stage.presses(organiser, word(stage, "roadmap-template"))
    await stage.says(organiser, f"{today - DAYS_BEFORE_THE_POLL:%d.%m.%Y}")
    for name in RESPONSIBLE:
        await choose(stage, organiser, name)
    await stage.presses(organiser, word(stage, "roadmap-make"))


async def choose(stage: Stage, person: int, label: str) -> None:
    """Turn the pages of a list until the button is there, and press it."""
    while label not in stage.labels(person):
        await stage.presses(person, word(stage, "page-later"))
    await stage.presses(person, label)


async def decide_on_organisation(
    stage: Stage, organiser: int, people: Sequence[int], *, today: datetime
) -> None:
    """Open the ballot that closes within the hour; most of the cluster votes for the proposal."""
    proposal = word(stage, "ballot-kind-for_against")
    closes = f"{today + timedelta(hours=1):%d.%m.%Y %H:%M}"
    await _open_ballot(stage, organiser, proposal, PROPOSAL, PROPOSED, closes=closes)
    await _vote(stage, people, [word(stage, f"ballot-choice-{choice}") for choice in FOR_IT])


async def ask_about_legal_form(
    stage: Stage, organiser: int, people: Sequence[int], *, today: datetime
) -> None:
    """Open the ballot on the legal form for a fortnight; half of the votes are in."""
    preset = word(stage, "ballot-kind-legal_form")
    closes = f"{today + timedelta(days=12):%d.%m.%Y} 18:00"
    await _open_ballot(stage, organiser, preset, closes=closes)
    await _vote(stage, people, [word(stage, f"ballot-option-{choice}") for choice in FORMS])


async def _open_ballot(stage: Stage, organiser: int, *answers: str, closes: str) -> None:
    await stage.says(organiser, "/ballots")
    await stage.presses(organiser, word(stage, "ballot-new"))
    rule, now = word(stage, "ballot-rules-ordinary"), word(stage, "ballot-opens-now")
    await stage.says(organiser, *answers, rule, now, closes)
    await stage.presses(organiser, word(stage, "form-send"), word(stage, "ballot-call-now"))


async def _vote(stage: Stage, people: Sequence[int], choices: Sequence[str]) -> None:
    for person, choice in zip(people, choices, strict=False):
        await stage.presses(
            person, word(stage, "ballot-vote"), choice, word(stage, "ballot-confirm")
        )
