"""The `.env` file: who may read it, which names it may hold, and secrets in files of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from bot.halt import SettingsError

READABLE_BY_OTHERS = 0o077


def check_env_file(path: Path, *, names: Collection[str]) -> None:
    """Refuse an `.env` that holds an unknown name or a line that is no setting, or lies open.

    `names` are written as in the file. Raises SettingsError. No file is as good as an empty one.
    """
    if not path.is_file():
        return
    bindings = _parse(path)
    for binding in bindings:
        _check_name(binding, path=path, names=names)
    holds_token = any(one.key == "BOT_TOKEN" and one.value for one in bindings)
    if holds_token and path.stat().st_mode & READABLE_BY_OTHERS:
        raise SettingsError(
            f'{path.name}: holds BOT_TOKEN and others can read it; type "chmod 600 {path.name}", '
            "or, where files have no modes, name a file with the token by BOT_TOKEN_FILE",
        )


def _parse(path: Path) -> list[Binding]:
    try:
        with path.open(encoding="utf-8-sig") as stream:
            return [one for one in parse_stream(stream) if one.key is not None or one.error]
    except (OSError, UnicodeDecodeError):
        raise SettingsError(f"{path.name}: cannot be read; allowed: text in UTF-8") from None


def _check_name(binding: Binding, *, path: Path, names: Collection[str]) -> None:
    """The name is repeated only when it can be a name: a token on a line alone is not one."""
    name = binding.key or ""
    where = f"{path.name}, line {_line_of(binding)}"
    if binding.error or binding.value is None or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise SettingsError(f"{where}: is not a setting; allowed: NAME=value, or # and a comment")
    if name in names:
        return
    close = get_close_matches(name.upper(), names, n=1)
    if close:
        raise SettingsError(f"{where}: {name} is not a setting; did you mean {close[0]}?")
    raise SettingsError(f"{where}: an unknown name; allowed: the names in .env.example")


def _line_of(binding: Binding) -> int:
    """Count from 1; the parser counts the empty lines before a setting as a part of it."""
    text = binding.original.string
    before = text[: len(text) - len(text.lstrip())]
    return binding.original.line + before.count("\n")


def with_secret_files(
    given: Mapping[str, str | None],
    *,
    secrets: Collection[str],
) -> dict[str, str | None]:
    """Add what `<name>_file` points at. Names are in lower case, as pydantic-settings keeps them.

    Raises SettingsError; the path is not shown, since people write the secret itself there.
    """
    values = dict(given)
    for name in secrets:
        place = given.get(f"{name}_file")
        if place:
            values[name] = _secret_in(Path(place), name=name, also=given.get(name))
    return values


def _secret_in(path: Path, *, name: str, also: str | None) -> str:
    setting = f"{name}_FILE".upper()
    if also:
        raise SettingsError(f"{setting}: {name.upper()} is set too; allowed: one of the two")
    try:
        secret = path.expanduser().read_text(encoding="utf-8-sig").strip()
    except (OSError, ValueError):
        raise SettingsError(
            f"{setting}: no such file, or not ours to read; allowed: a path"
        ) from None
    if not secret:
        raise SettingsError(f"{setting}: the file is empty; allowed: a file that holds the secret")
    return secret
