"""What becomes of a message after an attempt: the graph of its states as a pure function."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.runtime.failures import Failure, Outcome
from bot.ui.request import Policy
from storage.deliveries import Delivery, State, Verdict

SHORTEST_BACKOFF = 2.0
LONGEST_BACKOFF = 5 * 60.0
DEATHS_BEFORE_QUARANTINE = 3
TOKEN_IS_TRIED_AGAIN_AFTER = 60.0
_DOUBLINGS = 10


def verdict_on(delivery: Delivery, failure: Failure, *, now: datetime, chance: float) -> Verdict:
    """Return what follows from a failure; `chance` in [0, 1) keeps retries out of step."""
    detail, outcome = failure.detail, failure.outcome
    later = now + timedelta(seconds=_pause(delivery, failure, chance))
    match outcome:
        case Outcome.RECIPIENT_GONE:
            return Verdict(State.FAILED, outcome, detail, _why_gone(detail))
        case Outcome.PAYLOAD_BAD:
            return Verdict(State.FAILED, outcome, detail, "payload")
        case Outcome.MAYBE_SENT if delivery.policy == Policy.MUST:
            return Verdict(State.READY, outcome, detail, not_before=later, maybe=1, tries=1)
        case Outcome.MAYBE_SENT:
            return Verdict(State.UNKNOWN, outcome, detail, "unknown", maybe=1)
        case _ if failure.migrated_to:
            return _after_a_move(delivery, failure, now)
    burned = 0 if failure.retry_after or outcome is Outcome.TOKEN_BAD else 1
    return Verdict(State.READY, outcome, detail, not_before=later, tries=burned)


def _after_a_move(delivery: Delivery, failure: Failure, now: datetime) -> Verdict:
    """Follow a group to its new number, once, and never into the chat of a person."""
    outcome, detail = failure.outcome, failure.detail
    is_group = delivery.telegram_id < 0 and (failure.migrated_to or 0) < 0
    if delivery.has_moved or not is_group:
        return Verdict(State.FAILED, outcome, detail, "migrated")
    moved_to = failure.migrated_to
    return Verdict(State.READY, outcome, detail, "moved", not_before=now, moved_to=moved_to)


def verdict_on_death(delivery: Delivery, deaths: int, *, now: datetime, chance: float) -> Verdict:
    """Return what follows when a process ended in the middle, for the `deaths`-th time."""
    detail = "the process ended between the attempt and its outcome"
    if deaths >= DEATHS_BEFORE_QUARANTINE:
        return Verdict(State.QUARANTINED, "died", detail, "deaths", maybe=1)
    maybe = verdict_on(delivery, Failure(Outcome.MAYBE_SENT), now=now, chance=chance)
    return Verdict(
        maybe.state,
        "died",
        detail,
        maybe.why,
        not_before=maybe.not_before,
        maybe=maybe.maybe,
        tries=maybe.tries,
    )


def _why_gone(detail: str) -> str:
    """Return the word for the report, from Telegram's sentence."""
    words = detail.lower()
    if "blocked" in words:
        return "blocked"
    is_unknown = "initiate conversation" in words or "not found" in words
    return "never started" if is_unknown else "unreachable"


def _pause(delivery: Delivery, failure: Failure, chance: float) -> float:
    if failure.retry_after:
        return failure.retry_after
    if failure.outcome is Outcome.TOKEN_BAD:
        return TOKEN_IS_TRIED_AGAIN_AFTER
    doubled = SHORTEST_BACKOFF * (1 << min(delivery.tries, _DOUBLINGS))
    return min(doubled, LONGEST_BACKOFF) * (1 - chance / 4)
