"""What a setting may be: each function takes a value as it was written, cleans or refuses it.

Refusals are ValueErrors that say what is wrong and never repeat the value: it may be a secret.
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import SecretStr

OUR_PATHS = frozenset({"/healthz", "/readyz", "/metrics"})
TELEGRAM_CALLS_PORTS = frozenset({None, 443, 80, 88, 8443})


def user_ids(value: object) -> object:
    """Split `1, 2` into numbers; a number written twice counts once."""
    if not isinstance(value, str):
        return value
    ids = [part for part in re.split(r"[,;\s]+", value) if part]
    if not all(re.fullmatch(r"[1-9][0-9]{0,15}", part) for part in ids):
        raise ValueError("something in the list is not a user id")
    return tuple(dict.fromkeys(int(part) for part in ids))


def time_zone(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("there is no such time zone") from None


def upper_case(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def home_folder(value: Path) -> Path:
    return value.expanduser()


def token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"([0-9]+:[A-Za-z0-9_-]+)?", value.get_secret_value()):
        raise ValueError("this does not look like a token")
    return value


def webhook_secret(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"([A-Za-z0-9_-]{16,256})?", value.get_secret_value()):
        raise ValueError("it is too short, too long or has other characters")
    return value


def api_address(value: str) -> str:
    """Cut the slash at the end: methods are appended as `/bot<token>/…`."""
    parts = _address(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
        raise ValueError("this is not the address of a Bot API server")
    return value.rstrip("/")


def proxy_address(value: SecretStr) -> SecretStr:
    parts = _address(value.get_secret_value())
    known = parts.scheme in {"http", "https", "socks5", "socks5h"}
    if value.get_secret_value() and not (known and parts.hostname and parts.port):
        raise ValueError("this is not the address of a proxy")
    return value


def database_address(value: str) -> str:
    if value.startswith(("postgresql://", "postgres://")):
        raise ValueError("PostgreSQL is not yet served by this version")
    if value and not re.fullmatch(r"sqlite:///[^:?#]*[^:?#/]", value):
        raise ValueError("this is not the address of a database file")
    return value


def webhook_address(value: str) -> str:
    """Accept what Telegram can call, or http on this computer for a local Bot API server."""
    if not value:
        return value
    parts = _address(value)
    public = parts.scheme == "https" and parts.port in TELEGRAM_CALLS_PORTS
    here = parts.scheme == "http" and is_loopback(parts.hostname or "")
    if not parts.hostname or not (public or here):
        raise ValueError("Telegram cannot call this address")
    if parts.path in OUR_PATHS or parts.query or parts.fragment:
        raise ValueError("its path is one of ours already, or it holds ? or #")
    return value


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _address(value: str) -> SplitResult:
    """Split an address; the standard library repeats the value when it cannot, so we do not."""
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - reading the port is what checks it
    except ValueError:
        raise ValueError("this is not an address") from None
    return parts
