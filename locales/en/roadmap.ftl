# The road map: its views and its planning.

roadmap = <b>Road map</b>
roadmap-empty = <b>There is no road map yet.</b> Organisers make it from the template of 14 typical milestones, or one by one.
roadmap-goal = { $days ->
        [0] The official formalisation is today, { $day }.
        [one] { $days } day until the official formalisation: { $day }.
       *[other] { $days } days until the official formalisation: { $day }.
    }
roadmap-goal-late = { $days ->
        [one] The official formalisation was due { $days } day ago: { $day }.
       *[other] The official formalisation was due { $days } days ago: { $day }.
    }
roadmap-goal-reached = The official formalisation was completed on { $day }.
roadmap-overdue-count = <b>Overdue: { $count }</b>
roadmap-today = <b>Due today</b>
    { $lines }
roadmap-soon = <b>Within 14 days</b>
    { $lines }
roadmap-later = Nothing is due within 14 days. The next milestone:
    { $lines }
roadmap-all-done = Every milestone is done.
roadmap-tab-overdue = Overdue: { $count }
roadmap-tab-phases = By phase
roadmap-tab-mine = My organisation's
roadmap-new = New milestone
roadmap-template = From the template
roadmap-view-overdue = { $count ->
        [0] <b>Nothing is overdue.</b>
       *[other] <b>Overdue milestones: { $count }</b>
    }
roadmap-view-mine = { $count ->
        [0] <b>Your organisation is responsible for no milestone.</b>
       *[other] <b>My organisation's milestones: { $count }</b>
    }
roadmap-phases = <b>The road map by phase</b>
    { $lines }
roadmap-phase = <b>{ $phase }</b>: { $done } of { $total } done
roadmap-phase-line = { $phase }: { $done } of { $total } done

roadmap-choose-owner = <b>Who is responsible for the new milestone?</b> Choose an organisation.
roadmap-no-owner = There are no participants yet, so nobody can be responsible. Accept applications first: /applications.
roadmap-pick-host = <b>Counted from the day of the assembly: { $anchor }.</b>
    Who is responsible for the assembly, the rationale, the projects and the founding? Usually the anchor organisation.
roadmap-pick-centre = Who is responsible for the register, the poll on the legal form, the cluster map, the programme and the agreement? Usually the cluster development centre.
roadmap-pick-authority = Who is responsible for the decision in principle, the approval of the programme and the official formalisation? Usually a public authority.
roadmap-proposal = <b>Check it and make the road map</b>
    Day of the assembly: { $anchor }
    Milestones: { $count }, the first on { $first }, the last on { $last }
    { $lines }
roadmap-proposal-behind = { $count ->
        [one] { $count } milestone is past its due date and will be recorded as done. If it is not, open it again on its card.
       *[other] { $count } milestones are past their due dates and will be recorded as done. If they are not, open them again on their cards.
    }
roadmap-share = { $name }: { $count }
roadmap-make = Make it
roadmap-template-again = Start over
roadmap-entrusted = { $count ->
        [one] <b>{ $name } is responsible for { $count } milestone of the road map.</b>
       *[other] <b>{ $name } is responsible for { $count } milestones of the road map.</b>
    }
    Check the due dates. The bot reminds you of each in time.

question-responsible = <b>Which organisation is responsible for the milestone?</b> Write its INN.
question-milestone_title = <b>Title of the milestone.</b> For example: Founders' meeting of the specialised organisation.
question-phase = <b>The phase</b> to which the milestone belongs.
question-milestone_due = <b>Due date of the milestone.</b> For example: 12 August, on Friday, in 2 weeks.
question-yields = <b>What will it yield?</b> Name the documents. For example: minutes, list of projects.
question-needs_done = <b>Which milestones come before it?</b> Write their numbers with commas, for example: 3, 5. It may be skipped.
question-offsets = <b>On which days should the bot remind?</b> Usually 7, 3 and 1 days before, on the day, and 1 and 3 days after; skip the question then. Write your own days with commas, with a minus for before: -14, -3, 0, 1, 7.
question-anchor = <b>The day of the general assembly,</b> from which the due dates are counted. For example: 12 August, on Friday, in 2 weeks.
label-responsible = Responsible
label-milestone_title = Title
label-phase = Phase
label-milestone_due = Due date
label-yields = Yields
label-needs_done = Comes after
label-offsets = Reminders
form-name-milestone = new milestone
form-name-anchor = road map from the template

roadmap-responsible-shape = The INN of the organisation is needed: 10 or 12 digits. The card of the participant shows it: /participants.
roadmap-not-a-participant = There is no such participant in the cluster. The list of participants: /participants.
roadmap-numbers-shape = Write the numbers of milestones in digits with commas, for example: 3, 5. The road map shows the numbers.
roadmap-number-unknown = There is no milestone { NUMBER($number, useGrouping: 0) }. Check the numbers on the road map and write them again.
roadmap-offsets-shape = Write days as numbers with commas, with a minus for before. For example: -14, -3, 0, 1, 7.
roadmap-offsets-range = At most { $most } reminders, and at most { $farthest } days from the due date. Write the days again.
roadmap-anchor-range = The day of the assembly must lie between { $first } and { $last }. Check the year.
roadmap-has-template = The road map from the template is made already. Milestones can be added one by one.
roadmap-full = The road map has { $most } milestones already; no more fit. Cancel some that are not needed.
