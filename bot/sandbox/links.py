"""Links as Telegram checks them: which are kept, and how they are written afterwards."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address

from bot.sandbox.words import lowered

LARGEST_PORT = 65_535
LARGEST_USER_ID = 1 << 40
_SCHEMES = frozenset({"http", "https", "tonsite"})
_APP_LINK = re.compile(r"(tg|ton):(?://)?(.*)", re.IGNORECASE | re.DOTALL)
_USER_LINK = re.compile(r"tg:(?://)?user/?\?([^#]*)", re.IGNORECASE | re.DOTALL)
_USER_ID = re.compile(r"[1-9][0-9]{0,17}")
_SCHEME = re.compile(r"([^:/?#@\[\]]*)://(.*)", re.DOTALL)
_PLACE = re.compile(r"(?P<place>[^/?#]*)(?P<rest>.*)", re.DOTALL)
_PORT = re.compile(r"(?P<before>.+):(?P<port>[^:\]@]*)", re.DOTALL)
_PART = r"(?:[\w.!$,~*'();&+={}-]|%[0-9a-fA-F]{{2}}|[^\x00-\x7f])*"
_HOST = re.compile(_PART.format(""), re.ASCII)
_USER = re.compile(_PART.format(":"), re.ASCII)
_APP_HOST = re.compile(r"[a-z0-9_-]+")
_CONTROLS = re.compile(r"[\x00-\x20]")


def mentioned_user(link: str) -> int | None:
    """Return the id of the account that the link names."""
    match = _USER_LINK.match(link)
    parts = match.group(1).split("&") if match else []
    named = [part.partition("=")[2] for part in parts if part.partition("=")[0] == "id"]
    if not named or not _USER_ID.fullmatch(named[0]) or int(named[0]) >= LARGEST_USER_ID:
        return None
    return int(named[0])


def checked_link(link: str) -> str | None:
    """Return the link as Telegram writes it, or None if Telegram would drop it."""
    match = _APP_LINK.match(link)
    if match:
        return _app_link(match.group(1).lower(), match.group(2))
    parts = _split(link)
    if parts is None:
        return None
    scheme, user, host, port, rest = parts
    if "." not in host and not host.startswith("["):
        return None
    return f"{scheme}://{user}{host}{port}{rest}"


def _app_link(scheme: str, link: str) -> str | None:
    parts = _split(link)
    if parts is None or link.lower().startswith("http://"):
        return None
    before, user, host, port, rest = parts
    if before == "https" or user or port or not _APP_HOST.fullmatch(host):
        return None
    return f"{scheme}://{host}{rest[1:] if rest.startswith('/?') else rest}"


def _split(link: str) -> tuple[str, str, str, str, str] | None:
    """Split into scheme, user with @, host, port with colon, and the rest; None if it is wrong."""
    scheme, link = _scheme(link)
    match = _PLACE.fullmatch(link)
    if scheme not in _SCHEMES or match is None:
        return None
    with_port = _PORT.fullmatch(match["place"])
    port = _port(with_port["port"]) if with_port else ""
    user, at, host = (with_port["before"] if with_port else match["place"]).rpartition("@")
    if port is None or host in {"", "."} or not _is_host(host) or not _USER.fullmatch(user):
        return None
    return (
        scheme,
        user + at if user else "",
        lowered(host),
        port,
        _rest(match["rest"]),
    )


def _scheme(link: str) -> tuple[str, str]:
    match = _SCHEME.fullmatch(link)
    return (lowered(match.group(1)), match.group(2)) if match else ("http", link)


def _port(digits: str) -> str | None:
    significant = digits.lstrip("0")
    if not re.fullmatch(r"[0-9]{1,5}", significant) or int(significant) > LARGEST_PORT:
        return None
    return f":{significant}"


def _is_host(host: str) -> bool:
    if not (host.startswith("[") and host.endswith("]")):
        return _HOST.fullmatch(host) is not None
    try:
        IPv6Address(host[1:-1])
    except AddressValueError:
        return False
    return True


def _rest(rest: str) -> str:
    shown = rest.rstrip(" \t\r\n\0\v")
    with_slash = shown if shown.startswith("/") else f"/{shown}"
    return _CONTROLS.sub(lambda match: f"%{ord(match.group()):02X}", with_slash)
