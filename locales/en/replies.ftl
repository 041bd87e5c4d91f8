# Who comes to a meeting, and who answered what.

meeting-who-comes = <b>Who comes.</b> { $title }
meeting-who-answered = <b>Who answered what.</b> { $title }
meeting-nobody-yet = Nobody has replied yet that they come.
meeting-group-in_person = <b>In person: { $count }</b>
    { $lines }
meeting-group-online = <b>Online: { $count }</b>
    { $lines }
meeting-group-deputy = <b>Will send a deputy: { $count }</b>
    { $lines }
meeting-group-declined = <b>Cannot attend: { $count }</b>
    { $lines }
meeting-group-silent = <b>Have not replied: { $count }</b>
    { $lines }
meeting-voter = { $name }
meeting-observer = { $name } (observer)
meeting-more-names = and { $count } more
meeting-counts = in person: { $in_person }, online: { $online }, by a deputy: { $deputy }, cannot attend: { $declined }, silent: { $silent }
