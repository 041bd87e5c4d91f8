"""The progress of a campaign on the organiser's card, which is kept up by itself."""

from __future__ import annotations

from typing import NoReturn

import pytest

from bot.sandbox.faults import Fault
from tests.stories.announcing import ANNA, BORIS, BOSS, NEWS, SECOND, gather
from tests.stories.watching import edits, newest, pass_time, send_with_trouble
from tests.world import World


@pytest.fixture
async def cluster(world: World) -> World:
    return await gather(world)


async def test_the_bar_grows_by_itself_until_nothing_is_left(cluster: World) -> None:
    begun = await send_with_trouble(cluster)
    assert "░░░░░░░░░░ 0 %" in begun
    assert "Доставлено: 0 из 2.\nЕщё отправляется: 2." in begun
    card = newest(cluster)["message_id"]
    await pass_time(cluster, seconds=3)
    grown = cluster.screen(BOSS)
    assert "▓▓▓▓▓░░░░░ 50 %" in grown
    assert "Доставлено: 1 из 2.\nЕщё отправляется: 1." in grown
    assert "Закончится примерно к 10:01." in grown
    assert "Обновить" in cluster.labels(BOSS)

    cluster.telegram.block(BORIS)
    await pass_time(cluster, minutes=2)
    [done] = [m for m in cluster.messages(BOSS) if m["message_id"] == card]
    assert "Доставлено: 1 из 2." in done["text"]
    assert "Заблокировали бота или удалили учётную запись: 1." in done["text"]
    assert "%" not in done["text"]
    assert "Обновить" not in str(done["buttons"])
    assert await cluster.rows("SELECT * FROM live_cards") == []
    await pass_time(cluster, seconds=15)
    report = cluster.screen(BOSS)
    assert report.startswith("Рассылка объявления № 1 завершена.\n\nДоставлено: 1 из 2.")
    assert "Заблокировали бота или удалили учётную запись: 1." in report
    assert "Кому:" not in report, "the card above says so"
    assert cluster.labels(BOSS) == ["По организациям", "К объявлению"]
    assert "Кому: все участники кластера." in await cluster.presses(BOSS, "К объявлению")


async def test_each_organiser_has_a_card_of_their_own_in_their_language(cluster: World) -> None:
    await send_with_trouble(cluster)
    await cluster.says(SECOND, "/language")
    await cluster.presses(SECOND, "English")
    await cluster.says(SECOND, "/menu")
    await cluster.presses(SECOND, "Announcements", "№ 1")
    await pass_time(cluster, minutes=2)
    assert "Доставлено: 2 из 2." in str([m["text"] for m in cluster.messages(BOSS)])
    assert "Delivered: 2 of 2." in cluster.screen(SECOND)


async def test_it_goes_on_after_a_restart(cluster: World) -> None:
    await send_with_trouble(cluster)
    card = newest(cluster)["message_id"]
    again = await cluster.restart()
    await pass_time(again, minutes=2)
    [done] = [m for m in again.messages(BOSS) if m["message_id"] == card]
    assert "Доставлено: 2 из 2." in done["text"]
    await again.app.close()


async def test_a_screen_opened_since_is_never_written_over(cluster: World) -> None:
    await send_with_trouble(cluster)
    lines = await cluster.presses(BOSS, "По организациям")
    await pass_time(cluster, seconds=30)
    assert cluster.screen(BOSS) == lines
    back = await cluster.presses(BOSS, "К объявлению")
    assert "50 %" in back
    await pass_time(cluster, minutes=2)
    assert "50 %" not in str([m["text"] for m in cluster.messages(BOSS)])


async def test_who_writes_on_leaves_a_card_that_goes_on_without_buttons(cluster: World) -> None:
    await send_with_trouble(cluster)
    card = newest(cluster)["message_id"]
    menu = await cluster.says(BOSS, "/menu")
    await pass_time(cluster, seconds=5)
    assert cluster.screen(BOSS) == menu
    [left] = [m for m in cluster.messages(BOSS) if m["message_id"] == card]
    assert "50 %" in left["text"]
    assert left["buttons"] == []


async def test_the_same_card_opened_again_below_takes_over(cluster: World) -> None:
    await send_with_trouble(cluster)
    first = newest(cluster)["message_id"]
    await cluster.says(BOSS, "/menu")
    await cluster.presses(BOSS, "Объявления", "№ 1")
    await pass_time(cluster, seconds=5)
    await pass_time(cluster, minutes=2)
    texts = {m["message_id"]: m["text"] for m in cluster.messages(BOSS)}
    assert "0 %" in texts.pop(first)
    assert "%" not in str(texts)


async def test_a_card_that_was_deleted_is_let_go_quietly(cluster: World) -> None:
    await send_with_trouble(cluster)
    card = cluster.telegram.find_message(BOSS, newest(cluster)["message_id"])
    card.deleted = True
    before = len(cluster.messages(BOSS))
    await pass_time(cluster, seconds=5)
    assert len(cluster.messages(BOSS)) == before
    assert await cluster.rows("SELECT * FROM live_cards") == []
    assert NEWS in cluster.screen(ANNA)


async def test_trouble_with_an_edit_is_made_good_later(cluster: World) -> None:
    await send_with_trouble(cluster, seconds=600)
    cluster.telegram.faults.add(Fault("lost", method="editmessagetext", chat_id=BOSS))
    await pass_time(cluster, seconds=5)
    assert "50 %" in cluster.screen(BOSS)
    cluster.telegram.faults.add(
        Fault("429", method="editmessagetext", chat_id=BOSS, retry_after=20)
    )
    await cluster.presses(BOSS, "По организациям", "К объявлению")
    assert "50 %" in cluster.screen(BOSS)
    for _ in range(3):
        await pass_time(cluster, minutes=5)
    assert "Доставлено: 2 из 2." in cluster.screen(BOSS)


async def test_while_nothing_changes_nothing_is_said(cluster: World) -> None:
    await send_with_trouble(cluster, seconds=600)
    await pass_time(cluster, seconds=90)
    before = edits(cluster, BOSS)
    for _ in range(10):
        await pass_time(cluster, seconds=1)
    assert edits(cluster, BOSS) == before


async def test_after_two_hours_nobody_is_thought_to_look_any_more(cluster: World) -> None:
    await send_with_trouble(cluster, seconds=900)
    cluster.telegram.block(BORIS)
    cluster.clock.tick(hours=2)
    await cluster.app.renewal.renew_due()
    assert "0 %" in cluster.screen(BOSS)
    assert await cluster.rows("SELECT * FROM live_cards") == []


async def test_a_card_that_cannot_be_shown_is_said_once_and_given_up(
    cluster: World,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    begun = await send_with_trouble(cluster)

    def broken(*_: object) -> NoReturn:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("bot.features.campaigns.views._bar", broken)
        for _ in range(4):
            await pass_time(cluster, seconds=3)
    assert cluster.screen(BOSS) == begun
    assert await cluster.rows("SELECT * FROM live_cards") == []
    logged = capsys.readouterr().out + caplog.text
    assert logged.count("a live card is given up") == 1

    await cluster.presses(BOSS, "Обновить")
    await pass_time(cluster, minutes=2)
    assert "Доставлено: 2 из 2." in cluster.screen(BOSS)
