"""Groups: nothing there changes anything; a command gets one sentence and a way to the chat."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import apply, seat_organisers
from tests.stories.walking import walk_to
from tests.world import World


@pytest.fixture
async def group(world: World) -> int:
    """A group of both organisers and an applicant whose application waits."""
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    made = world.telegram.add_group(
        "Кластер", [cast.ORGANISER, cast.SECOND_ORGANISER, cast.APPLICANT, cast.STRANGER]
    )
    await world.settle()
    return made.id


async def everything(world: World) -> list[object]:
    tables = ("people", "applications", "organisations", "organisers", "drafts", "journal")
    return [await world.rows(f"SELECT * FROM {table}") for table in tables]


async def in_group(world: World, group: int, person: int, text: str) -> list[str]:
    """Let somebody write to the group; returns what the bot answers there."""
    before = len(told(world, group))
    world.telegram.say(person, text, chat_id=group)
    await world.settle()
    return told(world, group)[before:]


def told(world: World, group: int) -> list[str]:
    history = world.telegram.history(cast.ORGANISER, group)
    return [m["text"] for m in history if m["from"]["is_bot"] and m["from"]["id"] != 1087968824]


@pytest.mark.parametrize(
    "command", ["/start", "/applications", "/forget", "/cancel", "/menu@veche_sandbox_bot"]
)
async def test_a_command_in_a_group_gets_one_sentence_and_a_way_to_the_private_chat(
    world: World, group: int, command: str
) -> None:
    before = await everything(world)
    answers = await in_group(world, group, cast.ORGANISER, command)
    assert answers == ["Напишите боту лично: в группе он не принимает ни заявок, ни решений."]
    button = world.telegram.history(cast.ORGANISER, group)[-1]["buttons"][0][0]
    assert button == {"text": "Открыть личный чат", "url": "https://t.me/veche_sandbox_bot"}
    assert await everything(world) == before


async def test_words_in_a_group_are_not_answers(world: World, group: int) -> None:
    await world.presses(cast.ORGANISER, "Отклонить")
    await walk_to(world, "ogrn", person=cast.STRANGER, who=cast.participant(3))
    before = await everything(world)
    for person in (cast.ORGANISER, cast.STRANGER):
        for text in ("не годится", "@veche_sandbox_bot 1165499000017", "Отмена"):
            assert await in_group(world, group, person, text) == []
    assert await everything(world) == before


async def test_presses_in_a_group_decide_nothing(world: World, group: int) -> None:
    await in_group(world, group, cast.ORGANISER, "/start")
    under = world.telegram.history(cast.ORGANISER, group)[-1]["message_id"]
    before = await everything(world)
    for data in ("da:1", "dx:1", "fd:0:0:application", "ea:ru:"):
        world.telegram.press(cast.ORGANISER, under, data, chat_id=group)
        world.telegram.press(cast.STRANGER, under, data, chat_id=group)
    await world.settle()
    assert await everything(world) == before


async def test_the_anonymous_administrator_is_nobody(world: World, group: int) -> None:
    before = await everything(world)
    for text in ("/start", "/applications", "/menu@veche_sandbox_bot", "принять"):
        world.telegram.say_anonymously(cast.ORGANISER, text, chat_id=group)
        await world.settle()
    assert await everything(world) == before
    assert told(world, group) == []


async def test_what_is_said_to_another_bot_is_left_to_it(world: World, group: int) -> None:
    update = world.telegram.say(cast.ORGANISER, "/start@veche_sandbox_bot", chat_id=group)
    update.text = "/start@another_bot"
    waiting = next(iter(world.telegram.world.updates.values()))
    waiting.body["text"] = "/start@another_bot"
    await world.settle()
    assert told(world, group) == []


async def test_a_group_never_sees_the_command_menu_of_an_organiser(
    world: World, group: int
) -> None:
    await in_group(world, group, cast.ORGANISER, "/menu")
    assert world.telegram.commands(cast.APPLICANT, group) == []


async def test_the_bot_added_to_a_group_says_nothing_by_itself(world: World, group: int) -> None:
    assert told(world, group) == []
