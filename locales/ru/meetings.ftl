# Собрания: список, карточка, повестка, ответы, календарь.

meetings-list = <b>Собрания кластера</b>
    Выберите собрание, чтобы открыть его карточку.
meetings-none = Собраний пока нет. О новом собрании бот сообщит сам.
meetings-line = { $day }: { $title }
meetings-line-cancelled = Отменено. { $day }: { $title }
meetings-call = Созвать собрание
meetings-all = Все собрания

meeting-card = <b>{ $title }</b>
    { $lines }
meeting-when = <b>Когда:</b> { $at }
meeting-held = <b>Форма:</b> { $form }
meeting-place = <b>Место:</b> { $place }
meeting-link = <b>Ссылка:</b> { $link }
meeting-form-in_person = Очно
meeting-form-online = Онлайн
meeting-form-mixed = Очно и онлайн

meeting-state-announced = Ответы принимаются до: { $reply_by }.
meeting-state-registration = <b>Идёт регистрация.</b> Отметьтесь, если вы на собрании.
meeting-state-closed = Собрание завершено. Протокол № { NUMBER($number, useGrouping: 0) }.
meeting-state-cancelled = <b>Собрание отменено.</b> Причина: { $reason }

meeting-own-silent = { $name }: ответа пока нет.
meeting-own-reply = { $name }: ваш ответ — «{ $answer }».
meeting-own-present = { $name }: регистрация на собрании есть.
meeting-own-absent = { $name }: регистрации на собрании нет.
meeting-for = От имени: { $name }

meeting-answer-in_person = Буду очно
meeting-answer-online = Буду онлайн
meeting-answer-deputy = Направлю представителя
meeting-answer-declined = Не смогу
meeting-reply-taken = <b>Ответ { $name } записан: «{ $answer }».</b>
    Собрание: { $title }. Изменить ответ может любой представитель организации до: { $until }.

meeting-open = Открыть собрание
meeting-manage = Вести собрание
meeting-agenda = Повестка
meeting-who = Кто придёт
meeting-calendar = В календарь
meeting-minutes = Протокол
attendance-here-in_person = Я на месте
attendance-here-online = Я на связи

meeting-quorum = Зарегистрировано { $registered } из { $eligible } { $eligible ->
        [one] участника
       *[other] участников
    } с правом голоса ({ $percent } %). Кворум имеется.
meeting-no-quorum = Зарегистрировано { $registered } из { $eligible } { $eligible ->
        [one] участника
       *[other] участников
    } с правом голоса ({ $percent } %). Кворума нет: нужно не меньше половины.

agenda-of = <b>Повестка.</b> { $title }
agenda-line = { $number }. { $title }{ $speaker }{ $minutes }
agenda-speaker = {" "}— { $name }
agenda-length = , { $minutes } мин

meeting-calendar-file = Файл для календаря: откройте его, и собрание появится там. Если дата или место изменятся, возьмите файл ещё раз: он заменит прежнее событие.
meeting-calendar-cancels = Собрание отменено. Откройте этот файл, и оно будет отменено в вашем календаре.

meeting-none-such = Такого собрания нет. Список собраний: /meetings.
meeting-not-yours = Эту организацию вы не представляете, или она больше не участник кластера. Ваша открывается командой /organisation.
meeting-is-cancelled = Собрание отменено. Причина: { $reason }
meeting-replies-closed = Ответы принимались до: { $at }. Если планы изменились, сообщите организаторам.
meeting-answer-impossible = Так принять участие в этом собрании нельзя. Выберите другой ответ.

desk-meeting = ответить, придёте ли: { $title }
desk-meeting-open = Ответить на приглашение
