"""An announcement: a text for many, sent once, and what became of each message of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.features.importance.rules import Importance, Topic
from bot.features.organisers.rules import Organiser
from bot.refusal import Refusal

LONGEST_TEXT = 3900
WHOLE_MESSAGE = 4096
"""As much as one message of Telegram holds: what is longer comes in parts, and we get the first."""

LONGEST_CAPTION = 900
"""In Telegram's units: 4096 and 1024, less the heading and the mark of a repeat."""

MOST_FILES = 10

LATELY = timedelta(minutes=1)
"""The present pace of a campaign is what was settled within so long."""

SENT_LATE_WITHIN = timedelta(hours=12)
"""A planned announcement is still sent when the bot was away for so long; later people decide."""

_SECOND = timedelta(seconds=1)
_ALMOST_A_MINUTE = timedelta(minutes=1) - timedelta(microseconds=1)


class Scope(StrEnum):
    """Whom it is for; it always means the people who act for confirmed organisations."""

    EVERYBODY = "everybody"
    ROLE = "role"
    CHOSEN = "chosen"


class Pause(StrEnum):
    """Why a campaign is held: an organiser asked for it, or its payload was refused."""

    ASKED = "asked"
    REFUSED = "refused"


class State(StrEnum):
    """Where an announcement stands."""

    COMPOSED = "composed"
    PLANNED = "planned"
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Announcement:
    """A text as Telegram HTML, perhaps files, and an audience (None until it is chosen).

    `version` grows with every change of text or audience; `by` is the row of who wrote it, then of
    who sent or planned it; `chosen` counts the chosen organisations. The campaign is
    held while `paused` says why, and what waited was given up at `stopped_at`. What was sent in
    quiet hours reaches those who keep them at `opens_at`.
    """

    id: int
    html: str
    file: str
    audience: Scope | None
    cluster_role: str
    chosen: int
    version: int
    state: State
    by: int
    due_at: datetime | None = None
    sent_at: datetime | None = None
    withdrawn_at: datetime | None = None
    voting_only: bool = False
    corrected_at: datetime | None = None
    asks_acknowledgement: bool = False
    reminded_at: datetime | None = None
    paused: Pause | None = None
    stopped_at: datetime | None = None
    importance: Importance = Importance.NORMAL
    topic: Topic = Topic.GENERAL
    opens_at: datetime | None = None


@dataclass(frozen=True)
class Reach:
    """How many people of how many organisations would get it.

    `unreachable` counts people whom Telegram does not let us write to, `silent` organisations for
    which nobody is in the bot. `muted` counts people who want none of its topic: they are not among
    `people`.
    """

    people: int
    organisations: int
    unreachable: int = 0
    silent: int = 0
    muted: int = 0


@dataclass(frozen=True)
class TakenBack:
    """What became of the copies of a withdrawn one: Telegram lets young messages be deleted.

    In the others a note takes the place of the words. `kept` counts copies that stand as they were.
    """

    deleted: int = 0
    replaced: int = 0
    waiting: int = 0
    kept: int = 0


@dataclass(frozen=True)
class Corrected:
    """What became of the copies since the text was corrected: edited, or said in a new message.

    `kept` counts those whose readers have the earlier text, and cannot be reached.
    """

    edited: int = 0
    anew: int = 0
    waiting: int = 0
    kept: int = 0


@dataclass(frozen=True)
class Progress:
    """What became of the messages; `unsure` counts those that may have arrived twice.

    `lately` counts those that were settled within the last minute: the present pace.
    `acknowledged` counts people. `informed` of `organisations` have acknowledged: known of a whole
    campaign that asks for it.
    """

    people: int
    sent: int = 0
    waiting: int = 0
    blocked: int = 0
    never_started: int = 0
    cancelled: int = 0
    unsure: int = 0
    lately: int = 0
    acknowledged: int = 0
    informed: int = 0
    organisations: int = 0
    taken: TakenBack = TakenBack()
    corrected: Corrected = Corrected()

    @property
    def percent(self) -> int:
        """How much is done, in whole per cent, rounded down: 100 only at the very end."""
        return 100 * (self.people - self.waiting) // self.people if self.people else 100

    @property
    def failed(self) -> int:
        """Messages that did not arrive for another reason."""
        known = self.sent + self.waiting + self.blocked + self.never_started + self.cancelled
        return self.people - known


