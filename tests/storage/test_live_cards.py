"""Live cards as they are kept: one for each message, one message for each card of a person."""

from __future__ import annotations

from storage.live_cards import LiveCard
from tests.storage.cabinet import MOMENT, NOW, Cabinet

ANNA, BORIS = 1, 2
CARD, OTHER = "no:1", "ul:1:0"


async def opened(
    cabinet: Cabinet, person: int = ANNA, message: int = 7, press: str = CARD
) -> LiveCard:
    await cabinet.do(lambda s: s.live_cards.open(person, message, press, shown="a", now=NOW))
    return (await listed(cabinet))[-1]


async def listed(cabinet: Cabinet) -> list[LiveCard]:
    return await cabinet.do(lambda s: s.live_cards.list_all(many=10))


async def test_a_message_shows_one_card_and_a_card_is_kept_up_in_one_message(cabinet: Cabinet):
    await cabinet.people(2)
    await opened(cabinet)
    await opened(cabinet, press=OTHER)
    await opened(cabinet, message=8, press=OTHER)
    await opened(cabinet, BORIS)
    seen = [(card.message_id, card.press) for card in await listed(cabinet)]
    assert seen == [(8, OTHER), (7, CARD)]


async def test_what_was_left_or_opened_anew_is_neither_noted_nor_closed(cabinet: Cabinet):
    await cabinet.people(1)
    old = await opened(cabinet)
    assert await cabinet.do(lambda s: s.live_cards.is_open(old))
    await cabinet.do(lambda s: s.live_cards.open(ANNA, 7, CARD, shown="b", now=NOW + MOMENT))
    assert not await cabinet.do(lambda s: s.live_cards.is_open(old))
    await cabinet.do(lambda s: s.live_cards.note(old, "c"))
    await cabinet.do(lambda s: s.live_cards.close(old))
    [card] = await listed(cabinet)
    assert card.shown == "b"
    await cabinet.do(lambda s: s.live_cards.leave(ANNA, 7))
    assert await listed(cabinet) == []


async def test_cards_without_buttons_are_another_thing_to_show(cabinet: Cabinet):
    await cabinet.people(1)
    before = await opened(cabinet)
    await cabinet.do(lambda s: s.live_cards.strip(ANNA))
    assert not await cabinet.do(lambda s: s.live_cards.is_open(before))
    [card] = await listed(cabinet)
    assert card.is_bare


async def test_who_is_erased_looks_at_nothing(cabinet: Cabinet):
    await cabinet.people(2)
    await opened(cabinet)
    await opened(cabinet, BORIS)
    await cabinet.do(lambda s: s.people.erase(ANNA, NOW))
    assert await cabinet.do(lambda s: s.live_cards.list_all(many=10)) != []
    assert cabinet.rows("SELECT person_id FROM live_cards") == [(BORIS,)]
