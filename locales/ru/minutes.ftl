# Закрытие собрания и протокол.

attendance-close-sure = <b>Закрыть собрание?</b> Регистрация закончится, протокол получит номер, и о нём сообщат всем. Отменить это нельзя.
attendance-close-yes = Да, закрыть собрание
attendance-closed-notice = <b>Собрание завершено, составлен протокол № { NUMBER($number, useGrouping: 0) }.</b>
    { $title }

minutes-head = <b>ПРОТОКОЛ № { NUMBER($number, useGrouping: 0) } от { $date }</b>
    { $title }

    { $lines }
minutes-present = <b>Присутствовали участники с правом голоса: { $count }</b> (очно — { $in_person }, дистанционно — { $online })
    { $lines }
minutes-invited = <b>Приглашённые без права голоса</b>
    { $lines }
minutes-line = { $name } — { $mode }; { $authority }
minutes-acts-as-head = руководитель
minutes-mode-in_person = очно
minutes-mode-online = дистанционно
minutes-agenda = <b>Повестка дня</b>
    { $lines }
minutes-heard = <b>{ $number }. СЛУШАЛИ:</b> { $title }{ $speaker }
minutes-resolved = <b>РЕШИЛИ:</b> { $text }
minutes-proposed = <b>ПРЕДЛОЖЕНО:</b> { $text }
minutes-chosen = Выбрано: { $option }
minutes-votes = Голосовали: { $votes }. { $verdict }
minutes-and = { $before }, { $one }
minutes-tally = «{ $choice }» — { $votes }
minutes-choice-for = за
minutes-choice-against = против
minutes-choice-abstain = воздержались
minutes-verdict-adopted = Решение принято.
minutes-verdict-not_adopted = Решение не принято.
minutes-verdict-no_quorum = Кворума нет, решение не принято.
minutes-verdict-run_off = Решение не принято, будет второй тур.
minutes-verdict-tie = Голоса разделились поровну, решение не принято.
minutes-ballot-first = Сначала завершите голосование «{ $title }»: собрание закрывают, когда подведён итог.
minutes-ballots-left = <b>Не открыты голосования:</b>
    { $lines }
    Они вернутся в готовящиеся, организаторы получат сообщение.
minutes-ballot-left = Вопрос { $item }: { $title }
minutes-signatures = Председательствующий ________________
    Секретарь ________________

    Составлено по записям бота; силу документа протокол получает с подписями. Решения носят рекомендательный характер.
minutes-not-yet = Протокола ещё нет: он составляется, когда организатор закрывает собрание.
