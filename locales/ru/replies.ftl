# Кто придёт на собрание и кто что ответил.

meeting-who-comes = <b>Кто придёт.</b> { $title }
meeting-who-answered = <b>Кто что ответил.</b> { $title }
meeting-nobody-yet = Пока никто не ответил, что придёт.
meeting-group-in_person = <b>Очно: { $count }</b>
    { $lines }
meeting-group-online = <b>Онлайн: { $count }</b>
    { $lines }
meeting-group-deputy = <b>Направят представителя: { $count }</b>
    { $lines }
meeting-group-declined = <b>Не смогут: { $count }</b>
    { $lines }
meeting-group-silent = <b>Не ответили: { $count }</b>
    { $lines }
meeting-voter = { $name }
meeting-observer = { $name } (наблюдатель)
meeting-more-names = и ещё { $count }
meeting-counts = очно — { $in_person }, онлайн — { $online }, через представителя — { $deputy }, не смогут — { $declined }, не ответили — { $silent }
