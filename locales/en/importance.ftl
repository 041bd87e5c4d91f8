# Announcements: urgency, quiet hours, topic.

topic-general = general
topic-events = events
topic-projects = projects

importance-is-normal = A normal announcement: it waits through quiet hours (from 20:00 to 09:00, and weekends). Topic: { $topic }.
importance-is-urgent = <b>An urgent announcement:</b> it arrives at once, at night and at weekends too. Topic: { $topic }.
importance-now-quiet = These are quiet hours: it goes out { $at }. Who takes announcements at any time gets it at once.
importance-planned-quiet = The chosen time is in quiet hours: people get the announcement { $at }. For them to get it earlier, choose another time, or take the sending back and make it urgent.
importance-at-quiet = { $at }. These are quiet hours: a normal announcement reaches people when they end, an urgent one at once
importance-muted = { $people ->
        [one] { $people } person has
       *[other] { $people } people have
    } muted this topic and will not get it.
importance-waits = <b>Announcement № { $number } waits for the end of quiet hours: people get it { $at }.</b>
announcements-count-resting = Waiting for the end of quiet hours: { $people }.

importance-make-urgent = Make it urgent
importance-make-normal = Make it normal
importance-topic = Topic: { $topic }
importance-send-later = Send after quiet hours
importance-which-topic = <b>What is announcement № { $number } about?</b> Who has muted a topic in “Notifications” does not get it.
importance-sure = <b>Send the urgent announcement № { $number }?</b> { $people ->
        [one] { $people } person gets
       *[other] { $people } people get
    } it at once, even at night or at a weekend. Urgent is what cannot wait for working hours.
importance-yes-urgent = Yes, send it at once
