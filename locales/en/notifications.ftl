# Notifications: when announcements come to a person, and which.

notifications-quiet = <b>Normal announcements wait for the end of quiet hours:</b> none come from 20:00 to 09:00 and at weekends.
notifications-any-time = <b>Normal announcements come at any time,</b> at night and at weekends too.
notifications-topics = Topics of announcements:
notifications-wanted = { $topic } — they come
notifications-muted = { $topic } — muted
notifications-anyway = Urgent announcements come at once, at any time, but not on muted topics. Notices of meetings and ballots, their cancellation, and withdrawals of announcements always come: they cannot be muted.

notifications-take-any-time = Get them at any time
notifications-take-quiet = Wait through quiet hours
notifications-mute = Mute: { $topic }
notifications-unmute = Unmute: { $topic }
