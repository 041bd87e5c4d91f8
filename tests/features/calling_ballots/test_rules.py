"""When a run-off happens, and when the silent are reminded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.features.calling_ballots.forms import answers_of, ballot_of
from bot.features.calling_ballots.rules import (
    Place,
    check_may_change_calling,
    check_may_put,
    check_opens_at,
    check_place,
    closing_of,
    is_reminder_due,
    meeting_of,
    options,
    place_of,
    reminders,
    run_off_times,
)
from bot.features.meetings.rules import Item, Meeting, Plan, Status
from bot.refusal import Refusal
from tests.features.ballots.papers import (
    AT_MEETING,
    CLOSING,
    FORMS,
    MOMENT,
    OPENING,
    PROPOSAL,
    WHICH_FORM,
    ZONE,
)

HOUR = timedelta(hours=1)
MEETING = Meeting(
    id=3,
    ref="ref",
    title="Собрание",
    plan=Plan(OPENING, "Технопарк", "", OPENING - timedelta(days=5)),
    status=Status.ANNOUNCED,
    edition=0,
    called_at=OPENING - timedelta(days=14),
)
ITEMS = (Item(1, "Открытие"), Item(2, "О дорожной карте"))
PLACE = Place(3, 2, OPENING)


def test_the_run_off_of_july_2016_crosses_the_change_of_the_clocks():
    """The first round closed at UTC+6; the second is at nine by the new clock, UTC+7."""
    opens, closes = run_off_times(datetime(2016, 7, 22, 18, 0, tzinfo=ZONE))

    assert opens.isoformat() == "2016-07-25T09:00:00+07:00"
    assert closes.isoformat() == "2016-07-29T18:00:00+07:00"


@pytest.mark.parametrize("day", range(4, 11))
def test_a_run_off_opens_on_the_monday_after_whatever_the_day(day):
    opens, _ = run_off_times(datetime(2016, 7, day, 23, 59, tzinfo=ZONE))

    assert opens.date() == date(2016, 7, 11)


def test_the_silent_are_reminded_two_days_and_three_hours_before():
    both = {48: CLOSING - 48 * HOUR, 3: CLOSING - 3 * HOUR}
    assert reminders(PROPOSAL, OPENING, ZONE) == both
    assert reminders(PROPOSAL, CLOSING - 48 * HOUR, ZONE) == {3: CLOSING - 3 * HOUR}
    assert reminders(PROPOSAL, CLOSING, ZONE) == {}
    assert reminders(replace(PROPOSAL, closes_at=None), OPENING, ZONE) == {}


def test_a_reminder_waits_for_the_end_of_quiet_hours_and_of_two_that_meet_one_goes():
    early = replace(PROPOSAL, closes_at=datetime(2016, 10, 14, 11, 0, tzinfo=ZONE))
    assert reminders(early, OPENING, ZONE)[3] == datetime(2016, 10, 14, 9, 0, tzinfo=ZONE)
    monday = replace(PROPOSAL, closes_at=datetime(2016, 10, 17, 11, 0, tzinfo=ZONE))
    assert reminders(monday, OPENING, ZONE) == {3: datetime(2016, 10, 17, 9, 0, tzinfo=ZONE)}
    at_night = replace(PROPOSAL, closes_at=datetime(2016, 10, 14, 6, 0, tzinfo=ZONE))
    last = datetime(2016, 10, 13, 19, 59, tzinfo=ZONE)
    assert reminders(at_night, OPENING, ZONE)[3] == last


def test_a_late_reminder_is_overtaken_by_the_next_and_by_the_end():
    assert is_reminder_due(PROPOSAL, 48, CLOSING - 3 * HOUR - MOMENT)
    assert not is_reminder_due(PROPOSAL, 48, CLOSING - 3 * HOUR)
    assert is_reminder_due(PROPOSAL, 3, CLOSING)
    assert not is_reminder_due(PROPOSAL, 3, CLOSING + timedelta(seconds=1))
    assert not is_reminder_due(replace(PROPOSAL, closed_at=OPENING), 3, CLOSING - HOUR)
    assert not is_reminder_due(replace(PROPOSAL, closes_at=None), 3, CLOSING)


def test_options_get_keys_of_their_own_in_their_order():
    assert [(o.key, o.title) for o in options(["Бердск", "Кольцово"])] == [
        ("1", "Бердск"),
        ("2", "Кольцово"),
    ]


def test_what_is_called_or_gone_cannot_be_changed():
    assert check_may_change_calling(PROPOSAL) is PROPOSAL
    with pytest.raises(Refusal, match="ballot-discarded"):
        check_may_change_calling(None)
    with pytest.raises(Refusal, match="ballot-called-already"):
        check_may_change_calling(replace(PROPOSAL, called_at=OPENING))


@pytest.mark.parametrize(
    "ballot",
    [
        PROPOSAL,
        replace(PROPOSAL, opens_at=None, closes_at=None),
        replace(AT_MEETING, item=2),
        replace(AT_MEETING, item=2, minutes=15),
        replace(WHICH_FORM, options=options(o.title for o in FORMS)),
    ],
)
def test_the_answers_of_a_ballot_make_the_same_ballot_again(ballot):
    again = ballot_of(answers_of(ballot, MEETING if ballot.meeting_id else None, ZONE), str)

    assert again == replace(ballot, id=0, number=0)


def test_a_place_at_a_meeting_is_one_short_word_that_is_read_back():
    place = place_of(PLACE.answer)

    assert (place.meeting_id, place.item, place.starts) == (3, 2, OPENING)
    assert len(Place(999_999, 30, OPENING).answer) < 46
    assert place_of("at_meeting:3") is None
    assert meeting_of("at_meeting:3") == 3
    assert meeting_of(PLACE.answer) is None
    assert place_of("at_meeting:9999999999:1:1") is None


def test_the_item_that_was_chosen_must_be_there_as_it_was():
    for status in (Status.ANNOUNCED, Status.REGISTRATION):
        check_place(PLACE, replace(MEETING, status=status), ITEMS)
    moved = replace(MEETING, plan=replace(MEETING.plan, starts=OPENING + HOUR))
    refused = {
        "ballot-meeting-over": [
            (PLACE, None),
            (PLACE, replace(MEETING, status=Status.CLOSED)),
            (PLACE, replace(MEETING, status=Status.CANCELLED)),
        ],
        "ballot-meeting-changed": [(PLACE, moved), (replace(PLACE, item=3), MEETING)],
    }
    for key, cases in refused.items():
        for place, meeting in cases:
            with pytest.raises(Refusal, match=key):
                check_place(place, meeting, ITEMS)


def test_a_ballot_of_a_meeting_opens_while_the_meeting_goes_on():
    check_may_put(replace(MEETING, status=Status.REGISTRATION))
    refused = {
        Status.ANNOUNCED: "ballot-meeting-not-begun",
        Status.CLOSED: "ballot-meeting-over",
        Status.CANCELLED: "ballot-meeting-over",
    }
    for status, key in refused.items():
        with pytest.raises(Refusal, match=key):
            check_may_put(replace(MEETING, status=status))
    with pytest.raises(Refusal, match="ballot-meeting-over"):
        check_may_put(None)


def test_a_button_opens_a_ballot_only_where_it_waits():
    check_opens_at(PROPOSAL, meeting_id=None)
    check_opens_at(AT_MEETING, meeting_id=AT_MEETING.meeting_id)
    for ballot, meeting in ((PROPOSAL, 3), (AT_MEETING, None), (AT_MEETING, 4)):
        with pytest.raises(Refusal, match="ballot-waits-elsewhere"):
            check_opens_at(ballot, meeting_id=meeting)


def test_minutes_count_from_the_opening():
    timed = replace(AT_MEETING, minutes=10)

    assert closing_of(timed, OPENING) == OPENING + timedelta(minutes=10)
    assert closing_of(AT_MEETING, OPENING) is None
    assert closing_of(PROPOSAL, OPENING) == CLOSING
