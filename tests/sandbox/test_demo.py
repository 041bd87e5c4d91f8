"""The demo that the product plays for itself ends as its data say."""

from __future__ import annotations

from pathlib import Path

from bot.sandbox import demo
from bot.sandbox.clock import SandboxClock
from bot.sandbox.guide import guide
from tests.world import BEGINNING, World, settings_for


async def test_every_organisation_of_the_demo_stands_as_told_and_nothing_old_is_unread(
    tmp_path: Path,
):
    clock = SandboxClock(real=lambda: BEGINNING)
    settings = settings_for(tmp_path, organisers=tuple(demo.ORGANISERS))
    world = await World.open(settings, clock=clock, flood_clock=lambda: 0.0)
    demo.set_people(world)
    await demo.play(world, clock)
    told = {p.inn: p.status for p in demo.participants()}
    members = await world.rows("SELECT inn FROM organisations")
    waiting = await world.rows("SELECT inn FROM applications WHERE status = 'sent'")
    at_item = await world.rows("SELECT agenda_item FROM ballots WHERE called_at IS NULL")
    drafts = await world.rows("SELECT COUNT(*) FROM drafts")
    await world.app.close()

    assert {inn for (inn,) in members} == {i for i, s in told.items() if s == "confirmed"}
    assert {inn for (inn,) in waiting} == {i for i, s in told.items() if s == "pending"}
    assert at_item == [(3,)]
    assert drafts == [(1,)]
    unread = {
        person: world.telegram.dialogs(person)[0]["unread"]
        for person in world.telegram.world.people
    }
    overdue = {2023: 1}  # the responsible of the milestone that is overdue is reminded of it
    expected = dict.fromkeys(demo.ORGANISERS, len(waiting)) | overdue
    assert {person: count for person, count in unread.items() if count} == expected
    assert clock.now() == BEGINNING


def test_the_guide_names_people_of_the_demo():
    people = {*demo.ORGANISERS, *demo.NEWCOMERS, demo.COLLEAGUE}
    people |= {participant.person for participant in demo.participants()}
    for is_empty in (False, True):
        assert {hint.person for hint in guide(is_empty=is_empty)} <= people
