"""Fields of JSON objects in a call, each of its kind, or refused in the words of the server."""

from __future__ import annotations

import re

from bot.sandbox.records import Json, bad_request


def text_field(source: Json, name: str, *, prefix: str = "") -> str:
    """Return a text that must be there."""
    value = _found(source, name, prefix)
    if not isinstance(value, str):
        raise bad_request(f'{prefix}Field "{name}" must be of type String')
    return value


def number_field(source: Json, name: str, *, prefix: str = "") -> int:
    """Return a whole number that must be there, written as a number or as text."""
    number = whole(_found(source, name, prefix))
    if number is None:
        raise bad_request(f'{prefix}Field "{name}" must be a Number')
    return number


def whole(value: object) -> int | None:
    """Return the whole number that a value is, if it is one."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value):
        return int(value)
    return None


def _found(source: Json, name: str, prefix: str) -> object:
    if name not in source:
        raise bad_request(f'{prefix}Can\'t find field "{name}"')
    return source[name]
