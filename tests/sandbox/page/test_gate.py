"""The gate of the sandbox: nobody but its own page may come in."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.sandbox.page.chatty import IVAN
from tests.sandbox.page.conftest import OWN


async def test_the_page_comes_with_a_policy_that_allows_only_itself(page):
    answer = await page.get("/")
    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert answer.headers["x-frame-options"] == "DENY"
    assert (await page.get("/sandbox/page/app.js")).status_code == 200
    assert (await page.get("/sandbox/page/../server.py")).status_code == 404


async def test_the_bot_api_lives_at_the_same_address_and_answers_in_its_own_words(page):
    token = "7000000001:AAsandboxsandbox"
    me = (await page.post(f"/bot{token}/getMe")).json()
    assert me["result"]["username"] == "veche_sandbox_bot"
    sent = await page.post(f"/bot{token}/sendMessage", data={"chat_id": IVAN, "text": "привет"})
    assert sent.json()["description"].startswith("Forbidden: bot can't initiate")


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
