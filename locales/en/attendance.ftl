# Registration on the day of a meeting.

attendance-open = Open registration
attendance-roll-button = Registration
attendance-close = Close the meeting
attendance-opened = <b>Registration for the meeting is open.</b> Check in when you are there or connected.
attendance-roll = <b>Registration.</b> { $title }
    Press the name of an organisation to tick it or to take the tick back.
attendance-over = <b>Registration is over.</b> { $title }
attendance-tick = Tick: { $name }
attendance-is-in_person = { $name }: in person
attendance-is-online = { $name }: online
attendance-refresh = Refresh
attendance-registered = <b>{ $name } is registered.</b>
    Meeting: { $title }. Time of registration: { $at }.

attendance-opened-already = Registration is open already. Here is how things stand now.
attendance-another-day = Registration opens on the day of the meeting: { $at }.
attendance-not-open = Registration is not open yet. The meeting begins: { $at }.
attendance-closed = The meeting is over and registration is closed. The minutes are on the meeting's card.
attendance-mode-impossible = One cannot take part in this meeting in that way. Press another button.
attendance-authority-expired = Power of attorney No. { $number } expired on { $date }. Bring the organisers a new one to register.
attendance-no-authority = Nobody who represents this organisation has an authority in force. Ask for a new power of attorney.
attendance-not-on-roll = The roll of the meeting was fixed when registration opened, and this organisation is not on it.
