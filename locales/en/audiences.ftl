# Whom an announcement is for.

audiences-question = <b>Whom is announcement № { $number } for?</b> It goes to those who act for accepted organisations, once to each person.
audiences-everybody = All participants
audiences-role = By cluster role
audiences-chosen = Chosen organisations
audiences-which-role = <b>Participants of which cluster role get the announcement?</b>
audiences-which-organisations = <b>Tick the organisations that get the announcement.</b> Pressing again takes the tick away. When all are ticked, press "Done".
audiences-ticked = ✓ { $name }
audiences-unticked = { $name }
audiences-done = Done ({ $organisations })
audiences-nothing-chosen = No organisation is ticked. Tick at least one.

audiences-competence = By what they can do
question-competence = <b>What should the organisations be able to do?</b> Write a word or two, for example: sterilisation. Whoever speaks of it in specialisation and offers gets a tick; ticks can be changed.
form-name-competence = audience of an announcement
audiences-nobody-found = No participant is like that. Try other words, or tick them yourself: "Chosen organisations".
audiences-unacknowledged = Have not acknowledged another one
audiences-which-unacknowledged = <b>Which announcement have they not acknowledged?</b> Organisations of which nobody has get a tick; ticks can be changed.
audiences-none-unacknowledged = No announcement that was sent asks to be acknowledged.
audiences-unreached = Have not got another one
audiences-which-unreached = <b>Which announcement have they not got?</b> Organisations of which nobody has got it get a tick; ticks can be changed.
audiences-none-unreached = No announcement has been sent yet.
audiences-voting-unticked = Voting representatives alone
audiences-voting-ticked = ✓ Voting representatives alone
announcements-voting-only = Voting representatives alone: one person of each organisation that has a vote.
