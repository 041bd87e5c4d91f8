# Голосование: кто и почему не может голосовать, что нельзя открыть и изменить.

ballot-closed = Голосование завершено: { $at }. Голос не учтён.
ballot-waits-for-item = Голосование ещё не открыто: его откроют на собрании, когда дойдут до этого вопроса. Вы получите сообщение.
ballot-not-open-yet = Голосование откроется { $at }. Сейчас голос не учтён: проголосуйте после открытия.
ballot-for-participants = Голосовать могут подтверждённые участники. Если ваша заявка на проверке, дождитесь решения, если заявки нет, зарегистрируйте организацию.
ballot-organisation-suspended = Участие { $name } приостановлено, поэтому голос не учтён. Спросите организаторов, что нужно сделать.
ballot-organisation-excluded = { $name } исключена из участников, поэтому голос не учтён. Причина — в истории организации.
ballot-organisation-withdrawn = { $name } вышла из состава участников, поэтому голос не учтён.
ballot-observer = Голосовать могут подтверждённые участники. { $name } — наблюдатель, без голоса. Итоги придут и вам.
ballot-not-on-roll = { $name } нет в списке голосующих: он составлен при открытии и не меняется. Голосовать можно в следующих голосованиях.
ballot-not-checked-in = Голосуют те, кто зарегистрировался на собрании, а { $name } не отмечена. Отметьтесь («Я на месте») и проголосуйте снова.
ballot-authority-expired = Доверенность № { $number } действовала по { $until } включительно. Передайте организаторам новую, чтобы голосовать.
ballot-no-such-choice = В этом голосовании такого варианта нет. Откройте его заново и выберите из предложенных.
ballot-vote-is-final = Голос уже принят, а менять его в этом голосовании нельзя.

ballot-roll-empty = Голосовать некому: нет ни одного подтверждённого участника с голосом. Сначала примите заявки.
ballot-closes-too-early = Закрытие ({ $at }) не позже открытия. Укажите более позднее время.
ballot-too-few-options = Вариантов слишком мало: нужно не меньше { $fewest }. Добавьте варианты.
ballot-same-options = Два варианта одинаковы. Назовите их по-разному.

ballot-none-such = Такого голосования нет. Список голосований: /ballots.

# Список и карточка.

ballots-list = <b>Голосования</b>
    Выберите голосование, чтобы открыть его карточку.
ballots-none = <b>Голосований пока нет.</b> Когда голосование откроется, представители голосующих организаций получат сообщение.
ballots-back = Все голосования
ballot-list-line = { $state ->
        [ahead] Скоро: { $title }
        [open] № { NUMBER($number, useGrouping: 0) }, идёт: { $title }
       *[over] № { NUMBER($number, useGrouping: 0) }, завершено: { $title }
    }
ballot-prepared-line = Готовится: { $title }
ballot-decisions = Решения
ballot-guide = Справочник форм
ballot-new = Новое голосование

ballot-head = <b>Голосование № { NUMBER($number, useGrouping: 0) } «{ $title }»</b>
    { $question }
ballot-head-ahead = <b>Голосование «{ $title }»</b>
    { $question }
ballot-at-item = Вопрос { $item } повестки собрания.
ballot-option = — { $option }
ballot-opens = Откроется { $at }. { $until } Представители голосующих организаций получат сообщение.
ballot-until = Голосовать можно до { $at }.
ballot-until-or-earlier = Голосовать можно до { $at }. Организаторы могут закрыть голосование раньше.
ballot-until-by-hand = Закроют голосование организаторы.
ballot-until-minutes = { $minutes ->
        [one] Голосовать можно { $minutes } минуту после открытия.
        [few] Голосовать можно { $minutes } минуты после открытия.
       *[other] Голосовать можно { $minutes } минут после открытия.
    }
ballot-is-open = Голосование идёт. { $until }
ballot-turnout = Проголосовало { $took_part } из { $eligible }.
ballot-turnout-at-meeting = Проголосовало { $took_part }, на собрании присутствует { $present } из { $eligible }.
ballot-roll = Итоги — после закрытия. Список голосующих заморожен при открытии, отпечаток <code>{ $hash }</code>.
ballot-being-counted = Голосование завершено, итог подводится и придёт сообщением.
ballot-seat-silent = { $name } ещё не голосовала. Один голос от организации.
ballot-seat-voted = Голос { $name }: «{ $choice }».
ballot-vote-for = Голосовать: { $name }

ballot-choice-for = За
ballot-choice-against = Против
ballot-choice-abstain = Воздержаться
ballot-option-association = Ассоциация
ballot-option-ano = АНО
ballot-option-ooo = ООО
ballot-option-nao = АО (непубличное)
ballot-option-fund = Фонд
ballot-option-hoz_partnership = Хозяйственное партнёрство
ballot-option-existing_org = Действующая организация
ballot-option-other = Другая форма

