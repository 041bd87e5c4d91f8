# Заявки глазами заявителя: подача, состояние, вопросы и решения. $kind: organisation или joining.

application-known = <b>{ $name } уже в кластере. Вы можете стать представителем этой организации.</b>
    ИНН { $inn }. Заявку рассмотрит её голосующий представитель или организатор. Если ИНН введён с ошибкой, укажите другой.
application-join = Стать представителем
application-other-inn = Указать другой ИНН
application-inn-waits = <b>Заявка организации с ИНН { $inn } уже на проверке. Дождитесь решения по ней.</b>
    После подтверждения начните регистрацию с тем же ИНН, и вы сможете стать представителем этой организации. Если ИНН введён с ошибкой, укажите другой.

application-sent = <b>{ $kind ->
        [joining] Заявка представителя { $name } отправлена на проверку. Её рассмотрит голосующий представитель организации или организатор.
       *[organisation] Анкета { $name } отправлена на проверку.
    } Ответим в течение двух рабочих дней.</b>
    Номер заявки: № { NUMBER($number, useGrouping: 0) }. Решение придёт в этот чат.
application-mine = <b>Заявка № { NUMBER($number, useGrouping: 0) }: { $status }</b>
    { $kind ->
        [joining] Представитель { $name }
       *[organisation] { $name }
    }. Отправлена { $at }.
application-subject-inn = ИНН { $inn }
application-reason = <b>Причина:</b> { $reason }
application-question = <b>Вопрос к вам:</b> { $question }
application-reply = <b>Ваш ответ:</b> { $reply }

application-open = Открыть заявку
application-correct = Исправить
application-give-reply = Ответить
application-withdraw = Отозвать заявку
application-withdraw-sure = Отозвать заявку № { NUMBER($number, useGrouping: 0) }? Её больше не будут рассматривать. Подать новую можно в любое время.
application-withdraw-yes = Да, отозвать

application-asked = <b>Вопрос по заявке № { NUMBER($number, useGrouping: 0) }. Ответьте на него, чтобы её рассмотрели.</b>
    { $name }

    { $question }
application-returned = <b>Анкета возвращена:</b> { $reason }

    Исправьте и отправьте снова: прежние ответы сохранены. Заявка № { NUMBER($number, useGrouping: 0) }, { $name }.
application-refused = <b>Заявка № { NUMBER($number, useGrouping: 0) } отклонена.</b> { $name }

    <b>Причина:</b> { $reason }

    Если причина устранена, откройте заявку и подайте новую.

application-status-sent = на проверке
application-status-asked = ждёт ответа заявителя
application-status-returned = возвращена на доработку
application-status-accepted = принята
application-status-refused = отклонена
application-status-withdrawn = отозвана

application-is-sent = Заявка на проверке: дождитесь решения.
application-is-asked = Заявка ждёт ответа заявителя: решение будет после него.
application-is-returned = Заявка уже возвращена на доработку: её нужно исправить и отправить снова. Показываем, что в ней сейчас.
application-is-accepted = Заявка уже принята, другого решения по ней не нужно. Показываем, что в ней сейчас.
application-is-refused = Заявка уже отклонена, другого решения по ней не нужно. Показываем, что в ней сейчас.
application-is-withdrawn = Заявка отозвана, решения по ней больше не нужно. Показываем, что в ней сейчас.

application-none = Такой заявки нет, или она вам не видна. Откройте меню и выберите нужное: /menu.
application-not-returned = Исправить можно только возвращённую заявку. Показываем, что с вашей сейчас.
application-nothing-asked = Вопроса, который ждёт ответа, сейчас нет. Показываем, что с заявкой сейчас.
application-settled-meanwhile = По заявке уже есть решение: кто-то успел раньше. Показываем, какое.
application-too-many = За сутки можно отправить не больше { $limit } { $limit ->
        [one] заявки
       *[other] заявок
    }. Отправьте эту завтра: черновик сохранён.
application-already-waits = Вторую заявку отправить нельзя: одна уже на проверке — ваша или от этой же организации. Дождитесь решения; состояние своей заявки смотрите в /organisation.
application-already-acts = Заявитель уже представляет эту организацию, ещё одна заявка не нужна. Карточка организации: /organisation.
application-cannot-join = Эта организация сейчас не участник кластера, представителей она не принимает. Спросите о ней у организаторов кластера.
application-inn-registered = Организация с этим ИНН уже в кластере, второй раз её принять нельзя. Верните заявку и попросите заявителя стать представителем этой организации.
