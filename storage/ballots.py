"""Ballots, their frozen rolls, and the votes: one that counts for each organisation."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.features.ballots.rules import Ballot, Option, Roll, Vote
from bot.features.decisions.rules import (
    ByName,
    DecisionClass,
    Kind,
    QuorumRule,
    Terms,
    Threshold,
    Whole,
)
from storage.sql import Sql, instant, maybe_instant, micros

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True)
class Reader:
    """Somebody to write to, in the language they chose."""

    person_id: int
    language: str


class Ballots:
    """All ballots."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def prepare(self, ballot: Ballot, *, by: str) -> int | None:
        """Keep a ballot that is not called yet and return its id.

        None for a second run-off of the same ballot. `by` is the ref of whoever prepared it.
        """
        terms = ballot.terms
        id_ = await self._sql.value(
            "prepare_ballot",
            title=ballot.title,
            question=ballot.question,
            kind=ballot.kind,
            options=json.dumps([[o.key, o.title] for o in ballot.options], ensure_ascii=False),
            quorum=terms.quorum,
            threshold=terms.threshold,
            whole=terms.whole,
            decision_class=terms.decision_class,
            may_change=int(ballot.may_change),
            opens_at=_maybe_micros(ballot.opens_at),
            closes_at=_maybe_micros(ballot.closes_at),
            run_off_of=ballot.run_off_of,
            meeting_id=ballot.meeting_id,
            agenda_item=ballot.item or None,
            minutes_open=ballot.minutes,
            prepared_by=by,
        )
        return None if id_ is None else int(id_)

    async def get(self, ballot_id: int) -> Ballot | None:
        """Return a ballot, or None for an id that somebody made up."""
        return _maybe_ballot(await self._sql.one("get_ballot", id=ballot_id))

    async def find_run_off(self, ballot_id: int) -> Ballot | None:
        """Return the ballot in which two leaders of this one stand again."""
        return _maybe_ballot(await self._sql.one("find_run_off", id=ballot_id))

    async def list_called(self, *, many: int, skipped: int = 0) -> list[Ballot]:
        """Return a page of what opens, is open or was closed, the latest first."""
        rows = await self._sql.all("list_called_ballots", many=many, skipped=skipped)
        return [_ballot(row) for row in rows]

    async def list_prepared(self) -> list[Ballot]:
        """Return the latest that wait for an organiser to open or discard them."""
        return [_ballot(row) for row in await self._sql.all("list_prepared_ballots")]

    async def discard(self, ballot_id: int, now: datetime) -> bool:
        """Put a prepared ballot aside for good; False when it was called or discarded before."""
        return await self._sql.change("discard_ballot", id=ballot_id, at=micros(now)) > 0

    async def call(
        self,
        ballot_id: int,
        *,
        opens_at: datetime,
        closes_at: datetime | None = None,
        now: datetime,
    ) -> bool:
        """Let a ballot open at a moment; False when somebody did first.

        Without `closes_at` it closes as it was prepared.
        """
        moments = {"opens_at": micros(opens_at), "called_at": micros(now)}
        closing = _maybe_micros(closes_at)
        changed = await self._sql.change("call_ballot", id=ballot_id, closes_at=closing, **moments)
        return changed > 0

    async def call_off(self, ballot_id: int) -> bool:
        """Let a called ballot not open; False when it has opened or was not called."""
        return await self._sql.change("call_off_ballot", id=ballot_id) > 0

    async def next_number(self) -> int:
        """Return the number of the ballot that opens next."""
        return int(await self._sql.value("next_ballot_number"))

    async def list_eligible(self, meeting_id: int | None = None) -> list[int]:
        """Return the ids of the organisations that would enter a roll now.

        At a meeting those that vote and may register there, so that quorum and roll are of one
        whole; none before its registration opens.
        """
        if meeting_id is None:
            return [row["id"] for row in await self._sql.all("list_ballot_eligible")]
        rows = await self._sql.all("list_eligible_at_meeting", meeting_id=meeting_id)
        return [row["id"] for row in rows]

    async def list_of_meeting(self, meeting_id: int) -> list[Ballot]:
        """Return the ballots of a meeting by item of its agenda, wherever they stand."""
        rows = await self._sql.all("list_ballots_of_meeting", meeting_id=meeting_id)
        return [_ballot(row) for row in rows]

    async def release(self, ballot_id: int) -> bool:
        """Let a ballot wait for no meeting any more; False when it did not, or is called."""
        return await self._sql.change("release_ballot", id=ballot_id) > 0

    async def count_eligible(self) -> int:
        """Return how many organisations would enter a roll now."""
        return int(await self._sql.value("count_ballot_eligible"))

    async def open(self, ballot: Ballot, roll: Roll) -> bool:
        """Freeze number, roll and hash; False, and nothing kept, when it is open or called off."""
        values = {"number": ballot.number, "eligible": len(roll.organisations)}
        if not await self._sql.change("open_ballot", id=ballot.id, roll_hash=roll.hash, **values):
            return False
        organisations = json.dumps(sorted(roll.organisations))
        await self._sql.change(
            "freeze_ballot_roll", ballot_id=ballot.id, organisations=organisations
        )
        return True

    async def get_roll(self, ballot: Ballot) -> Roll:
        """Return who may vote; empty before the opening."""
        rows = await self._sql.all("list_ballot_roll", ballot_id=ballot.id)
        return Roll(frozenset(row["organisation_id"] for row in rows), ballot.roll_hash)

    async def is_on_roll(self, ballot_id: int, organisation_id: int) -> bool:
        """Tell whether an organisation may vote."""
        on = {"ballot_id": ballot_id, "organisation_id": organisation_id}
        return bool(await self._sql.value("is_on_ballot_roll", **on))

    async def count_present(self, ballot: Ballot) -> int:
        """Return how many of the roll are registered at its meeting now; 0 without a meeting."""
        return int(await self._sql.value("count_ballot_present", ballot_id=ballot.id))

    async def find_vote(self, ballot_id: int, organisation_id: int) -> Vote | None:
        """Return the vote of an organisation that counts, or None."""
        on = {"ballot_id": ballot_id, "organisation_id": organisation_id}
        row = await self._sql.one("find_vote", **on)
        return _vote(row) if row else None

    async def record_vote(
        self,
        ballot_id: int,
        organisation_id: int,
        choice: str,
        *,
        seen: Vote | None,
        ref: str,
        now: datetime,
    ) -> Vote | None:
        """Keep a vote in the place of the one that was seen, which stays as a row.

        None when another one came first, or the ballot is not open; what was changed until then
        must be undone.
        """
        on = {"ballot_id": ballot_id, "organisation_id": organisation_id, "at": micros(now)}
        if seen and not await self._sql.change("supersede_vote", **on, seen=seen.id):
            return None
        row = await self._sql.one("record_vote", **on, choice=choice, ref=ref)
        if row is None:
            return None
        if row["version"] == 1:
            await self._sql.change("count_in", ballot_id=ballot_id)
        return _vote(row)

    async def list_votes(self, ballot_id: int) -> list[Vote]:
        """Return the votes that count."""
        return [_vote(row) for row in await self._sql.all("list_votes", ballot_id=ballot_id)]

    async def list_votes_by_name(self, ballot_id: int, *, many: int, skipped: int) -> list[ByName]:
        """Return a page of the roll with what each organisation voted."""
        rows = await self._sql.all(
            "list_votes_by_name", ballot_id=ballot_id, many=many, skipped=skipped
        )
        return [
            ByName(row["short_name"], row["choice"], was_there=bool(row["was_there"]))
            for row in rows
        ]

    async def close(self, ballot_id: int, *, at: datetime) -> bool:
        """Take no more votes; False when it is closed already or was never open."""
        return await self._sql.change("close_ballot", id=ballot_id, closed_at=micros(at)) > 0

    async def settle(self, ballot_id: int, verdict: str, *, took_part: int) -> bool:
        """Keep the verdict and how many took part; False when it was drawn before."""
        drawn = {"verdict": verdict, "took_part": took_part}
        return await self._sql.change("settle_ballot", id=ballot_id, **drawn) > 0

    async def list_voters(self, ballot_id: int) -> list[Reader]:
        """Return who acts for the organisations of the roll."""
        return _readers(await self._sql.all("list_voters", ballot_id=ballot_id))

    async def list_silent_voters(self, ballot_id: int) -> list[Reader]:
        """Return who acts for those of the roll that have not voted."""
        return _readers(await self._sql.all("list_silent_voters", ballot_id=ballot_id))

    async def list_members(self) -> list[Reader]:
        """Return who acts for a participant or an observer."""
        return _readers(await self._sql.all("list_ballot_members"))

    async def list_unvoted_of(
        self, person_id: int, now: datetime, *, today: date
    ) -> list[tuple[Ballot, str]]:
        """Return the open ballots in which they may vote for an organisation, by name, still."""
        values = {"person_id": person_id, "now": micros(now), "today": today.isoformat()}
        rows = await self._sql.all("list_unvoted_of", **values)
        return [(_ballot(row), row["organisation"]) for row in rows]


