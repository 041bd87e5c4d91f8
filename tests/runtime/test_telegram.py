"""What the speaker says to Telegram, and by which way: over real sockets on loopback."""

from __future__ import annotations

import json
import traceback
from collections.abc import AsyncIterator

import pytest

from bot.runtime.failures import NotDelivered, Outcome
from bot.runtime.telegram import Speaker, connect
from bot.ui.rendering import Rendered
from tests.runtime.canned import HELLO, OK, TOKEN, Server, failure_of, serving


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving() as made:
        yield made


@pytest.fixture
async def speaker(server: Server) -> AsyncIterator[Speaker]:
    made = Speaker(connect(TOKEN, api_url=server.url))
    yield made
    await made.close()


async def test_a_screen_arrives_as_html_without_a_preview_and_with_its_buttons(
    server: Server, speaker: Speaker
) -> None:
    server.will_take(41)
    rendered = Rendered("<b>Да</b>?", buttons=((("За", "v:1", ""), ("Сайт", "", "https://a.ru")),))
    assert await speaker.send(7, rendered) == 41
    path, fields = server.calls[0]
    assert path == f"/bot{TOKEN}/sendMessage"
    assert fields["parse_mode"] == "HTML"
    assert json.loads(fields["link_preview_options"]) == {"is_disabled": True}
    row = json.loads(fields["reply_markup"])["inline_keyboard"][0]
    assert row == [{"text": "За", "callback_data": "v:1"}, {"text": "Сайт", "url": "https://a.ru"}]


async def test_an_edit_that_changes_nothing_is_done(server: Server, speaker: Speaker) -> None:
    server.will_refuse(400, "Bad Request: message is not modified: specified new message content")
    await speaker.edit(7, 1, HELLO)
    assert server.calls[0][1]["message_id"] == "1"


async def test_an_edit_of_a_vanished_message_is_told(server: Server, speaker: Speaker) -> None:
    server.will_refuse(400, "Bad Request: message to edit not found")
    with pytest.raises(NotDelivered) as caught:
        await speaker.edit(7, 1, HELLO)
    assert caught.value.failure.outcome is Outcome.PAYLOAD_BAD


async def test_an_answer_to_an_old_press_is_done(server: Server, speaker: Speaker) -> None:
    server.will_refuse(400, "Bad Request: query is too old and response timeout expired")
    await speaker.answer("q1", "Принято", alert=True)
    assert server.calls[0][1] == {
        "callback_query_id": "q1",
        "text": "Принято",
        "show_alert": "true",
    }


async def test_stripping_takes_the_buttons_away(server: Server, speaker: Speaker) -> None:
    server.will_take(3)
    await speaker.strip(7, 3)
    path, fields = server.calls[0]
    assert path.endswith("/editMessageReplyMarkup")
    assert "reply_markup" not in fields


async def test_markup_that_telegram_cannot_read_goes_once_more_as_plain_text(
    server: Server, speaker: Speaker
) -> None:
    server.will_refuse(400, "Bad Request: can't parse entities: unsupported start tag")
    server.will_take(2)
    assert await speaker.send(7, Rendered("<b>2 &lt; 3</b>", buttons=((("Да", "y", ""),),))) == 2
    plain = server.calls[1][1]
    assert plain["text"] == "2 < 3"
    assert "parse_mode" not in plain
    assert json.loads(plain["reply_markup"])["inline_keyboard"][0][0]["text"] == "Да"


async def test_a_payload_refused_twice_is_given_up(server: Server, speaker: Speaker) -> None:
    server.will_refuse(400, "Bad Request: BUTTON_DATA_INVALID")
    server.will_refuse(400, "Bad Request: BUTTON_DATA_INVALID")
    assert (await failure_of(speaker)).outcome is Outcome.PAYLOAD_BAD
    assert len(server.calls) == 2


async def test_an_unreadable_edit_goes_once_more_as_plain_text(
    server: Server, speaker: Speaker
) -> None:
    server.will_refuse(400, "Bad Request: can't parse entities: unsupported start tag")
    server.will_take()
    await speaker.edit(7, 1, Rendered("<b>да</b>"))
    assert server.calls[1][1]["text"] == "да"


async def test_a_keyboard_is_taken_away_before_the_screen(server: Server, speaker: Speaker) -> None:
    server.will_take(1)
    server.will_take(2)
    assert await speaker.send(7, Rendered("Проверьте", closing="Спасибо.")) == 2
    assert json.loads(server.calls[0][1]["reply_markup"]) == {"remove_keyboard": True}
    assert [fields["text"] for _, fields in server.calls] == ["Спасибо.", "Проверьте"]


