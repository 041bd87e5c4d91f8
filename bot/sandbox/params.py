"""The parameters of one call, read as the official server reads them: at first all is text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.sandbox.records import Json, Upload, bad_request

_HALF_OF_A_PAIR = re.compile("[\ud800-\udfff]")
_TRUE = frozenset({"true", "yes", "1"})


class Params:
    """Named values of a call and the files that came with it."""

    def __init__(self, values: Mapping[str, object], files: Mapping[str, Upload]) -> None:
        """Write every value as text, nested ones as JSON."""
        self.values = {k: _as_text(v) for k, v in values.items() if v is not None}
        self.files = files

    def check_encoding(self) -> None:
        """Refuse halves of surrogate pairs, which JSON can carry and UTF-8 cannot."""
        if any(_HALF_OF_A_PAIR.search(value) for value in self.values.values()):
            raise bad_request("Strings must be encoded in UTF-8")

    def text(self, name: str) -> str:
        """Return the value, or an empty text."""
        return self.values.get(name, "")

    def has(self, name: str) -> bool:
        """Say whether the parameter was given and is not empty."""
        return bool(self.values.get(name))

    def integer(self, name: str, default: int = 0) -> int:
        """Return the whole number that the value begins with, 0 where there is none."""
        if not self.has(name):
            return default
        found = re.match(r"\s*-?\d+", self.values[name])
        return int(found.group()) if found else 0

    def flag(self, name: str) -> bool:
        """Say whether the value means yes."""
        return self.text(name).lower() in _TRUE

    def decoded(self, name: str, *, refusal: str) -> Any:  # noqa: ANN401 - whatever JSON may hold
        """Return the value as JSON, None where it is missing; refuse in the given words."""
        if not self.has(name):
            return None
        try:
            return json.loads(self.values[name])
        except ValueError:
            raise bad_request(refusal) from None

    def object(self, name: str, *, refusal: str) -> Json | None:
        """Return the value as a JSON object."""
        value = self.decoded(name, refusal=refusal)
        if value is not None and not isinstance(value, dict):
            raise bad_request(refusal)
        return value


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