@dataclass(frozen=True)
class Line:
    """One organisation of a report; `told` says how it was told outside the bot, if it was."""

    name: str
    progress: Progress
    told: str = ""


def check_length(characters: int, *, has_file: bool) -> None:
    """Refuse a text that is empty or would not fit one message; in UTF-16 units."""
    limit = LONGEST_CAPTION if has_file else LONGEST_TEXT
    if characters == 0:
        raise Refusal("announcements-no-words" if has_file else "answers-empty")
    if characters >= WHOLE_MESSAGE:
        raise Refusal("announcements-cut", limit=limit)
    if characters > limit:
        raise Refusal("announcements-too-long", limit=limit, excess=characters - limit)


def check_files(many: int) -> None:
    """Refuse more files than one album of Telegram holds."""
    if many > MOST_FILES:
        raise Refusal("announcements-too-many-files", most=MOST_FILES)


def existing(found: Announcement | None) -> Announcement:
    """Return what was found; refuse an id that somebody made up and what was thrown away."""
    if found is None or found.state is State.DROPPED:
        raise Refusal("announcements-dropped")
    return found


def check_is_composed(announcement: Announcement) -> None:
    """Refuse to change what is planned or sent."""
    if announcement.state is State.PLANNED:
        raise Refusal("announcements-is-planned")
    if announcement.state is not State.COMPOSED:
        raise Refusal("announcements-already-sent")


def check_is_unsent(announcement: Announcement) -> None:
    """Refuse to change where a sent one goes."""
    if announcement.state not in {State.COMPOSED, State.PLANNED}:
        raise Refusal("announcements-already-sent")


def check_may_be_sent(announcement: Announcement, reach: Reach, *, version: int) -> None:
    """Refuse what was sent, what changed since it was looked at, and what nobody would get."""
    check_may_be_planned(announcement)
    if announcement.version != version:
        raise Refusal("announcements-changed")
    if reach.people <= reach.unreachable:
        raise Refusal("announcements-nobody")


def check_may_be_planned(announcement: Announcement) -> None:
    """Refuse what was sent, and what has no audience yet."""
    check_is_unsent(announcement)
    if announcement.audience is None:
        raise Refusal("announcements-no-audience")


def check_may_be_withdrawn(announcement: Announcement) -> None:
    """Refuse what was never sent or is withdrawn already."""
    if announcement.state is State.WITHDRAWN:
        raise Refusal("announcements-already-withdrawn")
    if announcement.state is not State.SENT:
        raise Refusal("announcements-not-sent")


def concerned(announcement: Announcement, organisers: Sequence[Organiser]) -> Sequence[Organiser]:
    """Return who sent it, or all organisers when that person is none any more."""
    return [o for o in organisers if o.person_id == announcement.by] or organisers


def is_too_late(due_at: datetime, now: datetime) -> bool:
    """Tell whether the planned moment has passed so long ago that people should decide anew."""
    return now - due_at > SENT_LATE_WITHIN


def expected_end(progress: Progress, *, began: datetime, now: datetime) -> datetime | None:
    """Return the minute by which the last message will have gone at the present pace.

    None while there is no pace.
    """
    if not progress.lately or not progress.waiting:
        return None
    watched = min(LATELY, max(now - began, _SECOND))
    end = now + watched * progress.waiting / progress.lately
    return (end + _ALMOST_A_MINUTE).replace(second=0, microsecond=0)
