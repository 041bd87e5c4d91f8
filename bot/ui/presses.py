"""Typed button payloads and their 64-byte codec.

A press says what was asked, never what is allowed.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Iterable

TELEGRAM_LIMIT = 64
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LARGEST_INT = 2**63 - 1


@dataclass(frozen=True)
class Press:
    """Base of every press: a frozen dataclass with a TAG and int, StrEnum or bounded str fields.

    A str field is written `Annotated[str, <largest number of bytes>]` and only the last field may
    be one.
    """

    TAG: ClassVar[str] = ""


class UnknownPress(Exception):  # noqa: N818 - an answer to old or forged data, not a fault
    """Button data that no route of this version reads."""


class Codec:
    """Presses to button data and back, for the press types that routes name."""

    def __init__(self, types: Iterable[type[Press]]) -> None:
        """Read the types; raise ValueError for a repeated tag.

        A bad field or a press that may grow too long.
        """
        self._types: dict[str, type[Press]] = {}
        self._hints: dict[type[Press], dict[str, Any]] = {}
        for kind in types:
            if self._types.setdefault(kind.TAG, kind) is not kind or not kind.TAG:
                message = f"press tag {kind.TAG!r} of {kind.__name__} is empty or already taken"
                raise ValueError(message)
            if largest(kind) > TELEGRAM_LIMIT:
                message = f"{kind.__name__} may take {largest(kind)} bytes"
                raise ValueError(message)
            self._hints[kind] = _hints(kind)

    def write(self, press: Press) -> str:
        """Return the button data; raise ValueError for what is not routed or would not be read."""
        if self._types.get(press.TAG) is not type(press):
            message = f"{type(press).__name__} is not routed"
            raise ValueError(message)
        hints = self._hints[type(press)]
        parts = (_written(getattr(press, name), hint) for name, hint in hints.items())
        return ":".join([press.TAG, *parts])

    def read(self, data: str) -> Press:
        """Return the press; raise UnknownPress for what this codec would not have written."""
        tag, *_ = data.split(":", 1)
        kind = self._types.get(tag)
        if kind is None:
            raise UnknownPress
        hints = self._hints[kind]
        parts = data.split(":", len(hints) or 1)[1:]
        if len(parts) != len(hints):
            raise UnknownPress
        try:
            values = [_read(part, hint) for part, hint in zip(parts, hints.values(), strict=True)]
        except ValueError as error:
            raise UnknownPress from error
        return kind(*values)


def largest(kind: type[Press]) -> int:
    """Return the number of bytes that the longest press of this type takes."""
    hints = list(_hints(kind).values())
    if any(_bound(hint) is not None for hint in hints[:-1]):
        message = f"only the last field of {kind.__name__} may be a str"
        raise ValueError(message)
    return len(kind.TAG) + sum(1 + _room(hint) for hint in hints)


def _hints(kind: type[Press]) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    return {f.name: hints[f.name] for f in fields(kind)}


def _bound(hint: Any) -> int | None:  # noqa: ANN401 - an annotation may be any object
    return int(get_args(hint)[1]) if get_origin(hint) is Annotated else None


def _room(hint: Any) -> int:  # noqa: ANN401 - an annotation may be any object
    bound = _bound(hint)
    if bound is not None:
        return bound
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return max(len(member.value.encode()) for member in hint)
    if hint is int:
        return len(_in_base36(_LARGEST_INT))
    message = f"a press cannot hold {hint!r}"
    raise ValueError(message)


def _written(value: Any, hint: Any) -> str:  # noqa: ANN401 - a field is of one of three kinds
    if hint is int and not 0 <= value <= _LARGEST_INT:
        raise ValueError(value)
    part = _in_base36(value) if hint is int else str(value)
    _read(part, hint)
    return part


def _read(part: str, hint: Any) -> object:  # noqa: ANN401 - an annotation may be any object
    bound = _bound(hint)
    if bound is not None:
        if len(part.encode()) > bound:
            raise ValueError(part)
        return part
    if hint is not int:
        return hint(part)
    number = int(part, 36)
    if not 0 <= number <= _LARGEST_INT or _in_base36(number) != part:
        raise ValueError(part)
    return number


def _in_base36(number: int) -> str:
    digits = ""
    while number >= len(_DIGITS):
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return _DIGITS[number] + digits
