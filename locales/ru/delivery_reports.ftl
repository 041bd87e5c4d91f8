# Отчёт о доставке: кому позвонить, таблица, текст для письма.

delivery-reports-whom = Кому позвонить
delivery-reports-table = Таблица (XLSX)
delivery-reports-letter = Текст для письма
delivery-reports-organisation = { $name }

delivery-reports-unreached = <b>Объявление № { $number }: кому позвонить</b>
    Организации, в которых объявление не получил никто. Телефон показан, если он у нас есть. Сообщили организации иначе? Выберите её и отметьте это.
delivery-reports-nobody-unreached = Таких организаций нет.
delivery-reports-line = { $name }: { $phone }
delivery-reports-line-without-phone = { $name }: телефона у нас нет
delivery-reports-line-told-phone = ✓ { $name }: сообщено по телефону { $at }
delivery-reports-line-told-mail = ✓ { $name }: сообщено по почте { $at }
delivery-reports-telling = <b>Объявление № { $number }: как сообщили?</b>

    { $line }
delivery-reports-told-phone = Сообщено по телефону
delivery-reports-told-mail = Сообщено по почте
delivery-reports-noted = Отмечено: отчёт дополнен.
delivery-reports-told-before = Это уже отмечено. Показываем, кому ещё сообщить.
delivery-reports-has-got-it = Эта организация объявление получила или ещё получит. Показываем, кому сообщить.

delivery-reports-table-caption = Отчёт о доставке объявления № { $number }: по строке на каждого получателя.
delivery-reports-sheet = Объявление { $number }
delivery-reports-column-organisation = Организация
delivery-reports-column-person = Человек
delivery-reports-column-state = Состояние
delivery-reports-column-when = Когда
delivery-reports-column-acknowledged = Ознакомлен
delivery-reports-column-told = Как сообщено иначе
delivery-reports-column-told-at = Когда сообщено иначе
delivery-reports-fate-delivered = доставлено
delivery-reports-fate-twice = доставлено, возможно дважды
delivery-reports-fate-waiting = отправляется
delivery-reports-fate-blocked = бот заблокирован или учётная запись удалена
delivery-reports-fate-never-started = чат с ботом не начат
delivery-reports-fate-cancelled = не отправлено: отозвано или остановлено
delivery-reports-fate-failed = не доставлено
delivery-reports-fate-nobody = не отправлялось: нет представителя в боте или тема отключена
delivery-reports-how-phone = по телефону
delivery-reports-how-mail = по почте

delivery-reports-letter-text = <b>Объявление № { $number }: текст для письма</b>

    <pre>{ $text }</pre>
delivery-reports-letter-file = { $files ->
        [1] К объявлению приложен файл: вложите его в письмо отдельно.
       *[other] К объявлению приложены файлы ({ $files }): вложите их в письмо отдельно.
    }
