# A milestone: its card, what the responsible report, what organisers decide, who is told what.

milestone-line = No. { NUMBER($number, useGrouping: 0) }. { $title } — { $due }, { $standing }
milestone-card = <b>No. { NUMBER($number, useGrouping: 0) }. { $title }</b>
    Due: { $due }{ $left }
    Status: { $standing }
    Responsible: { $responsible }
milestone-left = { $days ->
        [0] {" "}(today)
        [one] {" "}({ $days } day left)
       *[other] {" "}({ $days } days left)
    }
milestone-left-late = { $days ->
        [one] {" "}({ $days } day ago)
       *[other] {" "}({ $days } days ago)
    }
milestone-about = Phase: { $phase }
    Yields: { $yields }
milestone-needs = Needed before it:
    { $lines }
milestone-done-on = done on { $day }
milestone-status-planned = planned
milestone-status-in_progress = in progress
milestone-status-postponed = postponed
milestone-status-reported = reported done, to be confirmed
milestone-status-overdue = overdue
milestone-status-cancelled = cancelled
milestone-problem-is = <b>Problem</b> ({ $at }): { $note }
milestone-move-asked = <b>Asked to be moved to { $day }.</b> Reason: { $note }
milestone-done-note = What was done: { $note }

milestone-start = In work
milestone-done = Mark as done
milestone-problem = There is a problem
milestone-problem-solved = Problem solved
milestone-move = Postpone
milestone-file = File
milestone-history = History
milestone-card-back = To the milestone
milestone-open = Milestone { NUMBER($number, useGrouping: 0) }
milestone-confirm = Confirm
milestone-return = Return to work
milestone-approve = Allow the new date
milestone-keep-due = Keep the date
milestone-responsible = Responsible
milestone-cancel = Cancel the milestone
milestone-reopen = Open again
milestone-choose = Which organisation is responsible for milestone { NUMBER($number, useGrouping: 0) }?

milestone-history-of = <b>History of milestone { NUMBER($number, useGrouping: 0) }. { $title }</b>
milestone-event-added = { $at }: put on the road map
milestone-event-started = { $at }: work began
milestone-event-assigned = { $at }: another organisation is responsible{ $note }
milestone-event-reopened = { $at }: opened again
milestone-event-cancelled = { $at }: cancelled{ $note }
milestone-event-done = { $at }: reported done, { $outcome }{ $note }{ $answer }
milestone-event-problem = { $at }: problem, { $outcome }{ $note }
milestone-event-postponement = { $at }: from { $was } to { $new }, { $outcome }{ $note }{ $answer }
milestone-event-note = . { $note }
milestone-event-answer = . Answer: { $answer }
milestone-outcome-waiting = waits for an answer
milestone-outcome-yes = accepted
milestone-outcome-no = not accepted

milestone-file-of = The file on milestone { NUMBER($number, useGrouping: 0) }.
milestone-done-reported = <b>{ $name } reports milestone { NUMBER($number, useGrouping: 0) } as done. Confirm it or return it to work.</b>
milestone-has-problem = <b>{ $name } reports a problem with milestone { NUMBER($number, useGrouping: 0) }.</b>
milestone-move-wanted = <b>{ $name } asks for another due date of milestone { NUMBER($number, useGrouping: 0) }. Allow it or keep the date.</b>
milestone-problem-over = The problem with milestone { NUMBER($number, useGrouping: 0) } “{ $title }” is solved.

milestone-reached = <b>Milestone { NUMBER($number, useGrouping: 0) } “{ $title }” was done on { $day }.</b>
    Responsible: { $name }.
milestone-opens = This can begin now:
    { $lines }
milestone-returned = <b>Milestone { NUMBER($number, useGrouping: 0) } “{ $title }” was not confirmed as done: it is in work again.</b>
    Reason: { $why }

    Correct it and report again.
milestone-moved = <b>Milestone { NUMBER($number, useGrouping: 0) } “{ $title }” is postponed.</b>
    Was: { $was }
    Now: { $new }
milestone-not-moved = <b>Milestone { NUMBER($number, useGrouping: 0) } “{ $title }” keeps its due date: { $due }.</b>
    Reason: { $why }
milestone-assigned = <b>{ $name } is responsible for milestone { NUMBER($number, useGrouping: 0) } “{ $title }” from now on.</b>
    Due: { $due }
milestone-reopened = Milestone { NUMBER($number, useGrouping: 0) } “{ $title }” is open again. Report when it is done.
milestone-cancelled = <b>Milestone { NUMBER($number, useGrouping: 0) } “{ $title }” is cancelled.</b>
    Reason: { $why }

milestone-not-yours = Another organisation is responsible for this milestone: its representatives and the organisers report on it.
milestone-is-done = This milestone is done already. If that is a mistake, an organiser can open it again.
milestone-is-cancelled = This milestone is cancelled. The others are here: /roadmap.
milestone-is-reported = This milestone was reported as done. Wait until an organiser confirms or returns it.
milestone-is-in-work = This milestone is in work already.
milestone-not-done = This milestone is not done: it need not be opened again.
milestone-due-past = That day is past: { $day }. Give today or a later day.
milestone-due-same = That is the due date already. Give another day.
milestone-report-settled = This was answered already. Here is how things stand now.
milestone-report-waits = The same report waits for an organiser's answer already.
milestone-problem-known = The problem was reported already. When it is solved, press “Problem solved”; then a new one can be reported.
milestone-move-waits = Another due date was asked for already and waits for an organiser's answer.
milestone-changed-meanwhile = The milestone has just been changed. Here is how things stand now.
milestone-none-such = There is no such milestone. The road map: /roadmap.
milestone-no-file = No file came with the report of done.
milestone-theirs-already = This organisation is responsible for it already. Choose another one.

question-done_note = <b>What was done?</b> Write it in one message: the result, the number and date of the document. An organiser reads it and confirms.
question-done_file = <b>Attach the document</b> if there is one: PDF, JPG or PNG of up to 20 MB. It may be skipped.
question-milestone_problem = <b>What is in the way?</b> Write it in one message. The organisers get it, and whoever opens the milestone sees it.
question-new_due = <b>To which day should it be moved?</b> For example: 12 August, on Friday, in 2 weeks.
question-why_moved = <b>Why is it moved?</b> An organiser reads the reason; it stays in the history of the milestone.
question-done_returned = <b>What is missing?</b> Write it in one message: the responsible correct it and report again.
question-due_kept = <b>Why does the due date stay?</b> Write it in one message: the responsible get it.
question-milestone_cancel = <b>Why is the milestone cancelled?</b> Write the reason in one message. It leaves the road map, and nobody is reminded of it any more.
label-done_note = What was done
label-done_file = Document
label-new_due = New due date
label-why_moved = Reason
form-name-milestone_done = report of a milestone as done
form-name-milestone_problem = problem with a milestone
form-name-postponement = another due date of a milestone
form-name-done_returned = return of a milestone to work
form-name-due_kept = refusal of another due date
form-name-milestone_cancel = cancellation of a milestone
