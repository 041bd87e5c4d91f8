# Closing a meeting, and its minutes.

attendance-close-sure = <b>Close the meeting?</b> Registration ends, the minutes get their number, and everybody is told. This cannot be undone.
attendance-close-yes = Yes, close the meeting
attendance-closed-notice = <b>The meeting is over; minutes No. { NUMBER($number, useGrouping: 0) } are written.</b>
    { $title }

minutes-head = <b>MINUTES No. { NUMBER($number, useGrouping: 0) } of { $date }</b>
    { $title }

    { $lines }
minutes-present = <b>Voting participants present: { $count }</b> (in person: { $in_person }, remotely: { $online })
    { $lines }
minutes-invited = <b>Invited without a vote</b>
    { $lines }
minutes-line = { $name } — { $mode }; { $authority }
minutes-acts-as-head = head of the organisation
minutes-mode-in_person = in person
minutes-mode-online = remotely
minutes-agenda = <b>Agenda</b>
    { $lines }
minutes-heard = <b>{ $number }. HEARD:</b> { $title }{ $speaker }
minutes-resolved = <b>RESOLVED:</b> { $text }
minutes-proposed = <b>PROPOSED:</b> { $text }
minutes-chosen = Chosen: { $option }
minutes-votes = Votes: { $votes }. { $verdict }
minutes-and = { $before }, { $one }
minutes-tally = “{ $choice }” — { $votes }
minutes-choice-for = for
minutes-choice-against = against
minutes-choice-abstain = abstained
minutes-verdict-adopted = The decision is adopted.
minutes-verdict-not_adopted = The decision is not adopted.
minutes-verdict-no_quorum = There is no quorum, the decision is not adopted.
minutes-verdict-run_off = The decision is not adopted, a run-off follows.
minutes-verdict-tie = The votes are equal, the decision is not adopted.
minutes-ballot-first = First bring the ballot “{ $title }” to its end: a meeting is closed when the result is drawn.
minutes-ballots-left = <b>Ballots that were not opened:</b>
    { $lines }
    They go back to those in preparation, and the organisers get a message.
minutes-ballot-left = Item { $item }: { $title }
minutes-signatures = Chair ________________
    Secretary ________________

    Written from the records of the bot; signatures make the minutes a document. Decisions are advisory.
minutes-not-yet = There are no minutes yet: they are written when an organiser closes the meeting.
