"""The control of the sandbox: what the page may ask, and what nobody else may."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest

from bot.sandbox.clock import SandboxClock
from tests.sandbox.chatty import ANNA, IVAN, MARIA, MOMENT, Demo, ScriptedBot, picture, served

OWN = "http://127.0.0.1:8080"


@pytest.fixture
async def demo() -> Demo:
    """A demo with a bot that answers."""
    demo = Demo()
    ScriptedBot(demo.telegram)
    return demo


@pytest.fixture
async def page(demo: Demo) -> AsyncIterator[httpx.AsyncClient]:
    """The page's own way to the control, without a socket."""
    transport = httpx.ASGITransport(demo.app(), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=OWN) as client:
        yield client


async def done(page: httpx.AsyncClient, path: str, **fields: object) -> dict[str, object]:
    """Do something that must succeed, and let the bot answer."""
    answer = await page.post(f"/sandbox{path}", json=fields)
    assert answer.is_success, answer.text
    await asyncio.sleep(0)
    return dict(answer.json())


async def seen(page: httpx.AsyncClient, person: int, chat: int | None = None) -> dict[str, object]:
    """Look at a chat."""
    query = {} if chat is None else {"chat": chat}
    answer = await page.get(f"/sandbox/people/{person}", params=query)
    assert answer.is_success, answer.text
    return dict(answer.json())


def texts(view: dict[str, object]) -> list[str]:
    """The words of a chat."""
    history = view["history"]
    assert isinstance(history, list)
    return [message["text"] for message in history]


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


async def test_the_page_comes_with_a_policy_that_allows_only_itself(page):
    answer = await page.get("/")
    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert answer.headers["x-frame-options"] == "DENY"
    assert (await page.get("/sandbox/page/app.js")).status_code == 200
    assert (await page.get("/sandbox/page/../server.py")).status_code == 404


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8080", "localhost:1", "[::1]:8080"])
async def test_the_loopback_names_are_answered(page, host):
    assert (await page.get("/", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["veche.example", "127.0.0.1.veche.example", "10.0.0.1:8080", "", "localhost:8080@evil"],
)
@pytest.mark.parametrize("path", ["/", "/sandbox/people", "/sandbox/events"])
async def test_another_name_of_the_host_is_turned_away(page, host, path):
    assert (await page.get(path, headers={"Host": host})).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": OWN},
    ],
)
async def test_another_page_cannot_act(page, demo, headers):
    answer = await page.post("/sandbox/reset", json={}, headers=headers)
    assert answer.status_code == 403
    assert demo.resets == 0


async def test_the_own_page_may_act(page, demo):
    headers = {"Origin": OWN, "Sec-Fetch-Site": "same-origin"}
    assert (await page.post("/sandbox/reset", json={}, headers=headers)).status_code == 200
    assert demo.resets == 1


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{}", "text/plain", 415),
        (b"a=b", "application/x-www-form-urlencoded", 415),
        (b" " * 65_537, "application/json", 413),
        (b" " * (21 * 1024 * 1024 + 1), "multipart/form-data; boundary=x", 413),
    ],
)
async def test_a_body_of_another_kind_or_size_is_turned_away(page, content, kind, status):
    answer = await page.post("/sandbox/reset", content=content, headers={"Content-Type": kind})
    assert answer.status_code == status


async def test_a_body_of_untold_length_is_turned_away(page):
    async def drip() -> AsyncIterator[bytes]:
        yield b"{}"

    answer = await page.post(
        "/sandbox/reset", content=drip(), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 411


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


async def heard(lines: AsyncIterator[str]) -> list[dict[str, object]]:
    """Wait for the next news on a stream."""
    async for line in lines:
        if line.startswith("data: "):
            return list(json.loads(line.removeprefix("data: ")))
    pytest.fail("the stream has ended")


async def test_a_stream_tells_what_changed_and_ends_when_the_server_stops():
    demo = Demo()
    async with served(demo) as address, httpx.AsyncClient(base_url=address) as page:
        async with page.stream("GET", "/sandbox/events") as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            lines = stream.aiter_lines()
            assert await anext(lines) == "retry: 1000"
            demo.telegram.say(IVAN, "раз")
            demo.telegram.say(IVAN, "два")
            news = await heard(lines)
            assert {"kind": "message", "person_id": None, "chat_id": IVAN} in news
            assert len(news) == len({json.dumps(change) for change in news})
            assert ": still here" in [line async for line in _until_idle(lines)]
            demo.streams.close()
            assert [line async for line in lines if line.startswith("data")] == []
    assert demo.telegram.listeners == []


async def _until_idle(lines: AsyncIterator[str]) -> AsyncIterator[str]:
    async for line in lines:
        yield line
        if line.startswith(":"):
            return


async def test_a_stream_for_one_person_leaves_out_what_concerns_others():
    demo = Demo()
    async with served(demo) as address, httpx.AsyncClient(base_url=address) as page:
        async with page.stream("GET", "/sandbox/events", params={"person": ANNA}) as stream:
            lines = stream.aiter_lines()
            await anext(lines)
            demo.telegram.block(IVAN)
            demo.telegram.block(ANNA)
            people = [c["person_id"] for c in await heard(lines) if c["kind"] == "people"]
            assert people == [ANNA]


async def test_starting_over_empties_the_world_and_tells_every_page():
    demo = Demo()
    demo.telegram.say(IVAN, "до")
    async with served(demo) as address, httpx.AsyncClient(base_url=address) as page:
        async with page.stream("GET", "/sandbox/events") as stream:
            lines = stream.aiter_lines()
            await anext(lines)
            await done(page, "/reset")
            assert "reset" in [change["kind"] for change in await heard(lines)]
        assert texts(await seen(page, IVAN)) == []
