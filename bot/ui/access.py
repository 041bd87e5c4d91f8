"""Who may do what: the roles of a person and the one table of rights."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a person is to the cluster; one person may be several."""

    STRANGER = "stranger"
    PERSON = "person"
    APPLICANT = "applicant"
    REPRESENTATIVE = "representative"
    OBSERVER = "observer"
    ORGANISER = "organiser"


class Action(StrEnum):
    """What a route does, as far as rights are concerned."""

    ENTER = "enter"
    CONSENT = "consent"
    USE_OWN_DATA = "use_own_data"
    APPLY = "apply"
    SEE_DESK = "see_desk"
    SEE_OWN_ORGANISATION = "see_own_organisation"
    ADMIT_REPRESENTATIVES = "admit_representatives"
    HAND_OVER = "hand_over"
    DECIDE_APPLICATIONS = "decide_applications"
    SEE_PARTICIPANTS = "see_participants"
    EXCLUDE = "exclude"
    SEE_ROADMAP = "see_roadmap"
    KEEP_ROADMAP = "keep_roadmap"
    MANAGE_ORGANISERS = "manage_organisers"
    ANNOUNCE = "announce"
    ACKNOWLEDGE = "acknowledge"
    SEE_BALLOTS = "see_ballots"
    VOTE = "vote"
    CALL_BALLOTS = "call_ballots"
    READ_GUIDE = "read_guide"
    SEE_MEETINGS = "see_meetings"
    REPLY_TO_MEETINGS = "reply_to_meetings"
    CALL_MEETINGS = "call_meetings"
    ASK_ORGANISERS = "ask_organisers"
    ANSWER_INQUIRIES = "answer_inquiries"
    SET_NOTIFICATIONS = "set_notifications"


_EVERYBODY = frozenset(Role)
_CONSENTED = _EVERYBODY - {Role.STRANGER}
_MEMBERS = frozenset({Role.REPRESENTATIVE, Role.OBSERVER})
_ORGANISERS = frozenset({Role.ORGANISER})

RIGHTS: dict[Action, frozenset[Role]] = {
    Action.ENTER: _EVERYBODY,
    Action.CONSENT: frozenset({Role.STRANGER}),
    Action.USE_OWN_DATA: _CONSENTED,
    Action.APPLY: _CONSENTED,
    Action.SEE_DESK: frozenset({Role.APPLICANT}) | _MEMBERS | _ORGANISERS,
    Action.SEE_OWN_ORGANISATION: frozenset({Role.APPLICANT}) | _MEMBERS,
    Action.ADMIT_REPRESENTATIVES: _MEMBERS | _ORGANISERS,
    Action.HAND_OVER: _MEMBERS,
    Action.DECIDE_APPLICATIONS: _ORGANISERS,
    Action.SEE_PARTICIPANTS: _MEMBERS | _ORGANISERS,
    Action.EXCLUDE: _ORGANISERS,
    Action.SEE_ROADMAP: _MEMBERS | _ORGANISERS,
    Action.KEEP_ROADMAP: _ORGANISERS,
    Action.MANAGE_ORGANISERS: _ORGANISERS,
    Action.ANNOUNCE: _ORGANISERS,
    Action.ACKNOWLEDGE: _CONSENTED,  # whoever got it, whatever they are by now
    Action.SEE_BALLOTS: _MEMBERS | _ORGANISERS,
    Action.VOTE: _CONSENTED,  # the rules say in words who may not, and why
    Action.CALL_BALLOTS: _ORGANISERS,
    Action.READ_GUIDE: _CONSENTED,
    Action.SEE_MEETINGS: _MEMBERS | _ORGANISERS,
    Action.REPLY_TO_MEETINGS: _MEMBERS,
    Action.CALL_MEETINGS: _ORGANISERS,
    Action.ASK_ORGANISERS: _MEMBERS,
    Action.ANSWER_INQUIRIES: _ORGANISERS,
    Action.SET_NOTIFICATIONS: _MEMBERS,
}


@dataclass(frozen=True)
class Actor:
    """Who acts, looked up by Telegram id inside the transaction.

    `person_id` is None before consent.
    """

    telegram_id: int
    person_id: int | None = None
    ref: str = ""
    name: str = ""
    roles: frozenset[Role] = field(default_factory=lambda: frozenset({Role.STRANGER}))

    @property
    def id(self) -> int:
        """The row of a person who has agreed.

        Raises LookupError for a stranger (rights forbid that).
        """
        if self.person_id is None:
            raise LookupError(self.telegram_id)
        return self.person_id


def is_allowed(actor: Actor, action: Action) -> bool:
    """Tell whether any of the actor's roles may do the action."""
    return bool(actor.roles & RIGHTS[action])
