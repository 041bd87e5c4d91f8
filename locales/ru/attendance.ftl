# Регистрация в день собрания.

attendance-open = Открыть регистрацию
attendance-roll-button = Регистрация
attendance-close = Закрыть собрание
attendance-opened = <b>Регистрация на собрание открыта.</b> Отметьтесь, когда будете на месте или подключитесь.
attendance-roll = <b>Регистрация.</b> { $title }
    Чтобы отметить организацию или снять отметку, нажмите её название.
attendance-over = <b>Регистрация завершена.</b> { $title }
attendance-tick = Отметить: { $name }
attendance-is-in_person = { $name }: очно
attendance-is-online = { $name }: онлайн
attendance-refresh = Обновить
attendance-registered = <b>{ $name }: регистрация принята.</b>
    Собрание: { $title }. Время регистрации: { $at }.

attendance-opened-already = Регистрация уже открыта. Показываем, как обстоят дела сейчас.
attendance-another-day = Регистрация открывается в день собрания: { $at }.
attendance-not-open = Регистрация ещё не открыта. Собрание начнётся: { $at }.
attendance-closed = Собрание завершено, регистрация закрыта. Протокол — в карточке собрания.
attendance-mode-impossible = Так принять участие в этом собрании нельзя. Выберите другую кнопку.
attendance-authority-expired = Срок доверенности № { $number } истёк { $date }. Представьте организаторам новую, чтобы зарегистрироваться.
attendance-no-authority = Ни у кого из представителей этой организации нет действующих полномочий. Попросите представить новую доверенность.
attendance-not-on-roll = Список участников собрания закреплён при открытии регистрации, этой организации в нём нет.
