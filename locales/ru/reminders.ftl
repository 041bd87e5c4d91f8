# Напоминания о вехах и строки «Моего стола».

reminder-soon = { $days ->
        [one] <b>Через { $days } день, { $due }, срок вехи № { NUMBER($number, useGrouping: 0) } «{ $title }».</b>
        [few] <b>Через { $days } дня, { $due }, срок вехи № { NUMBER($number, useGrouping: 0) } «{ $title }».</b>
       *[other] <b>Через { $days } дней, { $due }, срок вехи № { NUMBER($number, useGrouping: 0) } «{ $title }».</b>
    }
    Ответственный: { $responsible }. Сообщите состояние кнопкой.
reminder-today = <b>Сегодня, { $due }, срок вехи № { NUMBER($number, useGrouping: 0) } «{ $title }».</b>
    Ответственный: { $responsible }. Отметьте выполнение или сообщите, что мешает.
reminder-overdue = <b>Срок вехи № { NUMBER($number, useGrouping: 0) } «{ $title }» истёк: { $due }. Сообщите состояние.</b>
    Ответственный: { $responsible }.
reminder-summary = <b>Напоминания, которые не пришли вовремя: { $count }.</b> Вот как обстоят дела сейчас:
    { $lines }
reminder-more = И ещё { $count }: их показывает дорожная карта.
desk-milestone = веха № { NUMBER($number, useGrouping: 0) }: { $title }
desk-report-done = подтвердить выполнение вехи № { NUMBER($number, useGrouping: 0) }
desk-report-postponement = ответить на просьбу о переносе вехи № { NUMBER($number, useGrouping: 0) }
