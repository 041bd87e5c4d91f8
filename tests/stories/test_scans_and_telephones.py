"""Scans of powers of attorney and telephones: what is sent instead of being typed."""

from __future__ import annotations

from typing import Any

import pytest

from tests import cast
from tests.acts import seat_organisers
from tests.stories.walking import walk_to
from tests.world import World

ME = cast.APPLICANT


async def test_a_text_at_the_scan_is_asked_again_as_a_file(world: World) -> None:
    await walk_to(world, "scan")
    answer = await world.says(ME, "скана нет")
    assert "Здесь нужен файл" in answer
    assert "document:AAAA" not in await world.says(ME, "document:AAAA")
    assert "Скан или фото доверенности" in world.screen(ME)
    assert "не указано" in await world.presses(ME, "Пропустить")


@pytest.mark.parametrize(
    ("name", "size", "words"),
    [
        ("scan.pdf", 21 * 1024 * 1024, "Файл больше 20 МБ"),
        ("scan.pdf", 0, "Файл пуст"),
        ("scan.exe", 100, "Такой файл не подходит"),
        ("scan", 100, "Такой файл не подходит"),
    ],
)
async def test_a_scan_that_cannot_be_one_is_refused(
    world: World, name: str, size: int, words: str
) -> None:
    await walk_to(world, "scan")
    answer = await world.sends_file(ME, name, bytes(size), mime="application/pdf")
    assert words in answer
    assert "Скан или фото доверенности" in answer


@pytest.mark.parametrize(
    ("name", "as_photo", "kind"),
    [("../../etc/Доверенность.PDF", False, "document"), ("photo.jpg", True, "photo")],
)
async def test_a_scan_reaches_the_organiser_when_asked_for(
    world: World, name: str, as_photo: bool, kind: str
) -> None:
    await seat_organisers(world)
    await walk_to(world, "scan")
    mime = "image/jpeg" if as_photo else "application/pdf"
    review = await world.sends_file(ME, name, PIXEL, mime=mime, as_photo=as_photo)
    assert "Скан доверенности: файл приложен" in review
    await world.presses(ME, "Отправить")
    card = world.screen(cast.ORGANISER)
    assert "скан доверенности не приложен" not in card
    shown = await world.presses(cast.ORGANISER, "Скан доверенности")
    assert "Скан доверенности к заявке № 1" in shown
    assert world.messages(cast.ORGANISER)[-1]["kind"] == kind
    assert "Заявка № 1" in await world.presses(cast.ORGANISER, "Открыть заявку")


async def test_somebody_elses_contact_is_refused_and_ones_own_is_taken(world: World) -> None:
    await walk_to(world, "phone")
    answer = await world.shares_contact(ME, "+7 383 000-00-99", of=cast.STRANGER)
    assert "Это контакт другого человека" in answer
    assert "Рабочая электронная почта" in await world.shares_contact(ME, "73830000002")
    await world.says(ME, "org02@example.org")
    review = await world.presses(ME, "Руководитель")
    assert "+7 383 000-00-02" in review


async def test_a_contact_at_another_question_is_no_answer(world: World) -> None:
    await walk_to(world, "address")
    assert "Здесь нужен ответ текстом" in await world.shares_contact(ME, "73830000002")


async def test_a_slip_in_a_telephone_is_offered_on_a_key_and_the_key_is_pressed(
    world: World,
) -> None:
    await walk_to(world, "phone")
    offered = await world.says(ME, "+7 383 OOO-OO-O2")
    assert "Похоже, вы имели в виду +7 383 000-00-02" in offered
    assert keys(world)[0] == "+7 383 000-00-02"
    assert "Рабочая электронная почта" in await world.says(ME, keys(world)[0])


async def test_back_and_cancel_are_understood_at_the_telephone_and_take_the_keys_away(
    world: World,
) -> None:
    asked = await walk_to(world, "phone")
    assert keys(world) == ["Отправить мой телефон", "Назад", "Отмена"]
    assert "Пропустить нельзя" not in asked
    assert "этот вопрос пропустить нельзя" in (await world.says(ME, "Пропустить")).lower()
    assert "Ваша должность" in await world.says(ME, "Назад")
    assert keys(world) == []
    assert "Кнопка телефона убрана." in world.messages(ME)[-2]["text"]
    await world.says(ME, "Главный инженер")
    assert keys(world)
    assert "Ответы сохранены в черновике: вопрос 14 из 16" in await world.says(ME, "отмена")
    assert keys(world) == []


async def test_a_command_at_the_telephone_takes_the_keys_away(world: World) -> None:
    await walk_to(world, "phone")
    await world.says(ME, "/menu")
    assert keys(world) == []
    assert "Рабочий телефон" in await world.presses(ME, "Продолжить")
    assert keys(world)


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def keys(world: World, person: int = ME) -> list[str]:
    """Return what the keys under the chat say."""
    keyboard: Any = world.telegram.world.chats[person].keyboard
    return [key["text"] for row in keyboard["rows"] for key in row] if keyboard else []
