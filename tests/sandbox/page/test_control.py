"""The control of the sandbox: what the page asks, and what makes no sense."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sandbox.clock import SandboxClock
from tests.sandbox.page.chatty import ANNA, IVAN, MARIA, MOMENT, picture
from tests.sandbox.page.hands import done, seen, texts


async def test_a_person_presses_start_and_sees_the_answer_with_its_buttons(page):
    await done(page, f"/people/{IVAN}/start", payload="org42")
    view = await seen(page, IVAN)
    assert texts(view) == ["/start org42", "Здравствуйте! Пароль: org42"]
    assert view["history"][1]["buttons"][0][0] == {"text": "Голосовать", "data": "vote"}
    assert view["person"]["started"] is True


async def test_everybody_is_listed_with_a_note_and_what_is_unread(page):
    await done(page, f"/people/{IVAN}/start")
    people = (await page.get("/sandbox/people")).json()["people"]
    assert [(p["id"], p["unread"]) for p in people] == [(ANNA, 0), (IVAN, 1), (MARIA, 0)]
    assert people[0]["note"] == {"ru": "Организатор", "en": "Organiser"}
    await done(page, f"/people/{IVAN}/read")
    assert (await page.get("/sandbox/people")).json()["people"][1]["unread"] == 0


async def test_a_press_is_answered_for_the_page_that_pressed(page):
    await done(page, f"/people/{IVAN}/start")
    message = (await seen(page, IVAN))["history"][1]["message_id"]
    silent = await done(page, f"/people/{IVAN}/press", message_id=message, data="silent")
    asked = f"/sandbox/people/{IVAN}/answers/{silent['query_id']}"
    assert (await page.get(asked)).json() == {"answer": None}
    query = await done(page, f"/people/{IVAN}/press", message_id=message, data="help")
    answer = (await page.get(f"/sandbox/people/{IVAN}/answers/{query['query_id']}")).json()
    assert answer["answer"]["text"] == "Обратитесь к организатору."
    assert answer["answer"]["show_alert"] is True


async def test_a_new_person_and_a_new_group_appear(page):
    new = await done(page, "/people", first_name=" Олег ", username="@oleg_v", language_code="en")
    group = await done(page, "/groups", title="Правление", members=[IVAN, new["id"]])
    await done(page, f"/people/{IVAN}/say", text="добрый день", chat=group["id"])
    view = await seen(page, int(new["id"]), int(group["id"]))
    assert texts(view) == ["добрый день"]
    assert view["members"] == ["Иван Ким", "Олег"]
    assert [d["unread"] for d in view["dialogs"]] == [0, 1]


async def test_a_group_is_closed_to_those_outside_it(page):
    group = await done(page, "/groups", title="Правление", members=[IVAN])
    answer = await page.get(f"/sandbox/people/{MARIA}", params={"chat": group["id"]})
    assert answer.status_code == 404


async def test_what_a_person_sends_can_be_edited_and_contacts_and_stickers_arrive(page):
    said = await done(page, f"/people/{IVAN}/say", text="првет")
    await done(page, f"/people/{IVAN}/edit", message_id=said["message_id"], text="привет")
    await done(page, f"/people/{IVAN}/contact", phone="+73830000001", of=MARIA)
    await done(page, f"/people/{IVAN}/sticker")
    view = await seen(page, IVAN)
    assert "привет" in texts(view)
    assert "Эхо: получено: contact" in texts(view)
    assert "Эхо: получено: sticker" in texts(view)
    assert next(m for m in view["history"] if m["kind"] == "contact")["contact"]["user_id"] == MARIA


async def test_a_long_history_is_given_from_its_end(page):
    for number in range(5):
        await done(page, f"/people/{IVAN}/say", text=str(number))
    view = (await page.get(f"/sandbox/people/{IVAN}", params={"limit": 3})).json()
    assert view["earlier"] == 7
    assert texts(view) == ["Эхо: 3", "4", "Эхо: 4"]


async def test_a_document_comes_back_as_a_download_under_its_name(page):
    page_of_evil = b"<script>alert(1)</script>"
    form = {"file": ("Устав «Вече».html", page_of_evil, "text/html")}
    sent = await page.post(
        f"/sandbox/people/{IVAN}/file", files=form, data={"caption": "вот он", "as_photo": "no"}
    )
    assert sent.is_success
    message = (await seen(page, IVAN))["history"][0]
    assert message["text"] == "вот он"
    got = await page.get(f"/sandbox/files/{message['document']['file_id']}")
    assert got.content == page_of_evil
    assert got.headers["content-type"] == "application/octet-stream"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%D0%A3")


async def test_a_photo_is_shown_in_place_but_only_when_it_is_a_picture(page):
    await page.post(
        f"/sandbox/people/{IVAN}/file",
        files={"file": ("a.png", picture(), "image/png")},
        data={"as_photo": "yes"},
    )
    await page.post(
        f"/sandbox/people/{IVAN}/file",
        files={"file": ("a.svg", b"<svg/>", "image/svg+xml")},
        data={"as_photo": "yes"},
    )
    photos = [m["photo"][-1] for m in (await seen(page, IVAN))["history"] if "photo" in m]
    shown, hidden = [await page.get(f"/sandbox/files/{p['file_id']}") for p in photos]
    assert shown.headers["content-type"] == "image/png"
    assert shown.headers["content-disposition"].startswith("inline")
    assert hidden.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/people/999/say", {"text": "кто здесь"}, 404),
        (f"/people/{IVAN}/fly", {}, 404),
        (f"/people/{IVAN}/say", {"text": "", "chat": None}, 400),
        (f"/people/{IVAN}/say", {"text": ["список"]}, 400),
        (f"/people/{IVAN}/say", {"text": "в чужой чат", "chat": MARIA}, 404),
        (f"/people/{IVAN}/press", {"message_id": "1", "data": "x"}, 400),
        (f"/people/{IVAN}/press", {"message_id": True, "data": "x"}, 400),
        ("/groups", {"title": "пусто", "members": []}, 400),
        ("/groups", {"title": "чужие", "members": [999]}, 404),
        ("/people", {"last_name": "без имени"}, 400),
        ("/faults", {"kind": "earthquake"}, 400),
        ("/clock", {"seconds": -3600}, 400),
        ("/clock", {"seconds": 10**30}, 400),
        ("/nowhere", {}, 404),
    ],
)
async def test_a_request_that_makes_no_sense_is_refused_in_words(page, path, fields, status):
    answer = await page.post(f"/sandbox{path}", json=fields)
    assert answer.status_code == status
    assert answer.json()["error"]


@pytest.mark.parametrize("body", [b"[]", b"null", b"{", b"\xff", b""])
async def test_a_body_that_is_no_object_is_refused(page, body):
    answer = await page.post(
        f"/sandbox/people/{IVAN}/say", content=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 400


async def test_the_clock_goes_forward_and_tells_how_far(page, demo):
    before = (await page.get("/sandbox/clock")).json()
    assert before == {"now": "2026-07-05T03:00:00+00:00", "offset": 0}
    after = await done(page, "/clock", seconds=86_400)
    assert after == {"now": "2026-07-06T03:00:00+00:00", "offset": 86_400}
    assert demo.telegram.now() == MOMENT + timedelta(days=1)


def test_whoever_keeps_the_clock_hears_of_every_move():
    heard: list[timedelta] = []
    clock = SandboxClock(real=lambda: MOMENT, offset=timedelta(hours=1))
    clock.listeners.append(lambda: heard.append(clock.offset))
    clock.move(timedelta(hours=2))
    with pytest.raises(ValueError, match="forward only"):
        clock.move(timedelta(hours=-1))
    assert heard == [timedelta(hours=3)]
    assert clock.now() == MOMENT + timedelta(hours=3)


async def test_an_ordered_fault_spoils_one_call_and_can_be_cancelled(page, demo):
    ordered = await done(page, "/faults", kind="429", method="sendMessage", retry_after=7, times=1)
    assert ordered["faults"][0]["retry_after"] == 7
    await done(page, f"/people/{IVAN}/say", text="раз")
    await done(page, f"/people/{IVAN}/say", text="два")
    assert texts(await seen(page, IVAN)) == ["раз", "два", "Эхо: два"]
    await done(page, "/faults", kind="500")
    assert (await done(page, "/faults/clear"))["faults"] == []
    await done(page, "/pacing", on=True)
    assert demo.telegram.pacing.on is True


async def test_the_log_shows_calls_after_the_one_already_known(page):
    await done(page, f"/people/{IVAN}/say", text="раз")
    calls = (await page.get("/sandbox/log")).json()["calls"]
    assert calls[-1]["method"] == "sendMessage"
    assert calls[-1]["params"]["text"] == "Эхо: раз"
    later = await page.get("/sandbox/log", params={"after": calls[-1]["number"]})
    assert later.json() == {"calls": []}


async def test_a_transcript_has_times_of_the_cluster_names_marks_and_buttons(page, demo):
    await done(page, f"/people/{IVAN}/start")
    said = await done(page, f"/people/{IVAN}/say", text="ой")
    await done(page, f"/people/{IVAN}/edit", message_id=said["message_id"], text="привет")
    answer = await page.get(f"/sandbox/people/{IVAN}/transcript")
    assert answer.headers["content-disposition"] == 'attachment; filename="chat-1002.txt"'
    assert answer.text == (
        "2026-07-05 10:00  Иван Ким: /start\n"
        "2026-07-05 10:00  Вече: Здравствуйте! Пароль: нет\n"
        "    [Голосовать] [Помощь]\n"
        "    [Файлы] [Телефон] [Молчать]\n"
        "2026-07-05 10:00  Иван Ким, edited: привет\n"
        "2026-07-05 10:00  Вече: Эхо: ой\n"
    )
