# The button "Acknowledged": who has read an announcement, who has not, the reminder.

acknowledgements-acknowledge = Acknowledged
acknowledgements-done = ✓ Acknowledged: { $day }, { $clock }
acknowledgements-noted = Noted. Thank you!
acknowledgements-noted-before = You have acknowledged this announcement already.
acknowledgements-withdrawn = The announcement is withdrawn: there is nothing to acknowledge.

acknowledgements-are-asked = Button "Acknowledged": yes
acknowledgements-are-not-asked = Button "Acknowledged": no
acknowledgements-count = Organisations that acknowledged: { $informed } of { $organisations }.
acknowledgements-who-has-not = Who has not acknowledged

acknowledgements-list = <b>Announcement № { $number }: who has not acknowledged</b>
    An organisation has acknowledged when one of its representatives has pressed the button.
acknowledgements-silent = { $name }
acknowledgements-nobody-silent = There are no such organisations.
acknowledgements-remind = Remind the others
acknowledgements-goes-out = The reminder is on its way. Recipients: { $people }.
acknowledgements-waits = These are quiet hours. The reminder goes out: { $at }. Recipients: { $people }.
acknowledgements-reminder = The organisers ask you to acknowledge announcement № { $number } ({ $at }).
acknowledgements-show = Show the announcement

acknowledgements-not-asked = This announcement does not ask to be acknowledged, or it was withdrawn.
acknowledgements-all = There is nobody to remind. Here is where things stand now.
acknowledgements-reminded = A reminder was sent already: { $at }. The next may follow after a day: { $next }.