# Сообщения голосующим.

ballot-opened = <b>Открыто голосование № { NUMBER($number, useGrouping: 0) } «{ $title }».</b> { $until }
    { $force } Один голос от организации.
ballot-opened-at-meeting = <b>Открыто голосование № { NUMBER($number, useGrouping: 0) } «{ $title }»: вопрос { $item } повестки.</b> { $until }
    { $force } Один голос от организации; голосуют те, кто зарегистрировался на собрании.
ballot-vote = Голосовать
ballot-reminder = <b>Ваша организация ещё не голосовала: № { NUMBER($number, useGrouping: 0) } «{ $title }».</b> { $until }
ballot-not-opened = <b>Голосование «{ $title }» не открылось.</b> { $why }
    Оно снова среди готовящихся.

# Голос.

ballot-sure = <b>Подтвердите голос { $name }: «{ $choice }»</b>
    Голосование № { NUMBER($number, useGrouping: 0) } «{ $title }».
ballot-replaces-own = Новый голос заменит прежний: «{ $choice }».
ballot-replaces-colleague = От вашей организации уже проголосовал другой представитель: «{ $choice }». Новый голос заменит прежний.
ballot-confirm = Подтвердить голос
ballot-back = Назад
ballot-receipt = <b>Голос { $name } принят: «{ $choice }».</b>
    Голосование № { NUMBER($number, useGrouping: 0) } «{ $title }». Квитанция № { $receipt }. Голос можно изменить до закрытия. { $until }
ballot-change-vote = Изменить голос
ballot-cast-by-colleague = <b>Голос { $name }: «{ $choice }».</b> Проголосовал ваш коллега: { $by }.
    Голосование № { NUMBER($number, useGrouping: 0) } «{ $title }». Квитанция № { $receipt }. Если это ошибка, голос можно изменить до закрытия.
ballot-open-card = Открыть голосование
ballot-vote-changed-meanwhile = Голос вашей организации за это время изменился, поэтому ваш не записан. Посмотрите, как обстоит дело, и выберите ещё раз.

# Организаторам: подготовка, открытие, закрытие.

form-name-ballot = новое голосование
question-ballot_kind = <b>О чём голосование?</b> Предложение принимают или отклоняют, из вариантов выбирают один. Для организационно-правовой формы варианты уже готовы.
label-ballot_kind = Вид
ballot-kind-for_against = Предложение
ballot-kind-single_choice = Один из вариантов
ballot-kind-legal_form = Организационно-правовая форма
question-ballot_title = <b>Короткое название,</b> до 80 знаков. Например: Соглашение об участии.
label-ballot_title = Название
question-ballot_question = <b>Что решается?</b> Напишите текст решения или вопрос, до 500 знаков. При открытии он замораживается.
label-ballot_question = Вопрос
question-ballot_options = <b>Варианты, каждый с новой строки,</b> от двух до десяти. «Воздержаться» добавится само.
label-ballot_options = Варианты
question-ballot_rules = <b>Как считать?</b> Кворум во всех случаях — не менее половины голосующих организаций. «От всех» — доля всего списка, остальное — доля от проголосовавших, а на собрании — от присутствующих.
label-ballot_rules = Правило
ballot-rules-ordinary = Большинство
ballot-rules-two_thirds = Две трети
ballot-rules-three_quarters = Три четверти
ballot-rules-unanimous = Единогласно
ballot-rules-of_all = Большинство от всех
ballot-rules-two_thirds_of_all = Две трети от всех
question-ballot_opens = <b>Когда открыть?</b> Нажмите кнопку или напишите день и время: «5 июля 9:00», «в понедельник в 9:00». На собрании голосование открывает организатор, когда доходят до вопроса.
label-ballot_opens = Открытие
ballot-opens-now = Сразу
ballot-opens-at_meeting = На собрании
ballot-opens-at-item = на собрании { $at }, вопрос { $item } повестки
ballot-which-meeting = <b>На каком собрании?</b>
ballot-meeting-line = { $at }: { $title }
ballot-which-item = <b>По какому вопросу повестки?</b> { $title }, { $at }.
ballot-item-line = { $item }. { $title }
question-ballot_lasts = <b>Сколько оно продлится на собрании?</b> Выберите, что закроет организатор, или число минут: кнопкой либо сообщением, до 60. По времени голосование закроется само, раньше закрыть его нельзя.
label-ballot_lasts = Продлится
ballot-lasts-by_hand = Закроет организатор
ballot-lasts-5 = 5 минут
ballot-lasts-10 = 10 минут
ballot-lasts-minutes = { $minutes } мин после открытия
ballot-minutes-shape = Напишите число минут от 1 до { $most } или нажмите кнопку.
ballot-no-meeting-ahead = Собраний впереди нет. Сначала созовите собрание (/meetings) или выберите другое время открытия.
ballot-meeting-over = Это собрание завершено или отменено. Выберите для голосования другое время открытия.
ballot-meeting-changed = Это собрание за это время изменили. Выберите время открытия ещё раз.
ballot-meeting-not-begun = Голосование открывают на собрании, когда открыта регистрация. Собрание начнётся: { $at }.
question-ballot_closes = <b>Когда закрыть?</b> Напишите день и время или выберите, что закроет организатор. Назначенное время потом не меняется.
label-ballot_closes = Закрытие
ballot-closes-by_hand = Закроет организатор

