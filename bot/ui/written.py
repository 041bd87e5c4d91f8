"""A message that a person wrote with Telegram's formatting: kept with an answer, and cleaned."""

from __future__ import annotations

import html
import json
from dataclasses import asdict, dataclass
from html.parser import HTMLParser

_PLAIN_TAGS = frozenset({"b", "i", "u", "s", "code", "pre", "blockquote"})
_SAME = {"strong": "b", "em": "i", "ins": "u", "del": "s", "strike": "s"}
_SCHEMES = ("http://", "https://", "tg://user?id=", "mailto:", "tel:")


@dataclass(frozen=True)
class Written:
    """A message as HTML; `file` is "document:<file id>", "photo:<file id>" or empty."""

    html: str
    file: str = ""

    def kept(self) -> str:
        """Return it as the text of an answer."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_kept(cls, text: str) -> Written:
        """Read what `kept` wrote; raises ValueError for anything else."""
        fields = json.loads(text)
        if not isinstance(fields, dict) or not all(isinstance(v, str) for v in fields.values()):
            raise ValueError(text)
        return cls(str(fields.get("html", "")), str(fields.get("file", "")))


def safe(markup: str) -> str:
    """Return HTML in which only Telegram's own tags are left, each of them closed.

    What is safe already comes back as it is.
    """
    cleaner = _Cleaner()
    cleaner.feed(markup)
    cleaner.close()
    return cleaner.result()


def words(markup: str) -> str:
    """Return the text without its formatting, as a person reads it."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return "".join(reader.found)


class _Reader(HTMLParser):
    """Gathers the text between tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


class _Cleaner(HTMLParser):
    """Writes again what it knows; a tag that it does not know leaves its words behind."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._written: list[str] = []
        self._open: list[tuple[str, str]] = []

    def result(self) -> str:
        return "".join([*self._written, *map(_closing, reversed(self._open))])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        opening = _opening(tag, {name: value or "" for name, value in attrs})
        name = opening.strip("<>").partition(" ")[0]
        self._written.append(opening)
        self._open.append((tag, name))

    def handle_endtag(self, tag: str) -> None:
        if tag not in {was for was, _ in self._open}:
            return
        while True:
            last = self._open.pop()
            self._written.append(_closing(last))
            if last[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        self._written.append(html.escape(data, quote=False))


def _closing(opened: tuple[str, str]) -> str:
    return f"</{opened[1]}>" if opened[1] else ""


def _opening(tag: str, given: dict[str, str]) -> str:
    """Return the tag as Telegram reads it, or nothing for one that is not kept."""
    tag = _SAME.get(tag, tag)
    if tag == "a" and given.get("href", "").lower().startswith(_SCHEMES):
        return f'<a href="{html.escape(given["href"])}">'
    if tag == "tg-spoiler" or (tag == "span" and given.get("class") == "tg-spoiler"):
        return "<tg-spoiler>"
    if tag == "blockquote" and "expandable" in given:
        return "<blockquote expandable>"
    if tag == "code" and given.get("class"):
        language = given["class"].removeprefix("language-")
        return f'<code class="language-{html.escape(language)}">'
    return f"<{tag}>" if tag in _PLAIN_TAGS else ""
