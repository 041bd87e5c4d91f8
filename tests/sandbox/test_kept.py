"""The stand-in's memory: a restart finds everything, and no number is given out twice."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from pathlib import Path

from bot.sandbox.kept import Kept
from bot.sandbox.records import Person
from bot.sandbox.telegram import Telegram
from tests.sandbox.conftest import TOKEN, Clock


def restarted(path: Path, clock: Clock) -> Telegram:
    telegram = Telegram(now=clock, token=TOKEN)
    assert Kept(path, telegram).load() is True
    return telegram


def live_a_little(telegram: Telegram, anna: Person) -> None:
    group = telegram.add_group("Кластер", [anna.id])
    telegram.say(anna.id, "/menu", chat_id=group.id)
    telegram.send_file(anna.id, "скан.pdf", b"%PDF\0\xff", mime="application/pdf")
    markup = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
    asked = {"chat_id": anna.id, "text": "Да?", "reply_markup": markup}
    number = telegram.call("sendMessage", asked).body["result"]["message_id"]
    telegram.press_label(anna.id, number, "Да")
    telegram.call("sendMessage", asked | {"reply_markup": {"keyboard": [["Назад"]]}})
    telegram.call("setChatMenuButton", {"chat_id": anna.id, "menu_button": {"type": "commands"}})
    telegram.mark_read(anna.id)


def test_a_restart_finds_people_chats_files_and_waiting_updates(
    telegram: Telegram, anna: Person, clock: Clock, tmp_path: Path
) -> None:
    live_a_little(telegram, anna)
    Kept(tmp_path / "telegram.db", telegram).save()
    again = restarted(tmp_path / "telegram.db", clock)
    before, after = asdict(telegram.world), asdict(again.world)
    del before["counters"], after["counters"]
    assert after == before


def test_numbers_given_out_after_the_last_save_are_not_given_out_again(
    telegram: Telegram, anna: Person, clock: Clock, tmp_path: Path
) -> None:
    Kept(tmp_path / "telegram.db", telegram).save()
    lost = telegram.say(anna.id, "после сохранения")
    update_id = max(telegram.world.updates)
    again = restarted(tmp_path / "telegram.db", clock)
    assert again.say(anna.id, "после перезапуска").message_id > lost.message_id
    assert min(again.world.updates) > update_id


def test_there_is_nothing_to_load_at_first(telegram: Telegram, tmp_path: Path) -> None:
    assert Kept(tmp_path / "telegram.db", telegram).load() is False


def test_nothing_is_written_while_nothing_changes(
    telegram: Telegram, anna: Person, tmp_path: Path
) -> None:
    kept = Kept(tmp_path / "telegram.db", telegram)
    kept.save()
    (tmp_path / "telegram.db").unlink()
    kept.save()
    assert not (tmp_path / "telegram.db").exists()
    telegram.say(anna.id, "новое")
    kept.save()
    assert (tmp_path / "telegram.db").exists()


async def test_the_last_words_are_saved_on_the_way_out(
    telegram: Telegram, anna: Person, clock: Clock, tmp_path: Path
) -> None:
    saving = asyncio.create_task(Kept(tmp_path / "telegram.db", telegram).keep_saving())
    await asyncio.sleep(0)
    telegram.say(anna.id, "последнее слово")
    saving.cancel()
    await asyncio.gather(saving, return_exceptions=True)
    again = restarted(tmp_path / "telegram.db", clock)
    assert again.history(anna.id)[-1]["text"] == "последнее слово"


def test_an_emptied_stand_in_keeps_its_numbers_and_what_the_bot_has_set(
    telegram: Telegram, anna: Person
) -> None:
    commands = [{"command": "menu", "description": "Меню"}]
    telegram.call("setMyCommands", {"commands": commands})
    number = telegram.say(anna.id, "Привет").message_id
    telegram.clear()
    assert telegram.world.people == {}
    assert telegram.world.updates == {}
    again = telegram.add_person("Анна", person_id=anna.id)
    assert telegram.start(again.id).message_id > number
    assert [c["command"] for c in telegram.commands(again.id)] == ["menu"]
