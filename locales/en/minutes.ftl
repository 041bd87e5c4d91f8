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
minutes-signatures = Chair ________________
    Secretary ________________

    Written from the records of the bot; signatures make the minutes a document. Decisions are advisory.
minutes-not-yet = There are no minutes yet: they are written when an organiser closes the meeting.
