# Веха: карточка, что сообщает ответственный, что решает организатор, кому что сказать.

milestone-line = № { NUMBER($number, useGrouping: 0) }. { $title } — { $due }, { $standing }
milestone-card = <b>№ { NUMBER($number, useGrouping: 0) }. { $title }</b>
    Срок: { $due }{ $left }
    Состояние: { $standing }
    Ответственный: { $responsible }
milestone-left = { $days ->
        [0] {" "}(сегодня)
        [one] {" "}(остался { $days } день)
        [few] {" "}(осталось { $days } дня)
       *[other] {" "}(осталось { $days } дней)
    }
milestone-left-late = { $days ->
        [one] {" "}(прошёл { $days } день)
        [few] {" "}(прошло { $days } дня)
       *[other] {" "}(прошло { $days } дней)
    }
milestone-about = Этап: { $phase }
    Результат: { $yields }
milestone-needs = До неё нужны:
    { $lines }
milestone-done-on = выполнена { $day }
milestone-status-planned = запланирована
milestone-status-in_progress = в работе
milestone-status-postponed = перенесена
milestone-status-reported = выполнение ждёт подтверждения
milestone-status-overdue = просрочена
milestone-status-cancelled = отменена
milestone-problem-is = <b>Проблема</b> ({ $at }): { $note }
milestone-move-asked = <b>Просят перенести срок на { $day }.</b> Причина: { $note }
milestone-done-note = Что сделано: { $note }

milestone-start = В работе
milestone-done = Отметить выполнение
milestone-problem = Есть проблема
milestone-problem-solved = Проблема решена
milestone-move = Перенести срок
milestone-file = Файл
milestone-history = История
milestone-card-back = К вехе
milestone-open = Веха № { NUMBER($number, useGrouping: 0) }
milestone-confirm = Подтвердить
milestone-return = Вернуть в работу
milestone-approve = Разрешить перенос
milestone-keep-due = Оставить срок
milestone-responsible = Ответственный
milestone-cancel = Отменить веху
milestone-reopen = Открыть снова
milestone-choose = Какая организация отвечает за веху № { NUMBER($number, useGrouping: 0) }?

milestone-history-of = <b>История вехи № { NUMBER($number, useGrouping: 0) }. { $title }</b>
milestone-event-added = { $at }: внесена в дорожную карту
milestone-event-started = { $at }: взята в работу
milestone-event-assigned = { $at }: другой ответственный{ $note }
milestone-event-reopened = { $at }: открыта снова
milestone-event-cancelled = { $at }: отменена{ $note }
milestone-event-done = { $at }: сообщено о выполнении, { $outcome }{ $note }{ $answer }
milestone-event-problem = { $at }: проблема, { $outcome }{ $note }
milestone-event-postponement = { $at }: перенос с { $was } на { $new }, { $outcome }{ $note }{ $answer }
milestone-event-note = . { $note }
milestone-event-answer = . Ответ: { $answer }
milestone-outcome-waiting = ждёт ответа
milestone-outcome-yes = принято
milestone-outcome-no = не принято

milestone-file-of = Файл о выполнении вехи № { NUMBER($number, useGrouping: 0) }.
milestone-done-reported = <b>{ $name } сообщает: веха № { NUMBER($number, useGrouping: 0) } выполнена. Подтвердите или верните в работу.</b>
milestone-has-problem = <b>{ $name } сообщает о проблеме с вехой № { NUMBER($number, useGrouping: 0) }.</b>
milestone-move-wanted = <b>{ $name } просит перенести срок вехи № { NUMBER($number, useGrouping: 0) }. Разрешите перенос или оставьте срок.</b>
milestone-problem-over = Проблема с вехой № { NUMBER($number, useGrouping: 0) } «{ $title }» решена.

milestone-reached = <b>Веха № { NUMBER($number, useGrouping: 0) } «{ $title }» выполнена { $day }</b>
    Ответственный: { $name }.
milestone-opens = Теперь можно начинать:
    { $lines }
