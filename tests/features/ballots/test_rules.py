"""Rules of ballots: who may vote and until when, which vote counts, what cannot change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.ballots.rules import (
    Change,
    check_may_choose,
    check_may_vote,
    counted,
    frozen_roll,
    is_open_at,
    outcome,
    run_off_options,
    tally,
)
from bot.features.decisions.rules import (
    Verdict,
)
from bot.features.organisations.rules import Status
from bot.refusal import Refusal
from bot.ui.texts import Language, Texts, refused
from tests.features.ballots.papers import (
    AT_MEETING,
    CLOSING,
    FORMS,
    MOMENT,
    NOON,
    OPENING,
    PROPOSAL,
    TODAY,
    VOTER,
    WHICH_FORM,
    ZONE,
    organisation,
    proxy,
    vote,
)

A_SECOND = timedelta(seconds=1)
TEXTS = Texts(ZONE)


def vote_refused(ballot, voter, now=NOON, today=TODAY) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        check_may_vote(ballot, voter, now=now, today=today)
    return refusal.value


# Until when


def test_the_closing_second_still_belongs_to_the_ballot():
    assert is_open_at(PROPOSAL, CLOSING)
    assert is_open_at(PROPOSAL, CLOSING + A_SECOND - MOMENT)
    assert not is_open_at(PROPOSAL, CLOSING + A_SECOND)


def test_a_ballot_opens_at_its_moment():
    assert is_open_at(PROPOSAL, OPENING)
    assert not is_open_at(PROPOSAL, OPENING - MOMENT)


def test_what_is_closed_by_hand_takes_no_vote_any_more_even_within_its_time():
    closed = replace(PROPOSAL, closed_at=NOON)

    assert not is_open_at(closed, NOON)
    assert vote_refused(closed, VOTER).details == {"at": NOON}


def test_a_ballot_of_a_meeting_waits_for_its_item_and_stays_open_until_it_is_closed():
    opened = replace(AT_MEETING, opens_at=NOON)

    assert not is_open_at(AT_MEETING, NOON)
    assert is_open_at(opened, NOON + timedelta(days=30))
    assert vote_refused(AT_MEETING, VOTER).key == "ballot-waits-for-item"


def test_before_the_opening_a_voter_is_told_when_it_is():
    refusal = vote_refused(PROPOSAL, VOTER, now=OPENING - MOMENT)

    assert (refusal.key, refusal.details) == ("ballot-not-open-yet", {"at": OPENING})


def test_a_closing_served_late_does_not_move_the_end():
    late = replace(PROPOSAL, closed_at=CLOSING + timedelta(hours=5))
    refusal = vote_refused(late, VOTER, now=CLOSING + timedelta(hours=6))

    assert (refusal.key, refusal.details) == ("ballot-closed", {"at": CLOSING})


def test_the_hour_of_the_closing_is_the_same_in_every_zone():
    assert is_open_at(PROPOSAL, CLOSING.astimezone(UTC))
    assert not is_open_at(PROPOSAL, (CLOSING + A_SECOND).astimezone(UTC))


# Who


def test_a_confirmed_organisation_on_the_roll_votes():
    check_may_vote(PROPOSAL, VOTER, now=NOON, today=TODAY)


def test_who_represents_no_participant_does_not_vote():
    assert vote_refused(PROPOSAL, None).key == "ballot-for-participants"


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.CONFIRMED])
def test_who_left_since_the_opening_does_not_vote_though_it_is_on_the_roll(status: Status):
    gone = replace(VOTER, organisation=organisation(status=status))

    assert vote_refused(PROPOSAL, gone).key == f"ballot-organisation-{status}"


def test_an_observer_does_not_vote():
    observer = replace(VOTER, organisation=organisation(votes=False), on_roll=False)

    assert vote_refused(PROPOSAL, observer).key == "ballot-observer"


def test_who_became_an_observer_since_the_opening_keeps_the_vote_of_the_frozen_roll():
    observer = replace(VOTER, organisation=organisation(votes=False))

    check_may_vote(PROPOSAL, observer, now=NOON, today=TODAY)


def test_who_was_confirmed_after_the_opening_does_not_vote():
    assert vote_refused(PROPOSAL, replace(VOTER, on_roll=False)).key == "ballot-not-on-roll"


def test_at_a_meeting_those_vote_who_are_checked_in():
    opened = replace(AT_MEETING, opens_at=NOON)
    check_may_vote(opened, replace(VOTER, checked_in=True), now=NOON, today=TODAY)

    assert vote_refused(opened, VOTER).key == "ballot-not-checked-in"


def test_a_power_of_attorney_serves_to_the_end_of_its_last_day():
    voter = replace(VOTER, authority=proxy(date(2016, 10, 11)))
    check_may_vote(PROPOSAL, voter, now=NOON, today=date(2016, 10, 11))
    refusal = vote_refused(PROPOSAL, voter, today=date(2016, 10, 12))

    assert refusal.key == "ballot-authority-expired"
    assert refusal.details == {"number": "7", "until": date(2016, 10, 11)}


@pytest.mark.parametrize("language", Language)
def test_every_refusal_to_vote_is_a_sentence_that_fits_an_alert(language: Language):
    expired = replace(VOTER, authority=proxy(date(2016, 10, 1)))
    observer = replace(VOTER, organisation=organisation(votes=False), on_roll=False)
    refusals = [
        vote_refused(PROPOSAL, VOTER, now=OPENING - MOMENT),
        vote_refused(PROPOSAL, VOTER, now=CLOSING + A_SECOND),
        vote_refused(AT_MEETING, VOTER),
        vote_refused(replace(AT_MEETING, opens_at=NOON), VOTER),
        *(vote_refused(PROPOSAL, voter) for voter in (None, expired, observer)),
        vote_refused(PROPOSAL, replace(VOTER, on_roll=False)),
        *(
            vote_refused(PROPOSAL, replace(VOTER, organisation=organisation(status=status)))
            for status in set(Status) - {Status.CONFIRMED}
        ),
    ]
    words = {refusal.key: TEXTS.plain(refused(refusal), language) for refusal in refusals}

    assert len(words) == 11
    assert max(len(said) for said in words.values()) <= 200


# What


def test_a_proposal_offers_three_choices_and_a_choice_its_options_and_abstention():
    assert PROPOSAL.choices == ("for", "against", "abstain")
    assert WHICH_FORM.choices == ("association", "ano", "ooo", "abstain")


@pytest.mark.parametrize(("ballot", "choice"), [(PROPOSAL, "ooo"), (WHICH_FORM, "for")])
def test_what_a_ballot_does_not_offer_cannot_be_chosen(ballot, choice: str):
    with pytest.raises(Refusal, match="ballot-no-such-choice"):
        check_may_choose(ballot, choice, earlier=None, ref="p-chair")


@pytest.mark.parametrize(
    ("choice", "ref", "change"),
    [
        ("for", "p-chair", Change.REPEATED),
        ("for", "p-colleague", Change.REPEATED),
        ("against", "p-chair", Change.CHANGED),
        ("against", "p-colleague", Change.CHANGED_BY_COLLEAGUE),
    ],
)
def test_a_second_vote_repeats_or_changes_the_first(choice: str, ref: str, change: Change):
    assert check_may_choose(PROPOSAL, choice, earlier=vote(1, "for"), ref=ref) is change
    assert check_may_choose(PROPOSAL, choice, earlier=None, ref=ref) is Change.FIRST


def test_where_votes_are_final_they_may_be_repeated_and_not_changed():
    final = replace(PROPOSAL, may_change=False)
    repeated = check_may_choose(final, "for", earlier=vote(1, "for"), ref="p-chair")

    assert repeated is Change.REPEATED
    with pytest.raises(Refusal, match="ballot-vote-is-final"):
        check_may_choose(final, "against", earlier=vote(1, "for"), ref="p-chair")


# Counting


def test_the_last_vote_of_an_organisation_counts_whoever_gave_it():
    rows = [vote(1, "against"), vote(2, "for", of=6), vote(3, "for", ref="p-colleague")]

    assert {of: one.choice for of, one in counted(PROPOSAL, rows).items()} == {5: "for", 6: "for"}
    assert tally(PROPOSAL, rows) == {"for": 2, "against": 0, "abstain": 0}


def test_rows_are_counted_in_the_order_of_their_numbers_even_if_the_clock_went_back():
    rows = [vote(1, "against"), vote(2, "for", at=NOON - timedelta(hours=1))]

    assert all(tally(PROPOSAL, order)["for"] == 1 for order in permutations(rows))


def test_a_vote_of_the_closing_second_counts_and_a_later_one_leaves_the_earlier_standing():
    rows = [
        vote(1, "for"),
        vote(2, "against", at=CLOSING + A_SECOND - MOMENT),
        vote(3, "abstain", at=CLOSING + A_SECOND),
    ]

    assert counted(PROPOSAL, rows)[5].choice == "against"


@given(st.lists(st.tuples(st.integers(1, 6), st.sampled_from(PROPOSAL.choices)), max_size=30))
def test_every_organisation_counts_once_however_often_it_votes(cast):
    rows = [vote(number, choice, of=of) for number, (of, choice) in enumerate(cast)]
    expected = dict(cast)

    assert sum(tally(PROPOSAL, rows).values()) == len(expected)
    assert {of: one.choice for of, one in counted(PROPOSAL, rows[::-1]).items()} == expected


def test_at_a_meeting_those_of_the_roll_take_part_who_are_present_or_voted():
    """Observers in the room and a check-in that was taken back after the vote change nothing."""
    opened = replace(AT_MEETING, opens_at=NOON)
    roll = frozen_roll(opened, range(1, 21))
    rows = [vote(number, "for", of=number) for number in range(1, 7)]
    found = outcome(opened, roll, rows, present={*range(2, 13), 50, 51})

    assert (found.eligible, found.took_part, found.needed) == (20, 12, 7)
    assert found.verdict is Verdict.NOT_ADOPTED


def test_the_leaders_stand_again_in_the_order_they_had():
    assert run_off_options(WHICH_FORM, ("ooo", "association")) == (FORMS[0], FORMS[2])
