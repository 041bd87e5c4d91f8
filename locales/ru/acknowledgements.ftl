# Кнопка «Ознакомлен»: кто прочитал объявление, кто нет, напоминание.

acknowledgements-acknowledge = Ознакомлен
acknowledgements-done = ✓ Ознакомлен: { $day }, { $clock }
acknowledgements-noted = Отмечено. Спасибо!
acknowledgements-noted-before = Вы уже отметили это объявление.
acknowledgements-withdrawn = Объявление отозвано: отмечать его не нужно.

acknowledgements-are-asked = Кнопка «Ознакомлен»: есть
acknowledgements-are-not-asked = Кнопка «Ознакомлен»: нет
acknowledgements-count = Ознакомились организаций: { $informed } из { $organisations }.
acknowledgements-who-has-not = Кто не ознакомился

acknowledgements-list = <b>Объявление № { $number }: кто не ознакомился</b>
    Организация считается ознакомленной, когда кнопку нажал хотя бы один её представитель.
acknowledgements-silent = { $name }
acknowledgements-nobody-silent = Таких организаций нет.
acknowledgements-remind = Напомнить остальным
acknowledgements-goes-out = Напоминание отправляется. Получателей: { $people }.
acknowledgements-waits = Сейчас тихие часы. Напоминание уйдёт: { $at }. Получателей: { $people }.
acknowledgements-reminder = Организаторы просят подтвердить, что вы ознакомились с объявлением № { $number } ({ $at }).
acknowledgements-show = Показать объявление

acknowledgements-not-asked = В этом объявлении не просили подтвердить ознакомление, или оно отозвано.
acknowledgements-all = Напоминать некому. Показываем, как обстоят дела сейчас.
acknowledgements-reminded = Напоминание уже отправляли: { $at }. Следующее можно отправить не раньше чем через сутки: { $next }.
