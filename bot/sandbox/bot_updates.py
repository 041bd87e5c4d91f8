"""Calls by which the bot takes its updates: polling and the webhook's settings."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.sandbox import shapes
from bot.sandbox.records import Json, RefusedError, Webhook, bad_request

if TYPE_CHECKING:
    from bot.sandbox.params import Params
    from bot.sandbox.telegram import Telegram

MOST_AT_ONCE = 100
LONGEST_SECRET = 256
WEBHOOK_PORTS = frozenset({None, 80, 88, 443, 8443})
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
CONFLICT = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


def get_updates(telegram: Telegram, params: Params) -> list[Json]:
    """Confirm what is before the offset and return what comes next, again until it is confirmed."""
    if telegram.world.webhook.url:
        raise RefusedError(409, CONFLICT)
    _ask_for(telegram, params)
    telegram.drop_expired()
    _confirm(telegram, params.integer("offset"))
    limit = params.integer("limit", MOST_AT_ONCE)
    many = limit if 0 < limit <= MOST_AT_ONCE else MOST_AT_ONCE
    return [shapes.update(queued) for queued in islice(telegram.world.updates.values(), many)]


def set_webhook(telegram: Telegram, params: Params) -> bool:
    """Push updates to an address from now on."""
    url = params.text("url")
    if not url:
        return delete_webhook(telegram, params)
    _check_address(url)
    secret = params.text("secret_token")
    if len(secret) > LONGEST_SECRET:
        raise bad_request("Secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("Secret token contains unallowed characters")
    _ask_for(telegram, params)
    _drop_if_asked(telegram, params)
    most = params.integer("max_connections", 40)
    telegram.world.webhook = Webhook(url, secret, min(max(most, 1), 100))
    telegram.announce_arrival()
    return True


def delete_webhook(telegram: Telegram, params: Params) -> bool:
    """Stop pushing."""
    telegram.world.webhook = Webhook()
    _drop_if_asked(telegram, params)
    telegram.announce_arrival()
    return True


def get_webhook_info(telegram: Telegram, params: Params) -> Json:  # noqa: ARG001 - every method has both
    """Tell where updates go and what went wrong."""
    telegram.drop_expired()
    webhook = telegram.world.webhook
    optional: Json = {"last_error_date": webhook.last_error_date}
    optional |= {"last_error_message": webhook.last_error_message}
    optional |= {"allowed_updates": telegram.world.allowed_updates}
    if webhook.url:
        optional |= {
            "max_connections": webhook.max_connections,
            "ip_address": "127.0.0.1",
        }
    return {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(telegram.world.updates),
        **{name: value for name, value in optional.items() if value},
    }


def _ask_for(telegram: Telegram, params: Params) -> None:
    """Remember which kinds of updates are wanted; it stays so until another call says otherwise."""
    wanted = params.decoded("allowed_updates", refusal="Can't parse allowed_updates JSON array")
    if isinstance(wanted, list):
        telegram.world.allowed_updates = [str(kind) for kind in wanted]


def _confirm(telegram: Telegram, offset: int) -> None:
    """Forget what is before the offset; a negative one counts from the end."""
    updates = telegram.world.updates
    confirmed = [number for number in updates if number < offset]
    if offset < 0:
        confirmed = list(updates)[:offset]
    for number in confirmed:
        del updates[number]


def _drop_if_asked(telegram: Telegram, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        telegram.world.updates = {}


def _check_address(url: str) -> None:
    """Insist on https and Telegram's ports; a program on this machine may use plain http."""
    parts = urlsplit(url)
    if parts.hostname in LOOPBACK and parts.scheme in {"http", "https"}:
        return
    if parts.scheme != "https":
        raise bad_request("Bad webhook: An HTTPS URL must be provided for webhook")
    if parts.port not in WEBHOOK_PORTS:
        raise bad_request("Bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
