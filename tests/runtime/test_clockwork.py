"""Due work is served once, at its time, whatever happens to the process and the clock."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.runtime.clockwork import Clockwork
from bot.runtime.failpoints import FailPoints
from bot.ui.request import Due
from storage.store import Store
from tests.world import World

HOUR = timedelta(hours=1)


async def _schedule(world: World, kind: str, about: str, at: datetime) -> None:
    await world.app.database.transaction(lambda s: s.due_work.schedule(kind, about, at))


def _clockwork(world: World, **serves: Callable[[Due], Awaitable[None]]) -> Clockwork:
    app = world.app
    return Clockwork(
        app.database,
        app.house,
        serves,
        now=world.clock.now,
        failpoints=FailPoints(),
        committed=lambda: None,
    )


class Heard:
    """Serves by remembering."""

    def __init__(self) -> None:
        self.about: list[str] = []
        self.late: list[timedelta] = []

    async def __call__(self, due: Due) -> None:
        self.about.append(due.about)
        self.late.append(due.now - due.due_at)


async def test_a_thing_happens_at_its_second_and_once(world: World) -> None:
    heard = Heard()
    clockwork = _clockwork(world, bell=heard)
    await _schedule(world, "bell", "1", world.clock.now() + HOUR)
    world.clock.tick(minutes=59, seconds=59)
    await clockwork.serve_due()
    assert heard.about == []
    world.clock.tick(seconds=1)
    await clockwork.serve_due()
    await clockwork.serve_due()
    assert heard.about == ["1"]


async def test_the_longest_due_comes_first_and_knows_how_late_it_is(world: World) -> None:
    heard = Heard()
    start = world.clock.now()
    for number in (3, 1, 2):
        await _schedule(world, "bell", str(number), start + number * HOUR)
    world.clock.tick(hours=5)
    await _clockwork(world, bell=heard).serve_due()
    assert heard.about == ["1", "2", "3"]
    assert heard.late == [4 * HOUR, 3 * HOUR, 2 * HOUR]


async def test_what_was_moved_or_dropped_does_not_happen_then(world: World) -> None:
    heard = Heard()
    clockwork = _clockwork(world, bell=heard)
    start = world.clock.now()
    await _schedule(world, "bell", "moved", start + HOUR)
    await _schedule(world, "bell", "dropped", start + HOUR)
    await _schedule(world, "bell", "moved", start + 3 * HOUR)

    async def drop(store: Store) -> bool:
        return await store.due_work.drop("bell", "dropped", world.clock.now())

    assert await world.app.database.transaction(drop)
    world.clock.tick(hours=2)
    await clockwork.serve_due()
    assert heard.about == []
    world.clock.tick(hours=2)
    await clockwork.serve_due()
    assert heard.about == ["moved"]
    assert not await world.app.database.transaction(drop)


async def test_two_clockworks_serve_a_thousand_rows_without_a_double(world: World) -> None:
    heard = Heard()
    for number in range(1000):
        await _schedule(world, "bell", str(number), world.clock.now())
    first, second = _clockwork(world, bell=heard), _clockwork(world, bell=heard)
    await first.serve_due()
    await second.serve_due()
    assert sorted(heard.about, key=int) == [str(number) for number in range(1000)]


async def test_a_failing_row_is_rolled_back_tried_three_times_and_holds_nobody_up(
    world: World,
) -> None:
    heard = Heard()
    tries = 0

    async def fail(due: Due) -> None:
        nonlocal tries
        tries += 1
        await due.store.due_work.schedule("bell", f"from a failure {tries}", due.now)
        raise KeyError(due.about)

    clockwork = _clockwork(world, bell=heard, broken=fail)
    await _schedule(world, "broken", "1", world.clock.now())
    await _schedule(world, "bell", "2", world.clock.now())
    for _ in range(5):
        await clockwork.serve_due()
        world.clock.tick(seconds=30)
    assert (tries, heard.about) == (3, ["2"])
    assert await world.rows("SELECT state FROM due_work WHERE kind = 'broken'") == [("failed",)]


async def test_a_row_outlives_the_process_and_a_clock_that_jumps_back(world: World) -> None:
    await _schedule(world, "bell", "1", world.clock.now() + HOUR)
    world.clock.tick(hours=2)
    world.clock.tick(hours=-3)
    again = await world.restart()
    heard = Heard()
    await _clockwork(again, bell=heard).serve_due()
    assert heard.about == []
    again.clock.tick(hours=2)
    await _clockwork(again, bell=heard).serve_due()
    assert heard.about == ["1"]
    await again.app.close()
