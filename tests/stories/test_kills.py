"""The process is killed at the worst moments and started again: nothing is lost or done twice."""

from __future__ import annotations

import signal
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests import cast
from tests.acts import enter, seat_organisers
from tests.stories.process import Outside, ended, outside, until
from tests.stories.walking import walk_to_review
from tests.world import TOKEN, World, settings_for

ME = cast.APPLICANT
KILLED = 137


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Outside]:
    """An applicant has the whole form before them; the process that served it has ended."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    world = await World.open(settings_for(folder))
    for account, (first, last, language) in cast.NAMES.items():
        world.telegram.add_person(first, last_name=last, language_code=language, person_id=account)
    await seat_organisers(world)
    await walk_to_review(world)
    await enter(world, cast.STRANGER)
    async with outside(world) as place:
        yield place
    assert TOKEN not in place.written()
    assert TOKEN.partition(":")[2] not in place.written()
    kept = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    assert TOKEN.encode() not in kept


def send(place: Outside) -> None:
    """Press Send on the review card."""
    place.telegram.press_label(ME, place.world._with_button(ME, "Отправить"), "Отправить")


def sent(place: Outside) -> list[str]:
    return [text for text in place.texts(ME) if "отправлена на проверку" in text]


def cards(place: Outside, organiser: int) -> list[str]:
    return [text for text in place.texts(organiser) if "Заявка № 1" in text]


async def test_killed_before_the_commit_nothing_is_kept_and_telegram_brings_it_again(
    place: Outside,
) -> None:
    dying = await place.start(FAIL_POINT="before-commit")
    send(place)
    assert await ended(dying) == KILLED
    assert place.rows("SELECT * FROM applications") == []
    await place.start()
    await until(lambda: sent(place) and cards(place, cast.ORGANISER))
    assert place.rows("SELECT id, status FROM applications") == [(1, "sent")]
    assert len(sent(place)) == 1


async def test_killed_between_commit_and_answer_the_receipt_comes_and_nothing_is_done_twice(
    place: Outside,
) -> None:
    dying = await place.start(FAIL_POINT="committed-not-answered")
    send(place)
    assert await ended(dying) == KILLED
    assert place.rows("SELECT id, status FROM applications") == [(1, "sent")]
    assert sent(place) == []
    await place.start()
    await until(lambda: any("Заявка № 1: на проверке" in text for text in place.texts(ME)))
    await until(lambda: all(cards(place, o) for o in (cast.ORGANISER, cast.SECOND_ORGANISER)))
    place.tick(seconds=30)
    await until(lambda: sent(place))
    assert len(sent(place)) == 1
    assert [len(cards(place, o)) for o in (cast.ORGANISER, cast.SECOND_ORGANISER)] == [1, 1]
    assert place.rows("SELECT COUNT(*) FROM applications") == [(1,)]
    assert place.rows("SELECT COUNT(*) FROM journal WHERE entry LIKE '%application sent%'") == [
        (1,)
    ]


@pytest.mark.parametrize(("point", "copies"), [("attempt-recorded", 1), ("sent-not-recorded", 2)])
async def test_killed_while_sending_the_card_arrives_and_a_repeat_says_so(
    place: Outside, point: str, copies: int
) -> None:
    dying = await place.start(FAIL_POINT=point)
    send(place)
    assert await ended(dying) == KILLED
    await place.start()
    await until(lambda: place.tick(seconds=1) or _states(place) == {"sent"})
    arrived = [cards(place, o) for o in (cast.ORGANISER, cast.SECOND_ORGANISER)]
    assert all(arrived)
    most = max(arrived, key=len)
    assert len(most) == copies
    assert "Повтор: возможно, вы уже получили это сообщение." in most[-1]
    for of_one in arrived:
        assert all("Повтор" in text for text in of_one[1:]), "no repeat is undeclared"


def _states(place: Outside) -> set[object]:
    rows = place.rows("SELECT state FROM deliveries WHERE kind = 'application'")
    return {state for (state,) in rows}


async def test_a_polite_end_in_the_middle_takes_less_than_five_seconds(place: Outside) -> None:
    working = await place.start()
    for number in range(12):
        place.telegram.say(cast.STRANGER, f"/menu {number}")
        place.telegram.say(ME, "/help")
    before = len(place.texts(ME))
    await until(lambda: len(place.texts(ME)) > before)
    working.send_signal(signal.SIGTERM)
    assert await ended(working, within=5) == 0
    await place.start()
    await until(lambda: len(place.texts(ME)) >= before + 12)
    assert len(place.texts(ME)) == before + 12, "no answer is lost and none is given twice"


async def test_a_second_process_in_the_same_folder_refuses_to_start(place: Outside) -> None:
    await place.start()
    await until(lambda: "Veche serves" in place.written())
    before = len(place.written())
    second = await place.start(HTTP_PORT="29999")
    assert await ended(second) == 1
    said = place.written()[before:].strip().splitlines()
    [sentence] = [line for line in said if "another Veche" in line]
    assert str(place.folder) in sentence
    assert "Traceback" not in "".join(said)


async def test_updates_come_by_a_webhook_too_and_only_with_its_secret(place: Outside) -> None:
    hook = f"http://127.0.0.1:{place.port}/hook"
    await place.start(WEBHOOK_URL=hook)
    send(place)
    await until(lambda: sent(place) and cards(place, cast.ORGANISER))
    forged = {"update_id": 1, "message": {"text": "/forget"}}
    async with httpx.AsyncClient() as stranger:
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}):
            answer = await stranger.post(hook, json=forged, headers=headers)
            assert answer.status_code == 403
        assert (await stranger.get(hook)).status_code == 405
        assert (await stranger.get(f"http://127.0.0.1:{place.port}/readyz")).status_code == 200
    assert place.rows("SELECT COUNT(*) FROM inbox WHERE update_id = 1") == [(0,)]
