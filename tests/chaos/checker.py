"""What must hold after all that, from the stand-in's log and the database alone: I1 to I15."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from storage.database import open_database
from tests.chaos.standin import blocked
from tests.chaos.trial import CAMPAIGNS, Life, Trial
from tests.world import TOKEN

TOLERANCE = 0.1
HEARS_WITHIN = 0.3
"""A call may have left before its process, on a busy machine, has read that it should be silent."""

TWO_CHATS_WITHIN = 5.0
FINAL = {"sent", "unknown", "failed", "quarantined", "cancelled", "expired"}
LAST_OUTCOMES = {
    "sent": {"done"},
    "unknown": {"maybe_sent", "died"},
    "failed": {"recipient_gone", None},
    "quarantined": {"died"},
}
WORDS = re.compile(r"Сообщение (\S+) для (\d+);")
Row = dict[str, Any]


@dataclass(frozen=True)
class Findings:
    """The figures that a report names."""

    deliveries: int
    kills: int
    lost: int
    declared: int
    undeclared: int
    quarantined: int


class Checker:
    """Reads everything once; each check names the invariant that it proves."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        tables = trial.rows()
        self.rows: list[Row] = tables["deliveries"]
        self.chat_of = {person["id"]: person["telegram_id"] for person in tables["people"]}
        self.blocked = set(blocked(trial.seed, trial.people))
        self.calls = trial.calls()
        self.calls_for: dict[tuple[str, int], list[Row]] = defaultdict(list)
        for call in self.calls:
            found = WORDS.search(call["text"])
            assert found, call
            self.calls_for[found[1], int(found[2])].append(call)
        self.attempts: dict[int, list[Row]] = defaultdict(list)
        for attempt in tables["attempts"]:
            self.attempts[attempt["delivery_id"]].append(attempt)

    def calls_of(self, row: Row) -> list[Row]:
        return self.calls_for[row["about"], row["person_id"]]

    def taken(self, row: Row) -> list[Row]:
        return [call for call in self.calls_of(row) if call["message_id"] is not None]

    def is_reachable(self, row: Row) -> bool:
        return self.chat_of[row["person_id"]] not in self.blocked

    async def check(self) -> Findings:
        """Prove everything and return the figures."""
        for row in self.rows:
            self.check_what_arrived(row)
            self.check_calls(row)
            self.check_states(row)
        self.check_recipients_who_are_gone()
        self.check_pauses()
        self.check_order()
        self.check_rows_are_unique_and_whole()
        for earlier, later in pairwise(self.trial.lives):
            self.check_succession(earlier, later)
        await self.check_report()
        self.check_secrets()
        return self.findings()

    def lost(self) -> list[Row]:
        """Return what had to arrive, never did, and was neither taken back nor set aside."""
        ended = {"cancelled", "expired", "quarantined"}
        due = [r for r in self.rows if r["policy"] == "must" and r["state"] not in ended]
        return [row for row in due if self.is_reachable(row) and not self.taken(row)]

    def undeclared(self) -> list[Row]:
        """Return repetitions that the row does not know of or that do not say so."""
        return [
            call
            for row in self.rows
            for number, call in enumerate(self.taken(row))
            if number and (number > row["maybe"] or "Повтор" not in call["text"])
        ]

    def findings(self) -> Findings:
        repeats = sum(max(0, len(self.taken(row)) - 1) for row in self.rows)
        undeclared = len(self.undeclared())
        return Findings(
            deliveries=len(self.rows),
            kills=self.trial.kills,
            lost=len(self.lost()),
            declared=repeats - undeclared,
            undeclared=undeclared,
            quarantined=sum(1 for row in self.rows if row["state"] == "quarantined"),
        )

    def check_what_arrived(self, row: Row) -> None:
        ids = [call["message_id"] for call in self.taken(row)]
        if row["state"] == "sent":
            assert row["message_id"] in ids, f"I1: sent, and nobody took it: {row}"
        assert not self.lost(), "I2: lost"
        assert not self.undeclared(), "I3: a repetition is not declared"
        if row["policy"] == "once":
            assert len(ids) <= 1, f"I4: a reminder was repeated: {row}"

    def check_calls(self, row: Row) -> None:
        if row["state"] == "expired":
            assert not self.calls_of(row), f"I5: a call for an expired message: {row}"
        taken_back = self.trial.taken_back.get(row["id"])
        if taken_back:
            assert row["state"] == "cancelled", f"I13: taken back and not cancelled: {row}"
            later = [call for call in self.calls_of(row) if call["time"] > taken_back]
            assert not later, f"I5: a call after it was taken back: {row}"

    def check_states(self, row: Row) -> None:
        assert row["state"] in FINAL, f"I11: not settled in the end: {row}"
        outcomes = [attempt["outcome"] for attempt in self.attempts[row["id"]]]
        allowed = LAST_OUTCOMES.get(row["state"])
        if allowed:
            last = outcomes[-1] if outcomes else None
            assert last in allowed, f"I13: {row} after {outcomes}"
        assert outcomes.count("done") == (row["state"] == "sent"), f"I13: {row} after {outcomes}"
        is_poison = outcomes.count("died") == 3
        assert is_poison <= (row["state"] in {"quarantined", "unknown"}), f"I13: {row}"
        if row["state"] == "failed":
            assert not self.is_reachable(row), f"I2: failed for nothing: {row}"

    def check_recipients_who_are_gone(self) -> None:
        for life, after in pairwise(self.trial.lives):
            for person in life.left["people"]:
                chat = person["telegram_id"]
                called = [c for c in self.calls if c["chat"] == chat and self.is_in(after, c)]
                if person["unreachable_since"]:
                    assert not called, f"I6: {chat} is known to be gone and was called"
                if chat in self.blocked:
                    assert len(called) <= 1, f"I6: {chat} was called twice in one life"

    @staticmethod
    def is_in(life: Life, call: Row) -> bool:
        return bool(life.began <= call["time"] <= life.ended)

    def check_pauses(self) -> None:
        for life in self.trial.lives:
            calls = [call for call in self.calls if self.is_in(life, call)]
            refusals = [call for call in calls if call["status"] == 429]
            for refused in refusals:
                begins, ends = refused["time"], refused["time"] + refused["pause"]
                others = {
                    other["chat"]
                    for other in refusals
                    if 0 <= begins - other["time"] < TWO_CHATS_WITHIN - TOLERANCE
                }
                is_for_all = bool(others - {refused["chat"]})
                broken = [
                    call
                    for call in calls
                    if begins + HEARS_WITHIN < call["time"] < ends - TOLERANCE
                    and (is_for_all or call["chat"] == refused["chat"])
                ]
                assert not broken, f"I7: calls in the pause of {refused}: {broken}"

    def check_order(self) -> None:
        lines: dict[tuple[int, int], list[Row]] = defaultdict(list)
        for row in self.rows:
            if self.taken(row):
                lines[row["person_id"], row["lane"]].append(row)
        for of, rows in lines.items():
            times = [self.taken(row)[0]["time"] for row in rows]
            assert times == sorted(times), f"I10: out of order for (person, lane) {of}"

    def check_rows_are_unique_and_whole(self) -> None:
        names = Counter((row["kind"], row["about"], row["person_id"]) for row in self.rows)
        assert max(names.values()) == 1, "I8: planned twice"
        campaigns = Counter(row["campaign_id"] for row in self.rows if row["campaign_id"])
        whole = dict.fromkeys(range(1, CAMPAIGNS + 1), self.trial.people)
        assert campaigns == whole, "I9: a campaign without its rows"

    def check_succession(self, earlier: Life, later: Life) -> None:
        """Compare what two lives in a row have left."""
        now = {row["id"]: row for row in later.left["deliveries"]}
        for row in earlier.left["deliveries"]:
            if row["state"] in FINAL:
                assert now[row["id"]] == row, f"I13: a final state was left: {row}"
            assert now[row["id"]]["maybe"] >= row["maybe"], f"I13: a doubt was forgotten: {row}"
        attempts = {attempt["id"]: attempt for attempt in later.left["attempts"]}
        began_more = len(later.left["attempts"]) > len(earlier.left["attempts"])
        for attempt in earlier.left["attempts"]:
            if attempt["ended_at"] is not None:
                assert attempts[attempt["id"]] == attempt, f"I12: rewritten: {attempt}"
            elif began_more:
                ended = attempts[attempt["id"]]["ended_at"]
                assert ended is not None, f"I11: a dead attempt was left lying: {attempt}"

    async def check_report(self) -> None:
        """Compare the organiser's report with the rows."""
        database = await open_database(self.trial.database)
        for number in range(1, CAMPAIGNS + 1):
            report = await database.read(
                lambda s, n=number: s.announcements.progress(n, datetime.now(UTC))
            )
            states = Counter(r["state"] for r in self.rows if r["campaign_id"] == number)
            counted = (report.sent, report.waiting, report.cancelled, report.blocked)
            wanted = (states["sent"], 0, states["cancelled"], states["failed"])
            assert counted == wanted, f"I14: the report says {report}, the rows {states}"
            assert report.people == sum(states.values()) == self.trial.people, "I14: who is missing"
        await database.close()

    def check_secrets(self) -> None:
        secret = TOKEN.partition(":")[2].encode()
        for path in self.trial.folder.rglob("*"):
            if path.is_file():
                assert secret not in path.read_bytes(), f"I15: the token is in {path.name}"