ballot-preset-title = Организационно-правовая форма
ballot-preset-question = Какую организационно-правовую форму специализированной организации кластера вы поддерживаете?
ballot-second-round = { $title } (второй тур)
ballot-too-many-options = Вариантов слишком много: не больше { $most }. Объедините похожие и пришлите список ещё раз.
ballot-option-too-long = Один из вариантов длиннее { $longest } знаков и не поместится на кнопке. Сократите его и пришлите список ещё раз.

ballot-prepared = <b>Проверьте и откройте голосование.</b> Пока его видят только организаторы.
ballot-prepared-at = <b>Проверьте голосование.</b> Пока его видят только организаторы. Откройте его на собрании, когда дойдут до вопроса: кнопка появится под «Вести собрание».
ballot-waits-elsewhere = Когда и где открывается это голосование, за это время изменили. Показываем, как обстоят дела сейчас.
ballot-place = Откроется на собрании «{ $title }», { $at }. Вопрос повестки:
ballot-item-waits = Вопрос { $item }: голосование «{ $title }» ждёт открытия.
ballot-item-open = <b>Вопрос { $item }: идёт голосование № { NUMBER($number, useGrouping: 0) } «{ $title }».</b> { $turnout }
ballot-item-over = Вопрос { $item }: голосование № { NUMBER($number, useGrouping: 0) } «{ $title }» — { $verdict }.
ballot-put = Открыть голосование по вопросу { $item }: { $title }
ballot-look = Вопрос { $item }: { $title }
ballot-released = <b>Голосование «{ $title }» осталось неоткрытым: собрание { $state ->
        [cancelled] отменено
       *[closed] завершено
    }.</b> Оно было назначено на собрание «{ $meeting }», а теперь среди готовящихся: откройте его отдельно, перенесите на другое собрание или удалите.
ballot-times = Открытие: { $opens }. { $until }
ballot-opens-at = { $at }
ballot-opens-when-called = сразу, когда вы нажмёте «Открыть сейчас»
ballot-would-vote = { $count ->
        [one] Голосовать сможет { $count } организация: список составляется при открытии.
        [few] Голосовать смогут { $count } организации: список составляется при открытии.
       *[other] Голосовать смогут { $count } организаций: список составляется при открытии.
    }
ballot-call-now = Открыть сейчас
ballot-call-at = Назначить открытие
ballot-change = Изменить
ballot-discard = Удалить
ballot-discard-sure = Удалить голосование «{ $title }»? Ответы анкеты не восстановить.
ballot-discard-yes = Да, удалить
ballot-discard-done = Голосование «{ $title }» удалено.
ballot-discarded = Этого голосования больше нет: его удалили. Список голосований: /ballots.
ballot-called = <b>Голосование «{ $title }» откроется { $at }.</b> { $until }
    Представители голосующих организаций получат сообщение.
ballot-called-at = <b>Открываем голосование «{ $title }» по вопросу { $item }.</b>
    Представители голосующих организаций получат сообщение. Сколько проголосовало, видно в карточке, там же голосование закрывают.
ballot-progress = Ход голосования
ballot-called-already = Это голосование уже назначено или открыто. Показываем, как обстоят дела сейчас.
ballot-call-off = Отменить открытие
ballot-called-off = Открытие голосования «{ $title }» отменено. Оно снова среди готовящихся.
ballot-not-ahead = Отменить можно только то, что ещё не открылось. Показываем, как обстоят дела сейчас.
ballot-close = Закрыть голосование
ballot-close-sure = <b>Закрыть голосование № { NUMBER($number, useGrouping: 0) } «{ $title }»?</b> { $turnout } После закрытия голоса не принимаются.
ballot-close-early = Объявленное время: до { $at }. Сейчас вы закроете его раньше: убедитесь, что проголосовали все присутствующие.
ballot-close-yes = Да, закрыть
ballot-close-done = <b>Голосование № { NUMBER($number, useGrouping: 0) } «{ $title }» закрыто.</b> Итог придёт всем сообщением.
ballot-closes-by-itself = Это голосование закроется само: { $at }. Время объявлено при открытии, раньше закрыть нельзя.
