# Decisions: what will count as adopted, and why the result is what it is.

decision-by-for_against = The decision is adopted with { $threshold ->
        [majority] votes “for” from more than half
        [two_thirds] votes “for” from at least two thirds
        [three_quarters] votes “for” from at least three quarters
        [unanimous] votes “for” from all
       *[plurality] more votes “for” than “against”
    }{ $of ->
        [eligible] { " " }of the organisations on the roll: { $needed } of { $eligible }.
        [present] { " " }of the organisations checked in at the meeting (who abstains or does not vote is one of them).
        [voters] { " " }of the organisations that vote (who abstains is one of them).
       *[rivals] .
    } { $rule ->
        [gte_half] Quorum: at least half of the roll, { $quorum } of { $eligible }.
        [gt_half] Quorum: more than half of the roll, { $quorum } of { $eligible }.
       *[none] No quorum is needed.
    }
decision-by-single_choice = The option wins that has { $threshold ->
        [majority] the votes of more than half
        [two_thirds] the votes of at least two thirds
        [three_quarters] the votes of at least three quarters
        [unanimous] the votes of all
       *[plurality] more votes than any other
    }{ $of ->
        [eligible] { " " }of the organisations on the roll: { $needed } of { $eligible }.
        [present] { " " }of the organisations checked in at the meeting (who abstains or does not vote is one of them).
        [voters] { " " }of the organisations that vote (who abstains is one of them).
       *[rivals] .
    }{ $otherwise ->
        [run_off] { " " }If there is no such option, a run-off between the two leaders follows.
       *[nothing] { "" }
    } { $rule ->
        [gte_half] Quorum: at least half of the roll, { $quorum } of { $eligible }.
        [gt_half] Quorum: more than half of the roll, { $quorum } of { $eligible }.
       *[none] No quorum is needed.
    }

decision-why-no-quorum = No quorum: { $quorum } of { $eligible } were needed, { $took_part } took part. There is no result.
decision-why-adopted-for_against = { $votes } for, { $needed } were needed.
decision-why-adopted-single_choice = { $votes } for the option that won, { $needed } were needed.
decision-why-equal = As many for as against, { $votes } each, and { $needed } for were needed. A tie is not adopted; the chair has no casting vote.
decision-why-too-few = { $votes } for, and { $needed } were needed.
decision-why-nothing-chosen = Nobody voted for any option.
decision-why-pair = Neither of the two options has enough: the leader has { $votes }, and { $needed } were needed.
decision-why-pair-equal = The votes are split equally, { $votes } each, and { $needed } were needed. A tie is not adopted.
decision-why-lone-option = Only one option has votes: { $votes }, and { $needed } were needed. There is no rival for a run-off.
decision-why-run-off = No option has enough: the leader has { $votes }, and { $needed } were needed. A run-off between the two leaders follows.
decision-why-first-place-tied = The first place is shared by options with equally many votes, { $votes } each. To choose among them takes a repeat vote between these alone.
decision-why-second-place-tied = The leader has { $votes }, and { $needed } were needed. The second place is shared by options with equally many votes: a repeat vote between these decides which of them meets the leader in the run-off.

# The result, the votes by name, the register of decisions.

decision-class-advisory = The decision is advisory.
decision-class-founding_preparatory = The founding decision is drawn up separately and signed by all founders.
decision-class-statutory = The decision is taken by the rules of the charter.
verdict-adopted = adopted
verdict-not_adopted = not adopted
verdict-no_quorum = no quorum
verdict-run_off = a run-off follows
verdict-tie = a tie
result-head = <b>Ballot № { NUMBER($number, useGrouping: 0) } “{ $title }” is over: { $verdict }.</b>
result-adopted-text = Adopted: { $text }
result-winner = The option that won: { $option }
result-tally = { $choice }: { $votes }
result-turnout = Took part: { $took_part } of { $eligible }.
result-present = Present at the meeting: { $took_part } of { $eligible }; voted: { $voted }.{ $silent ->
        [0] { "" }
       *[other] { " " }Did not vote: { $silent }; who is present without a vote has taken part.
    }
result-quorum = { $has } Needed: { $quorum }.
result-quorum-there = There is a quorum.
result-quorum-missing = There is no quorum.
result-needed = A decision takes { $needed } of { $whole }.
result-standing = — { $option }
result-run-off = The run-off opens on { $opens } and closes on { $closes }.
result-decision = In the register: decision № { NUMBER($number, useGrouping: 0) } of { $on }
ballot-by-name = Votes by name
ballot-result = Result
votes-by-name = <b>Votes by name: № { NUMBER($number, useGrouping: 0) } “{ $title }”</b>
vote-by-name = { $name } — { $choice }
vote-missing = { $name } — did not vote
vote-absent = { $name } — absent
votes-only-after-the-end = Votes by name are shown after the end: until then only the number of those who voted is.
register = <b>Decisions</b>
register-empty = <b>There are no decisions yet.</b> What a ballot adopts appears here with its number and date.
register-line = <b>№ { NUMBER($number, useGrouping: 0) } of { $on }: { $title }</b>
    { $text }
register-option = Chosen: { $option }
register-meeting = Taken at the meeting on { $at }, item { $item } of the agenda.
register-open = № { NUMBER($number, useGrouping: 0) } / { NUMBER($year, useGrouping: 0) }