def _maybe_micros(at: datetime | None) -> int | None:
    return None if at is None else micros(at)


def _readers(rows: list[Any]) -> list[Reader]:
    return [Reader(row["person_id"], row["language"]) for row in rows]


def _vote(row: Any) -> Vote:  # noqa: ANN401 - a row of the driver
    return Vote(
        id=row["id"],
        organisation_id=row["organisation_id"],
        choice=row["choice"],
        ref=row["ref"],
        at=instant(row["at"]),
        version=row["version"],
    )


def _maybe_ballot(row: Any) -> Ballot | None:  # noqa: ANN401 - a row of the driver
    return _ballot(row) if row else None


def _ballot(row: Any) -> Ballot:  # noqa: ANN401 - a row of the driver
    return Ballot(
        id=row["id"],
        number=row["number"] or 0,
        title=row["title"],
        question=row["question"],
        kind=Kind(row["kind"]),
        options=tuple(Option(key, title) for key, title in json.loads(row["options"])),
        terms=Terms(
            QuorumRule(row["quorum"]),
            Threshold(row["threshold"]),
            Whole(row["whole"]),
            DecisionClass(row["decision_class"]),
        ),
        opens_at=maybe_instant(row["opens_at"]),
        closes_at=maybe_instant(row["closes_at"]),
        closed_at=maybe_instant(row["closed_at"]),
        meeting_id=row["meeting_id"],
        item=row["agenda_item"] or 0,
        minutes=row["minutes_open"],
        run_off_of=row["run_off_of"],
        may_change=bool(row["may_change"]),
        called_at=maybe_instant(row["called_at"]),
        roll_hash=row["roll_hash"],
        eligible=row["eligible"],
        took_part=row["took_part"],
        verdict=row["verdict"],
    )
