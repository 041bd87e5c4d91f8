"""A message that a person wrote with Telegram's formatting: kept with an answer, and cleaned."""

from __future__ import annotations

import html
import json
import re
from dataclasses import asdict, dataclass

from bot.ui.answers import tidy

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z-]+(?:=\"[^\"]*\")?)*)\s*/?>")
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that let a text be read backwards."""

_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)(?:=\"([^\"]*)\")?")
_PLAIN_TAGS = frozenset({"b", "i", "u", "s", "code", "pre", "blockquote"})
_SAME = {"strong": "b", "em": "i", "ins": "u", "del": "s", "strike": "s"}
_SCHEMES = ("http://", "https://", "tg://user?id=", "mailto:", "tel:")


@dataclass(frozen=True)
class Written:
    """A message as HTML; `file` is "document:<file id>", "photo:<file id>" or empty.

    Of several messages that were joined it is all of them, with spaces between.
    """

    html: str
    file: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """Return the files, each by its reference."""
        return tuple(self.file.split())

    def kept(self) -> str:
        """Return it as the text of an answer."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_kept(cls, text: str) -> Written:
        """Read what `kept` wrote; raises ValueError for anything else."""
        fields = json.loads(text)
        if not isinstance(fields, dict) or not all(isinstance(v, str) for v in fields.values()):
            raise ValueError(text)
        return cls(fields.get("html", ""), fields.get("file", ""))


def safe(markup: str) -> str:
    """Return HTML in which only Telegram's own tags are left, each of them closed in its turn.

    A tag that is not kept leaves its words behind, signs that turn the direction of reading leave
    nothing; what is safe already comes back as it is.
    """
    found: list[str] = []
    opened: list[tuple[str, str]] = []
    end = 0
    for tag in _TAG.finditer(markup):
        found.append(_escaped(markup[end : tag.start()]))
        end = tag.end()
        if not tag[1]:
            opened.append((tag[2].lower(), _opening(tag[2].lower(), tag[3])))
            found.append(opened[-1][1])
        elif tag[2].lower() in {name for name, _ in opened}:
            found += _closed(opened, tag[2].lower())
    found.append(_escaped(markup[end:]))
    return "".join([*found, *_closed(opened, "")])


def words(markup: str) -> str:
    """Return the text without its formatting, as a person reads it."""
    return html.unescape(_TAG.sub("", markup))


def for_a_letter(markup: str) -> str:
    """Return the text as plain words that lose nothing: an address stands behind its words."""
    return words(_LINK.sub(_with_address, markup))


def _with_address(link: re.Match[str]) -> str:
    address, said = link[1], link[2]
    return said if words(said) == html.unescape(address) else f"{said} ({address})"


def length(markup: str) -> int:
    """Return how long a text is for Telegram, in UTF-16 units; signs nobody sees make no words."""
    said = words(markup).strip() if tidy(words(markup)) else ""
    return len(said.encode("utf-16-le")) // 2


def _escaped(text: str) -> str:
    return html.escape(_TURNS.sub("", html.unescape(text)), quote=False)


def _closed(opened: list[tuple[str, str]], until: str) -> list[str]:
    """Close what is open, the last first, as far as the tag `until`; all of it for none."""
    found = []
    while opened:
        name, opening = opened.pop()
        found.append(f"</{opening.strip('<>').partition(' ')[0]}>" if opening else "")
        if name == until:
            break
    return found


def _opening(tag: str, attributes: str) -> str:
    """Return the tag as Telegram reads it, or nothing for one that is not kept."""
    given = {name.lower(): html.unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}
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
