"""What the demo cluster is about: an assembly next week with replies, and a road map under way."""

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
ASSEMBLY = 4
RESPONSIBLE = ("АО «Обской медтехнопарк»", "ЦКР НСО (демо)", "Минэкономразвития НСО (демо)")


async def call_assembly(
    stage: Stage, organiser: int, people: Sequence[int], *, today: datetime
) -> None:
    """Call a meeting for next week, a working day at ten; some of the invited reply."""
    day = today + timedelta(days=7)
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= SATURDAY else 0)
    reply_by = today + timedelta(days=5)
    await stage.says(organiser, "/meetings")
    await stage.presses(organiser, word(stage, "meetings-call"))
    await stage.says(organiser, TITLE, f"{day:%d.%m.%Y} 10:00")
    await stage.presses(organiser, word(stage, "meeting-form-mixed"))
    await stage.says(organiser, PLACE, LINK, AGENDA, f"{reply_by:%d.%m.%Y} 18:00")
    await stage.presses(organiser, word(stage, "form-send"))
    for person, reply in zip(people, REPLIES, strict=False):
        await stage.presses(person, word(stage, f"meeting-answer-{reply}"))


async def make_road_map(stage: Stage, organiser: int, head: int, *, today: datetime) -> None:
    """Take the template, counted from a day of last month; the assembly of that day is done."""
    await stage.says(organiser, "/roadmap")
    await stage.presses(organiser, word(stage, "roadmap-template"))
    await stage.says(organiser, f"{today - timedelta(days=26):%d.%m.%Y}")
    await stage.presses(organiser, *RESPONSIBLE, word(stage, "roadmap-make"))
    await _report_done(stage, head, organiser)


async def _report_done(stage: Stage, head: int, organiser: int) -> None:
    """Let the responsible report the milestone of the assembly, and an organiser confirm it."""
    await _open_milestone(stage, head, ASSEMBLY)
    await stage.presses(head, word(stage, "milestone-done"))
    await stage.says(head, "Собрание состоялось, протокол подписан")
    await stage.presses(head, word(stage, "form-skip"), word(stage, "form-send"))
    await stage.presses(organiser, word(stage, "milestone-confirm"))


async def _open_milestone(stage: Stage, person: int, number: int) -> None:
    wanted = f"Веха № {number}"
    await stage.says(person, "/roadmap")
    await stage.presses(person, word(stage, "roadmap-tab-phases"))
    phases = stage.labels(person)
    for phase in phases:
        await stage.presses(person, phase)
        if wanted in stage.labels(person):
            await stage.presses(person, wanted)
            return
        await stage.says(person, "/roadmap")
        await stage.presses(person, word(stage, "roadmap-tab-phases"))
    raise LookupError(number)
