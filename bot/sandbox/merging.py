"""Text and entities as they are kept: cleaned, merged, split and trimmed as Telegram does."""

from __future__ import annotations

from bot.sandbox.marks import in_order
from bot.sandbox.records import Json
from bot.sandbox.words import scrubbed, units

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_PRE = frozenset({"pre", "code"})
_FAR = 1 << 31


def kept(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Return what Telegram keeps of a formatted text."""
    return _trimmed(*cleaned_and_merged(text, entities))


def cleaned_and_merged(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Do all but the trimming of spaces."""
    text, entities = _scrubbed(text, merged(entities))
    return text, merged(entities)


def merged(entities: list[Json]) -> list[Json]:
    """Make entities nest: unite the same kinds, split what crosses, drop what cannot be."""
    entities = in_order([e for e in entities if e["length"] > 0])
    if _already_nest(entities):
        return entities
    quotes = _apart([e for e in entities if e["type"] in _QUOTES])
    solid = _apart([e for e in entities if e["type"] not in {*SPLITTABLE, *_QUOTES}])
    solid = [e for e in solid if not any(_crosses(e, q) for q in quotes)]
    runs = _Runs([e for e in entities if e["type"] in SPLITTABLE])
    return in_order(runs.split_by(solid, quotes) + solid + quotes)


class _Runs:
    """The entities that may be split, read from left to right as one run of each kind at a time."""

    def __init__(self, entities: list[Json]) -> None:
        self._waiting = list(entities)
        self._open: dict[str, tuple[int, int]] = {}
        self._result: list[Json] = []

    def split_by(self, solid: list[Json], quotes: list[Json]) -> list[Json]:
        """Split at the borders of what cannot be split, and leave nothing inside code."""
        borders = {*_borders(solid), *_borders(quotes)}
        code = [e for e in solid if e["type"] in _PRE]
        for border in sorted(borders):
            before = len(self._result)
            self._read_until(border)
            if any(e["offset"] < border <= e["offset"] + e["length"] for e in code):
                del self._result[before:]
        self._read_until(_FAR)
        return self._result

    def _read_until(self, border: int) -> None:
        while self._waiting and self._waiting[0]["offset"] < border:
            entity = self._waiting.pop(0)
            kind, begin = entity["type"], entity["offset"]
            end = begin + entity["length"]
            if kind in self._open and begin <= self._open[kind][1]:
                self._open[kind] = (self._open[kind][0], max(end, self._open[kind][1]))
            else:
                self._flush(begin)
                self._open[kind] = (begin, end)
        self._flush(border)

    def _flush(self, border: int) -> None:
        for kind in SPLITTABLE:
            begin, end = self._open.get(kind, (_FAR, _FAR))
            if begin >= border:
                continue
            stop = min(end, border)
            self._result.append({"type": kind, "offset": begin, "length": stop - begin})
            if end <= border:
                del self._open[kind]
            else:
                self._open[kind] = (border, end)


def _already_nest(entities: list[Json]) -> bool:
    """Say whether nothing needs to be done: Telegram leaves such entities exactly as they are."""
    around: list[Json] = []
    ends: dict[str, int] = {}
    for entity in entities:
        end = entity["offset"] + entity["length"]
        while around and entity["offset"] >= around[-1]["offset"] + around[-1]["length"]:
            around.pop()
        if around and not _may_lie_in(entity, end, around):
            return False
        if entity["type"] in SPLITTABLE:
            if ends.get(entity["type"], -1) >= entity["offset"]:
                return False
            ends[entity["type"]] = end
        around.append(entity)
    return True


def _may_lie_in(entity: Json, end: int, around: list[Json]) -> bool:
    kind, kinds = entity["type"], {outer["type"] for outer in around}
    inside = end <= around[-1]["offset"] + around[-1]["length"]
    if not inside or kinds & {*SPLITTABLE, *_PRE, kind}:
        return False
    if kind in _PRE or not kinds <= _QUOTES:
        return kind in SPLITTABLE or kinds <= _QUOTES
    return kind not in _QUOTES


def _apart(entities: list[Json]) -> list[Json]:
    """Drop what begins before the one before it has ended."""
    result: list[Json] = []
    for entity in entities:
        if not result or entity["offset"] >= result[-1]["offset"] + result[-1]["length"]:
            result.append(entity)
    return result


def _borders(entities: list[Json]) -> list[int]:
    return [at for e in entities for at in (e["offset"], e["offset"] + e["length"])]


def _crosses(entity: Json, quote: Json) -> bool:
    begin, end = entity["offset"], entity["offset"] + entity["length"]
    first, last = quote["offset"], quote["offset"] + quote["length"]
    meets = begin < last and first < end
    return meets and not (first <= begin and end <= last)


def _scrubbed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Clean the text and move the entities to where their words are now."""
    encoded = text.encode("utf-16-le")

    def moved(offset: int) -> int:
        return units(scrubbed(encoded[: 2 * offset].decode("utf-16-le", "replace")))

    places = [(moved(e["offset"]), moved(e["offset"] + e["length"])) for e in entities]
    shifted = [
        {**e, "offset": begin, "length": end - begin}
        for e, (begin, end) in zip(entities, places, strict=True)
    ]
    return scrubbed(text), shifted


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Cut spaces off the end, and off the beginning as far as no entity covers them."""
    text = text.rstrip(" \n")
    first = entities[0]["offset"] if entities else len(text)
    cut = min(len(text) - len(text.lstrip(" \n")), first)
    end = units(text)
    fitted = [{**e, "length": min(e["length"], end - e["offset"])} for e in entities]
    shifted = [{**e, "offset": e["offset"] - cut} for e in fitted if e["length"] > 0]
    return text[cut:], shifted
