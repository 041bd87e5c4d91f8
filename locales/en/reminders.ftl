# Reminders of milestones and rows of my desk.

reminder-soon = { $days ->
        [one] <b>Milestone { NUMBER($number, useGrouping: 0) } “{ $title }” is due in { $days } day, on { $due }.</b>
       *[other] <b>Milestone { NUMBER($number, useGrouping: 0) } “{ $title }” is due in { $days } days, on { $due }.</b>
    }
    Responsible: { $responsible }. Say with a button how it stands.
reminder-today = <b>Milestone { NUMBER($number, useGrouping: 0) } “{ $title }” is due today, { $due }.</b>
    Responsible: { $responsible }. Mark it as done or say what is in the way.
reminder-overdue = <b>Milestone { NUMBER($number, useGrouping: 0) } “{ $title }” is overdue: { $due }. Say how it stands.</b>
    Responsible: { $responsible }.
reminder-summary = <b>Reminders that could not come in time: { $count }.</b> Here is how things stand now:
    { $lines }
reminder-more = And { $count } more: the road map shows them.
desk-milestone = milestone { NUMBER($number, useGrouping: 0) }: { $title }
desk-report-done = confirm that milestone { NUMBER($number, useGrouping: 0) } is done
desk-report-postponement = answer the wish to postpone milestone { NUMBER($number, useGrouping: 0) }
