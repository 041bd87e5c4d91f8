# Meetings: the list, the card, the agenda, the replies, the calendar.

meetings-list = <b>Meetings of the cluster</b>
    Choose a meeting to open its card.
meetings-none = There are no meetings yet. The bot will tell you about a new one.
meetings-line = { $day }: { $title }
meetings-line-cancelled = Cancelled. { $day }: { $title }
meetings-call = Call a meeting
meetings-all = All meetings

meeting-card = <b>{ $title }</b>
    { $lines }
meeting-when = <b>When:</b> { $at }
meeting-held = <b>Form:</b> { $form }
meeting-place = <b>Place:</b> { $place }
meeting-link = <b>Link:</b> { $link }
meeting-form-in_person = In person
meeting-form-online = Online
meeting-form-mixed = In person and online

meeting-state-announced = Replies are taken until: { $reply_by }.
meeting-state-registration = <b>Registration is open.</b> Check in if you are at the meeting.
meeting-state-closed = The meeting is over. Minutes No. { NUMBER($number, useGrouping: 0) }.
meeting-state-cancelled = <b>The meeting is cancelled.</b> Reason: { $reason }

meeting-own-silent = { $name }: no reply yet.
meeting-own-reply = { $name }: your reply is “{ $answer }”.
meeting-own-present = { $name }: registered at the meeting.
meeting-own-absent = { $name }: not registered at the meeting.
meeting-for = For { $name }

meeting-answer-in_person = In person
meeting-answer-online = Online
meeting-answer-deputy = Will send a deputy
meeting-answer-declined = Cannot attend
meeting-reply-taken = <b>The reply of { $name } is recorded: “{ $answer }”.</b>
    Meeting: { $title }. Any representative of the organisation can change the reply until: { $until }.

meeting-open = Open the meeting
meeting-manage = Run the meeting
meeting-agenda = Agenda
meeting-who = Who comes
meeting-calendar = To my calendar
meeting-minutes = Minutes
attendance-here-in_person = I am here
attendance-here-online = I am online

meeting-quorum = { $registered } of { $eligible } voting { $eligible ->
        [one] participant
       *[other] participants
    } registered ({ $percent } %). There is a quorum.
meeting-no-quorum = { $registered } of { $eligible } voting { $eligible ->
        [one] participant
       *[other] participants
    } registered ({ $percent } %). There is no quorum: at least half are needed.

agenda-of = <b>Agenda.</b> { $title }
agenda-line = { $number }. { $title }{ $speaker }{ $minutes }
agenda-speaker = {" "}— { $name }
agenda-length = , { $minutes } min

meeting-calendar-file = A file for your calendar: open it, and the meeting will be there. If the date or the place changes, take the file again: it replaces the earlier event.
meeting-calendar-cancels = The meeting is cancelled. Open this file, and it will be cancelled in your calendar.

meeting-none-such = There is no such meeting. The list of meetings: /meetings.
meeting-not-yours = You do not represent this organisation, or it is no participant any more. Yours opens with /organisation.
meeting-is-cancelled = The meeting is cancelled. Reason: { $reason }
meeting-replies-closed = Replies were taken until: { $at }. If your plans have changed, tell the organisers.
meeting-answer-impossible = One cannot take part in this meeting in that way. Choose another reply.

desk-meeting = say whether you come: { $title }
desk-meeting-open = Answer the invitation