milestone-returned = <b>Выполнение вехи № { NUMBER($number, useGrouping: 0) } «{ $title }» не подтверждено: она снова в работе.</b>
    Причина: { $why }

    Исправьте и сообщите ещё раз.
milestone-moved = <b>Срок вехи № { NUMBER($number, useGrouping: 0) } «{ $title }» перенесён.</b>
    Было: { $was }
    Стало: { $new }
milestone-not-moved = <b>Срок вехи № { NUMBER($number, useGrouping: 0) } «{ $title }» остаётся прежним: { $due }</b>
    Причина: { $why }
milestone-assigned = <b>За веху № { NUMBER($number, useGrouping: 0) } «{ $title }» теперь отвечает { $name }.</b>
    Срок: { $due }
milestone-reopened = Веха № { NUMBER($number, useGrouping: 0) } «{ $title }» открыта снова. Сообщите, когда она будет выполнена.
milestone-cancelled = <b>Веха № { NUMBER($number, useGrouping: 0) } «{ $title }» отменена.</b>
    Причина: { $why }

milestone-not-yours = За эту веху отвечает другая организация: сообщать о ней могут её представители и организаторы.
milestone-is-done = Эта веха уже выполнена. Если это ошибка, организатор может открыть её снова.
milestone-is-cancelled = Эта веха отменена. Действующие вехи: /roadmap.
milestone-is-reported = О выполнении этой вехи уже сообщено. Дождитесь, пока организатор подтвердит или вернёт её.
milestone-is-in-work = Эта веха уже в работе.
milestone-not-done = Эта веха не выполнена: открывать её снова не нужно.
milestone-due-past = Этот срок уже прошёл: { $day } Укажите сегодняшний день или более поздний.
milestone-due-same = У вехи и сейчас этот срок. Укажите другой день.
milestone-report-settled = На это уже ответили. Показываем, как обстоят дела сейчас.
milestone-report-waits = Такое сообщение уже ждёт ответа организатора.
milestone-problem-known = О проблеме уже сообщено. Когда она решится, нажмите «Проблема решена»; тогда можно сообщить о новой.
milestone-move-waits = Просьба о переносе уже ждёт ответа организатора.
milestone-changed-meanwhile = Веху только что изменили. Показываем, как обстоят дела сейчас.
milestone-none-such = Такой вехи нет. Дорожная карта: /roadmap.
milestone-no-file = К сообщению о выполнении файл не приложен.
milestone-theirs-already = Эта организация и сейчас отвечает за веху. Выберите другую.

question-done_note = <b>Что сделано?</b> Напишите одним сообщением: результат, номер и дата документа. Организатор прочтёт это и подтвердит выполнение.
question-done_file = <b>Приложите документ,</b> если он есть: PDF, JPG или PNG до 20 МБ. Можно пропустить.
question-milestone_problem = <b>Что мешает?</b> Напишите одним сообщением. Его получат организаторы и увидят все, кто откроет веху.
question-new_due = <b>На какой день перенести срок?</b> Например: 12 августа, в пятницу, через 2 недели.
question-why_moved = <b>Почему срок переносится?</b> Причину прочтёт организатор, она останется в истории вехи.
question-done_returned = <b>Чего не хватает?</b> Напишите одним сообщением: ответственный исправит и сообщит снова.
question-due_kept = <b>Почему срок остаётся прежним?</b> Напишите одним сообщением: его получит ответственный.
question-milestone_cancel = <b>Почему веха отменяется?</b> Напишите причину одним сообщением. Веха исчезнет из дорожной карты, напоминаний о ней не будет.
label-done_note = Что сделано
label-done_file = Документ
label-new_due = Новый срок
label-why_moved = Причина
form-name-milestone_done = сообщение о выполнении вехи
form-name-milestone_problem = проблема с вехой
form-name-postponement = перенос срока вехи
form-name-done_returned = возврат вехи в работу
form-name-due_kept = отказ в переносе срока
form-name-milestone_cancel = отмена вехи
