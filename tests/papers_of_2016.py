"""The papers of the assembly of July 2016: agenda, replies, ballots with what people counted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.demo import Participant, participants

ZONE = ZoneInfo("Asia/Novosibirsk")
TITLE = "Общее собрание потенциальных участников медико-технологического кластера"
PLACE = "Медицинский технопарк, конференц-зал"
LINK = "https://meet.example.org/cluster-2016"
AGENDA = """Открытие собрания. Избрание председателя и секретаря — Генеральный директор — 15
О создании медико-технологического кластера — Генеральный директор технопарка — 25
Об изменениях в кластерной политике — Руководитель центра кластерного развития — 20
О функциональной связанности участников — Руководитель центра кластерного развития — 15
О мероприятиях и сроках «дорожной карты» — Представитель министерства — 15
О специализированной организации кластера — Генеральный директор технопарка — 35
О разработке стратегических документов — Руководитель центра кластерного развития — 15
Разное. Подведение итогов и поручения — Председательствующий — 10"""
ONLINE = {5, 9, 17, 22}
CANNOT = {8, 16}
SILENT = {12, 21}
ABSENT = CANNOT | SILENT
BALLOTS = Path(__file__).parent / "features" / "ballots" / "ballots.json"
ANSWERS = {"in_person": "Буду очно", "online": "Буду онлайн", "declined": "Не смогу"}
RULES = {"participating": "Большинство", "eligible": "Две трети от всех"}
LABELS = {
    "for": "За",
    "against": "Против",
    "abstain": "Воздержаться",
    "association": "Ассоциация",
    "ano": "АНО",
    "ooo": "ООО",
    "existing_org": "Действующая организация",
}


def at(text: str) -> datetime:
    """Return a moment of Novosibirsk, whose zone changed on 24 July 2016."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@dataclass(frozen=True)
class Paper:
    """A ballot as people counted it; `item` is that of the agenda, 0 for one without a meeting."""

    record: dict[str, Any]
    item: int

    @property
    def title(self) -> str:
        return self.record["title"]["ru"]

    @property
    def question(self) -> str:
        return self.record["question"]["ru"]

    @property
    def rule(self) -> str:
        return RULES[self.record["threshold"]["base"]]

    @property
    def opens(self) -> datetime:
        return datetime.fromisoformat(self.record["opens_at"])

    @property
    def closes(self) -> datetime:
        return datetime.fromisoformat(self.record["closes_at"])

    @property
    def expected(self) -> dict[str, Any]:
        return self.record["rounds"][0]["expected"]

    def votes(self, round_: int = 1) -> dict[int, str]:
        """Return the choices by the number of the organisation."""
        votes = self.record["rounds"][round_ - 1]["votes"]
        return {int(v["org"].removeprefix("org-")): v["option"] for v in votes}

    @property
    def vote_line(self) -> str:
        """Return the votes as the minutes have them."""
        counted = self.expected["tallies"]
        votes = f"«за» — {counted['for']}, «против» — {counted['against']}"
        return f"Голосовали: {votes}, «воздержались» — {counted['abstain']}. Решение принято."


def paper(name: str, *, item: int = 0) -> Paper:
    """Return a ballot of the assembly's papers."""
    [found] = [b for b in json.loads(BALLOTS.read_text("utf-8"))["ballots"] if b["id"] == name]
    return Paper(found, item)


ITEMS = {"ballot-01": 1, "ballot-04": 5, "ballot-02": 6}
AT_MEETING = [paper(name, item=item) for name, item in ITEMS.items()]
LEGAL_FORM = paper("ballot-03")


def members() -> list[Participant]:
    """Return the twenty who vote and the three who observe."""
    return [p for p in participants() if p.status == "confirmed"]


def reply_of(who: Participant) -> str | None:
    """Return how an organisation replied to the invitation."""
    if who.number in SILENT:
        return None
    if who.number in CANNOT:
        return "declined"
    return "online" if who.number in ONLINE else "in_person"
