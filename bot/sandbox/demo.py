"""The demo cluster, made through the product's own chat.

People register, organisers decide, days pass.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.sandbox.demo_assembly import (
    ask_about_legal_form,
    call_assembly,
    decide_on_organisation,
    make_road_map,
    prepare_ballot,
)
from bot.sandbox.demo_words import word
from bot.ui.texts import Language

if TYPE_CHECKING:
    from datetime import date

    from bot.sandbox.clock import SandboxClock
    from bot.sandbox.stage import Stage

ORGANISERS = {1001: ("Ольга", "Секретарёва"), 1002: ("Пётр", "Кластеров")}
NEWCOMERS = {3001: ("Нина", "Новичкова", "ru"), 3002: ("John", "Newcomer", "en")}
COLLEAGUE = 3003
FIRST_REPRESENTATIVE = 2000
BEGAN = timedelta(days=15)
NAMES = (
    "Анна Демидова",
    "Борис Заречный",
    "Вера Полевая",
    "Глеб Северцев",
    "Дарья Ключевская",
    "Егор Лугов",
    "Жанна Берёзкина",
    "Захар Морозов",
    "Инна Соколова",
    "Кирилл Ветров",
    "Лидия Рощина",
    "Олег Образцов",
    "Мария Садовая",
    "Никита Озеров",
    "Оксана Тихая",
    "Павел Каменев",
    "Раиса Светлова",
    "Семён Дубов",
    "Тамара Речная",
    "Ульяна Снежная",
    "Фёдор Горный",
    "Харитон Лесной",
    "Цветана Яркая",
    "Эдуард Степной",
    "Юлия Вольная",
    "Яков Майский",
)


@dataclass(frozen=True)
class Participant:
    """One organisation of the demo, with what its representative answers."""

    id: str
    inn: str
    ogrn: str
    kpp: str
    full_name: str
    short_name: str
    short_name_en: str
    legal_form: str
    cluster_role: str
    specialisation: str
    offers: str
    needs: str
    address: str
    head_position: str
    position: str
    phone: str
    email: str
    authority: str
    proxy_number: str
    proxy_date: str
    proxy_until: str
    status: str
    voting: bool

    @property
    def number(self) -> int:
        """1 for org-01."""
        return int(self.id.removeprefix("org-"))

    @property
    def person(self) -> int:
        """The account of its representative."""
        return FIRST_REPRESENTATIVE + self.number

    @property
    def name(self) -> str:
        """What the representative is called."""
        return NAMES[self.number - 1]


def participants() -> list[Participant]:
    """Read the demo cluster."""
    rows = json.loads(Path(__file__).with_name("participants.json").read_text(encoding="utf-8"))
    return [Participant(**row) for row in rows]


def set_people(stage: Stage) -> None:
    """Make the accounts of the demo; nobody has met the bot yet."""
    telegram = stage.telegram
    for account, (first, last) in ORGANISERS.items():
        telegram.add_person(first, last_name=last, person_id=account)
    for account, (first, last, language) in NEWCOMERS.items():
        telegram.add_person(first, last_name=last, language_code=language, person_id=account)
    telegram.add_person("Игорь", last_name="Напарник", person_id=COLLEAGUE)
    for participant in participants():
        first, _, last = participant.name.partition(" ")
        telegram.add_person(first, last_name=last, person_id=participant.person)
    telegram.add_group("Рабочая группа кластера", [*ORGANISERS, participants()[0].person])


async def play(stage: Stage, clock: SandboxClock) -> None:
    """Let a fortnight pass in which the cluster registers; the clock ends where it began."""
    offset = clock.offset
    clock.offset = offset - BEGAN
    for account in ORGANISERS:
        await enter(stage, account)
    confirmed = [p for p in participants() if p.status == "confirmed"]
    others = [p for p in participants() if p.status != "confirmed"]
    for turn, participant in enumerate(confirmed):
        await enter(stage, participant.person)
        await apply_for(stage, participant, person=participant.person, today=clock.now().date())
        clock.move(timedelta(hours=3))
        organiser = list(ORGANISERS)[turn % len(ORGANISERS)]
        await _accept(stage, organiser=organiser, votes=participant.voting)
        clock.move(timedelta(hours=9))
    await _assemble(stage, confirmed, clock)
    _read_everything(stage)
    for participant in others:
        await enter(stage, participant.person)
        is_sent = participant.status == "pending"
        person, today = participant.person, clock.now().date()
        await apply_for(stage, participant, person=person, today=today, is_sent=is_sent)
        stage.telegram.mark_read(person)
        clock.move(timedelta(hours=5))
    clock.offset = offset


async def _assemble(stage: Stage, confirmed: list[Participant], clock: SandboxClock) -> None:
    """Call the assembly, make the road map and hold ballots, when the cluster is there."""
    first, second = ORGANISERS
    today = clock.now().astimezone(stage.app.house.zone)
    people = [participant.person for participant in confirmed]
    voters = [participant.person for participant in confirmed if participant.voting]
    await make_road_map(stage, first, today=today)
    await call_assembly(stage, second, people, today=today)
    await prepare_ballot(stage, second)
    await decide_on_organisation(stage, second, voters, today=today)
    clock.move(timedelta(hours=2))
    await stage.settle()
    await ask_about_legal_form(stage, first, voters, today=today)


async def enter(stage: Stage, person: int, *, language: Language = Language.RU) -> None:
    """Press Start, choose the language, agree."""
    await stage.starts(person)
    await stage.presses(
        person, word(stage, f"language-{language}"), word(stage, "consent-agree", language)
    )


async def apply_for(
    stage: Stage, who: Participant, *, person: int, today: date, is_sent: bool = True
) -> None:
    """Fill the questionnaire of an organisation as its representative would, and send it."""
    await stage.presses(person, word(stage, "menu-apply"))
    await describe_organisation(stage, who, person=person)
    if is_sent:
        await introduce_oneself(stage, who, person=person, today=today)
        await stage.presses(person, word(stage, "form-send"))


async def describe_organisation(stage: Stage, who: Participant, *, person: int) -> None:
    """Answer the questions about the organisation."""
    await stage.says(person, who.inn, who.ogrn)
    is_entrepreneur = who.legal_form == "ip"
    if not is_entrepreneur:
        await _says_or_skips(stage, person, who.kpp)
    await stage.says(person, who.full_name, who.short_name)
    if not is_entrepreneur:
        await stage.presses(person, word(stage, f"legal-form-{who.legal_form}"))
    await stage.presses(person, word(stage, f"cluster-role-{who.cluster_role}"))
    await stage.says(person, who.specialisation)
    await _says_or_skips(stage, person, who.offers)
    await _says_or_skips(stage, person, who.needs)
    await stage.says(person, who.address)


async def introduce_oneself(stage: Stage, who: Participant, *, person: int, today: date) -> None:
    """Answer the questions about the representative."""
    is_head = who.authority == "head"
    await stage.says(person, who.name, who.head_position if is_head else who.position)
    await stage.shares_contact(person, who.phone)
    await stage.says(person, who.email)
    await stage.presses(person, word(stage, f"basis-{who.authority}"))
    if not is_head:
        issued, until = today - timedelta(days=20), today + timedelta(days=180)
        await stage.says(person, who.proxy_number, f"{issued:%d.%m.%Y}", f"{until:%d.%m.%Y}")
        await stage.presses(person, word(stage, "form-skip"))


async def _says_or_skips(stage: Stage, person: int, answer: str) -> None:
    if answer:
        await stage.says(person, answer)
    else:
        await stage.presses(person, word(stage, "form-skip"))


async def _accept(stage: Stage, *, organiser: int, votes: bool) -> None:
    """Let an organiser accept the card that has just come; authorities observe by their role."""
    observing = word(stage, "admission-accept-observing")
    may_choose = not votes and observing in stage.labels(organiser)
    await stage.presses(organiser, observing if may_choose else word(stage, "admission-accept"))


def _read_everything(stage: Stage) -> None:
    """Leave no unread marks of days gone by: what waits is what comes after."""
    for person in stage.telegram.world.people:
        stage.telegram.mark_read(person)


def notes() -> dict[int, dict[str, str]]:
    """Return who each account of the demo is, in one line for the list of people."""
    found = {account: {"ru": "организатор", "en": "organiser"} for account in ORGANISERS}
    found |= {account: {"ru": "новичок", "en": "newcomer"} for account in NEWCOMERS}
    found[COLLEAGUE] = {"ru": "коллега из ООО «Обь-Имплант»", "en": "a colleague at Ob-Implant LLC"}
    return found | {p.person: {"ru": p.short_name, "en": p.short_name_en} for p in participants()}
