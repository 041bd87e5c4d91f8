"""The log: what is written, and that no secret ever is."""

from __future__ import annotations

import asyncio
import gc
import io
import json
import logging
import sys
import threading

import pytest
import structlog

from bot.logs import log_uncaught, open_log
from bot.settings import Settings

TOKEN = "1234567890:AAExampleExampleExampleExampleExamp"
SHORT_TOKEN = "42:stand-in"
SECRET = "webhook-secret-of-ours"
TALKATIVE = ["telegram.ext.Updater", "httpx", "httpcore.http11", "aiohttp.client", "uvicorn.error"]


@pytest.fixture(params=["console", "json"])
def written(request, monkeypatch):
    """The text that the log has written so far, in either form."""
    monkeypatch.setattr(logging.root, "handlers", list(logging.root.handlers))
    monkeypatch.setattr(logging.root, "level", logging.root.level)
    for place, name in [(sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")]:
        monkeypatch.setattr(place, name, getattr(place, name))
    settings = Settings(
        bot_token=SHORT_TOKEN,
        webhook_secret=SECRET,
        proxy_url="http://us:proxypassword@proxy:3128",
        log_level="DEBUG",
        log_format=request.param,
    )
    stream = io.StringIO()
    open_log(settings, stream=stream).hide("made later")
    yield stream.getvalue
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


def test_a_line_says_when_who_what_and_with_which_numbers(written):
    structlog.get_logger("veche.postman").warning("письмо не ушло", person=7)
    line = written()
    assert "письмо не ушло" in line
    assert "veche.postman" in line
    assert "warning" in line
    assert '"person": 7' in line or "person=7" in line


@pytest.mark.parametrize(
    "secret",
    [
        TOKEN,
        TOKEN.replace(":", "%3A"),
        TOKEN.replace(":", "%3a"),
        SHORT_TOKEN,
        SHORT_TOKEN.replace(":", "%3A"),
        SECRET,
        "proxypassword",
        "made later",
    ],
)
def test_a_secret_is_hidden_wherever_it_stands(written, secret):
    log = structlog.get_logger("veche")
    log.info("https://api.telegram.org/bot" + secret + "/getMe")  # noqa: G003 - as others do
    log.info("called", address=f"/bot{secret}/getMe", args=[{"deep": secret}])
    logging.getLogger("anybody").error("%s and %r", secret, {"a": secret})
    try:
        raise ValueError(secret)  # noqa: TRY301 - the message is what is tested
    except ValueError:
        log.exception("failed")
        logging.getLogger("anybody").exception("failed")
    assert written().count("«hidden»") >= 7
    assert secret not in written()


def test_an_exception_that_nobody_caught_is_written_without_its_secret(written):
    log_uncaught(RuntimeError, RuntimeError(TOKEN), None)
    thread = threading.Thread(target=lambda: int(TOKEN))
    thread.start()
    thread.join()
    assert "RuntimeError" in written()
    assert "ValueError" in written()
    assert TOKEN not in written()


async def test_a_task_that_failed_unseen_is_written_without_its_secret(written):
    async def fail() -> None:
        raise RuntimeError(TOKEN)

    task = asyncio.ensure_future(fail())
    await asyncio.wait([task])
    del task
    gc.collect()
    assert "never retrieved" in written()
    assert TOKEN not in written()


@pytest.mark.parametrize("name", TALKATIVE)
def test_libraries_that_print_addresses_are_quiet_even_at_debug(written, name):
    logging.getLogger(name).setLevel(logging.NOTSET)  # as no server before has set it
    logging.getLogger(name).debug("request to %s", "somewhere")
    logging.getLogger(name).info("request to %s", "somewhere")
    assert written() == ""
    logging.getLogger(name).warning("out of order")
    assert "out of order" in written()


@pytest.mark.parametrize("written", ["json"], indirect=True)
def test_every_line_of_the_json_form_is_json(written):
    structlog.get_logger("veche").info("one\nline", odd={1, 2})
    logging.getLogger("anybody").info("another")
    lines = [json.loads(line) for line in written().splitlines()]
    assert [line["event"] for line in lines] == ["one\nline", "another"]
