"""Old rows go in their time, and nothing else with them."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import apply, seat_organisers
from tests.world import World


async def test_what_a_refused_applicant_wrote_goes_after_thirty_days(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    await world.presses(cast.ORGANISER, "Отклонить")
    await world.says(cast.ORGANISER, "Не по профилю кластера")
    world.clock.tick(days=29)
    await world.app.housekeeping.sweep()
    assert "org02@example.org" in str(await world.rows("SELECT answers FROM applications"))
    world.clock.tick(days=2)
    await world.app.housekeeping.sweep()
    assert await world.rows("SELECT answers, status FROM applications") == [("{}", "refused")]
    shown = await world.says(cast.APPLICANT, "/organisation")
    assert "отклонена" in shown
    assert "Не по профилю" in shown


async def test_an_application_that_waits_is_kept_however_long(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    world.clock.tick(days=60)
    await world.app.housekeeping.sweep()
    assert "org02@example.org" in str(await world.rows("SELECT answers FROM applications"))


async def test_update_ids_are_forgotten_after_a_week(world: World) -> None:
    await seat_organisers(world)
    assert await world.rows("SELECT COUNT(*) > 0 FROM inbox") == [(1,)]
    world.clock.tick(days=8)
    await world.app.housekeeping.sweep()
    assert await world.rows("SELECT COUNT(*) FROM inbox") == [(0,)]


async def test_a_bug_in_the_sweeping_does_not_end_the_bot(
    world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stumble(_store: object) -> None:
        raise LookupError("a bug")

    monkeypatch.setattr(world.app.housekeeping, "_swept", stumble)
    await world.app.housekeeping._go_round(is_sweep=True)
    assert "the housekeeping stumbled" in capsys.readouterr().out