async def test_a_key_may_ask_for_the_contact(server: Server, speaker: Speaker) -> None:
    server.will_take()
    await speaker.send(
        7, Rendered("Телефон?", keys=((("Отправить свой", True), ("Назад", False)),))
    )
    keyboard = json.loads(server.calls[0][1]["reply_markup"])
    assert keyboard["keyboard"] == [
        [{"text": "Отправить свой", "request_contact": True}, {"text": "Назад"}]
    ]


async def test_a_failure_after_the_first_part_is_maybe_sent(
    server: Server, speaker: Speaker
) -> None:
    server.will_take(1)
    server.will_refuse(429, "Too Many Requests: retry after 4", retry_after=4)
    failure = await failure_of(speaker, Rendered("Проверьте", closing="Спасибо."))
    assert (failure.outcome, failure.retry_after) == (Outcome.MAYBE_SENT, 4)
    assert failure.arrived == (1,)


async def test_an_album_goes_first_and_the_ids_of_all_come_back(
    server: Server, speaker: Speaker
) -> None:
    server.will_say(200, {"ok": True, "result": [{"message_id": n, **OK} for n in (4, 5)]})
    server.will_take(6)
    assert await speaker.send_all(7, Rendered("Вот", document="photo:a photo:b")) == (4, 5, 6)
    (path, album), (_, text) = server.calls
    assert path.endswith("sendMediaGroup")
    assert [(m["type"], m["media"]) for m in json.loads(album["media"])] == [
        ("photo", "a"),
        ("photo", "b"),
    ]
    assert text["text"] == "Вот"


async def test_a_paper_is_sent_under_its_name(server: Server, speaker: Speaker) -> None:
    server.will_take(8)
    sent = await speaker.send_paper(7, Rendered("Ваши данные"), name="данные.txt", content=b"xyz")
    path, fields = server.calls[0]
    assert (sent, path.rpartition("/")[2]) == (8, "sendDocument")
    assert "данные.txt" in fields["raw"]
    assert "xyz" in fields["raw"]


async def test_the_token_is_in_no_error_that_leaves() -> None:
    speaker = Speaker(connect(TOKEN, api_url="http://127.0.0.1:1"))
    for call in (speaker.send(7, HELLO), speaker.ask(lambda client: client.initialize())):
        with pytest.raises(NotDelivered) as caught:
            await call
        said = "".join(traceback.format_exception(caught.value))
        assert TOKEN not in said + repr(caught.value.__context__) + repr(speaker)
    await speaker.close()


async def test_a_wrong_token_is_not_repeated_in_the_error(server: Server, speaker: Speaker) -> None:
    server.will_refuse(401, "Unauthorized")
    with pytest.raises(NotDelivered) as caught:
        await speaker.ask(lambda client: client.initialize())
    assert caught.value.failure.outcome is Outcome.TOKEN_BAD
    assert TOKEN not in str(caught.value)


async def test_an_http_proxy_carries_every_call(server: Server) -> None:
    proxy = server.url.replace("//", "//user:pass@")
    speaker = Speaker(connect(TOKEN, api_url="http://telegram.invalid", proxy_url=proxy))
    server.will_take(5)
    assert await speaker.send(7, HELLO) == 5
    assert server.calls[0][0] == f"http://telegram.invalid/bot{TOKEN}/sendMessage"
    assert server.headers[0]["proxy-authorization"].startswith("Basic ")
    await speaker.close()


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
async def test_a_socks_proxy_carries_every_call_and_resolves_the_name(
    scheme: str, server: Server
) -> None:
    proxy = server.url.replace("http", scheme)
    speaker = Speaker(connect(TOKEN, api_url="http://telegram.invalid:8081", proxy_url=proxy))
    server.will_take(6)
    assert await speaker.send(7, HELLO) == 6
    assert server.socks_targets == [("telegram.invalid", 8081)]
    await speaker.close()


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:1", "socks5://127.0.0.1:1"])
async def test_a_proxy_that_is_down_sends_nothing(proxy: str) -> None:
    speaker = Speaker(connect(TOKEN, api_url="http://telegram.invalid", proxy_url=proxy))
    assert (await failure_of(speaker)).outcome is Outcome.SURELY_NOT_SENT
    await speaker.close()
