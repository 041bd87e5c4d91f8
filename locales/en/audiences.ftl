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
