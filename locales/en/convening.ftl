# Meetings as an organiser runs them: call, follow the replies, change, cancel; reminders.

form-name-meeting = calling a meeting
form-name-meeting_change = changing a meeting
form-name-meeting_cancel = cancelling a meeting

question-meeting_title = <b>What is the meeting called?</b> For example: General assembly of the cluster.
question-meeting_starts = <b>When does it begin?</b> Write the day and the time, for example 5 July 10:00 or “on Tuesday at 10:00”. Notice is usually given two weeks ahead.
question-meeting_form = <b>In which form is it held?</b> Choose with a button.
question-meeting_place = <b>Where is it held?</b> Write the place and how to find it. For example: Medical technopark, conference hall, 2nd floor.
question-meeting_link = <b>The link for taking part online.</b> Send the whole address, it begins with https://.
question-meeting_agenda = <b>The agenda.</b> Send it in one message, a line for each item: “Topic — speaker — 15”. The speaker and the minutes may be left out. After the notice the agenda does not change.
question-meeting_reply_by = <b>Until when do you wait for replies?</b> Write a day and a time before the meeting begins, for example 30 June 18:00.
question-meeting_cancel = <b>Why is the meeting cancelled?</b> Write the reason in one message. All participants and observers get it at once, in quiet hours too. A cancelled meeting cannot be brought back.

label-meeting_title = Title
label-meeting_starts = Beginning
label-meeting_form = Form
label-meeting_place = Place
label-meeting_link = Link
label-meeting_agenda = Agenda
label-meeting_reply_by = Replies by

meeting-forecast = <b>{ $promised } of { $eligible } promised to come, a quorum needs { $needed }.</b>
    Voting participants: { $counts }.
meeting-urgent = A change or a cancellation goes to everybody at once, in quiet hours too (from 20:00 to 09:00 and at weekends).
meeting-who-answered-button = Who answered what
meeting-nudge = Remind the silent
meeting-change = Change
meeting-cancel = Cancel the meeting

meeting-called = <b>The meeting is called.</b> The notice goes to { $count ->
        [one] { $count } person
       *[other] { $count } people
    }.
meeting-nudged = <b>The reminder is on its way.</b> Not replied: { $count } { $count ->
        [one] organisation
       *[other] organisations
    }.
meeting-change-told = <b>The meeting is changed.</b> Everybody is told what is different.
meeting-cancel-told = <b>The meeting is cancelled.</b> Everybody is told.

meeting-notice = <b>A meeting is called. Please reply by: { $until }.</b>
    Dear colleagues, one reply is needed from each organisation; any of its representatives can give and change it.
meeting-changed = <b>Changes to the meeting “{ $title }”</b>
    { $lines }
meeting-asked-again = <b>Earlier replies do not count any more. Please reply again by: { $until }.</b>
meeting-difference-starts = When: { $after }. It was: { $before }.
meeting-difference-place = Place: { $after }. It was: { $before }.
meeting-difference-link = Link: { $after }. It was: { $before }.
meeting-difference-reply-by = Replies by: { $after }. It was: { $before }.
meeting-difference-none = none
meeting-cancelled = <b>The meeting is cancelled: { $title }.</b>
    It was to be held: { $at }.
    Reason: { $reason }
meeting-remind-reply = <b>A reminder: the reply of your organisation is needed by: { $until }.</b>
meeting-remind = <b>A reminder of the meeting.</b>

meeting-starts-past = That time is over: { $at }. A meeting is called for the future: write another day and time.
meeting-reply-by-past = The deadline for replies is over: { $at }. Write a time that is still to come.
meeting-reply-by-late = Replies are needed before the meeting begins, and it begins: { $at }. Write an earlier time.
meeting-link-shape = This does not look like a link. Send the whole address without spaces, for example https://meet.example.org/assembly.
meeting-began = Registration is open already, or the meeting is over: it cannot be changed or cancelled.
meeting-nothing-changed = Nothing has changed. Press the name of the line that you want to change, or “Cancel”.
meeting-changed-meanwhile = Another organiser has just changed this meeting. Here is how things stand now.
meeting-nobody-silent = Everybody has replied: there is nobody to remind.
meeting-nudged-today = The silent have been reminded today. The next reminder can go tomorrow.
meeting-nudge-quiet = These are quiet hours: from 20:00 to 09:00 and at weekends no reminders go out. Press again after: { $at }.

agenda-too-many = The agenda has { $count } lines, and up to { $limit } fit. Join some items and send the agenda again.
agenda-no-title = Line { $number } has no topic. Write it as “Topic — speaker — 15” and send the agenda again.
agenda-long-title = The topic in line { $number } is too long: up to { $limit } characters fit. Shorten it and send the agenda again.
agenda-long-speaker = The speaker in line { $number } is too long: up to { $limit } characters fit. Shorten it and send the agenda again.
agenda-minutes = Check the minutes in line { $number }: they go from 1 to { $limit }. Correct them and send the agenda again.
