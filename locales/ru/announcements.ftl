# Объявления: текст, адресаты, отправка сейчас или к сроку, отчёт, отзыв.

announcements-message = <b>Объявление № { $number }</b>

    { $text }

announcements-message-corrected = <b>Объявление № { $number }</b>
    <i>исправлено { $at }</i>

    { $text }

announcements-list = <b>Объявления</b>
    Выберите объявление, чтобы увидеть, кто его получил, или напишите новое.
announcements-none = Объявлений пока нет. Чтобы написать первое, нажмите «Новое объявление».
announcements-row = № { $number } · { $state } · { $start }
announcements-state-composed = черновик
announcements-state-planned = назначено
announcements-state-sent = отправлено
announcements-state-withdrawn = отозвано

announcements-compose = Новое объявление
announcements-go-on = Дальше: кому
announcements-rewrite = Изменить текст
announcements-drop = Удалить
announcements-open = К объявлению
announcements-back = Все объявления
announcements-send = Отправить сейчас
announcements-at-time = Назначить время
announcements-other-time = Другое время
announcements-unplan = Не отправлять
announcements-show = Показать текст
announcements-test = Проверить на себе
announcements-test-comes = Сейчас пришлём вам одному: ровно то, что получат люди.
announcements-was-test = <b>Это была проверка.</b> Сообщение выше — объявление № { $number } таким, каким его увидят люди; пока его получили только вы. Кнопки под ним заработают у тех, кому вы его отправите.
announcements-audience = Изменить адресатов
announcements-by-organisation = По организациям
announcements-refresh = Обновить
announcements-withdraw = Отозвать

question-announcement = <b>Напишите объявление одним сообщением.</b> Оформление сохранится. Можно приложить одно фото или один документ: текст напишите в подписи к нему. Если файлов несколько (до 10), отправьте их вместе или по одному без подписи, затем текст и нажмите «Готово». Сначала вы увидите, как оно будет выглядеть; без вашего подтверждения никто его не получит.
question-announcement_at = <b>Когда отправить?</b> Напишите день и время. Например: завтра в 10, 5 июля 14:00, в пятницу в 15.
label-announcement_at = Когда отправить
form-name-announcement = объявление
form-name-announcement_time = время отправки объявления

announcements-waits = отправить или удалить объявление № { $number }
announcements-waits-open = Объявление № { $number }

announcements-composed = <b>Объявление № { $number } ещё никому не отправлено.</b> Выберите, кому оно предназначено: «Изменить адресатов».
announcements-planned = <b>Объявление № { $number } будет отправлено: { $at }.</b>
announcements-draft = <b>Объявление № { $number } готово к отправке. Проверьте, кто его получит.</b>
announcements-sent = <b>Объявление № { $number } отправлено: { $at }.</b>
announcements-withdrawn = <b>Объявление № { $number } отозвано.</b> Отправлено: { $at }.

announcements-to-everybody = Кому: все участники кластера.
announcements-to-role = Кому: участники с ролью «{ $role }».
announcements-to-chosen = Кому: выбранные организации ({ $organisations }).
announcements-reach = Получат: { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[other] { $people } человек
    } из { $organisations ->
        [one] { $organisations } организации
       *[other] { $organisations } организаций
    }{ $unreachable ->
        [0] .
        [one] ; { $unreachable } недоступен: бот заблокирован.
       *[other] ; { $unreachable } недоступны: бот заблокирован.
    }
announcements-silent = { $organisations ->
        [one] У { $organisations } организации
       *[other] У { $organisations } организаций
    } сейчас нет представителя в боте: сообщите им иначе.

announcements-finished = <b>Рассылка объявления № { $number } завершена.</b>
announcements-count-sent = Доставлено: { $sent } из { $people }.
announcements-count-waiting = Ещё отправляется: { $people }.
announcements-count-blocked = Заблокировали бота или удалили учётную запись: { $people }.
announcements-count-never-started = Не начали чат с ботом: { $people }.
announcements-count-failed = Не доставлено по другой причине: { $people }.
announcements-count-cancelled = Не отправлено из-за отзыва: { $people }.
announcements-count-stopped = Не отправлено, потому что рассылку остановили: { $people }.
announcements-bar = { $bar } { $percent } %
announcements-ends = Закончится примерно к { $at }.
announcements-count-unsure = Возможно, получили дважды: { $people }.

announcements-report = <b>Объявление № { $number }: кто получил</b>
    Число людей по организациям. Кто действует за две организации, посчитан в каждой.
announcements-line = { $name }: доставлено { $sent } из { $people }{ $waiting ->
        [0] {""}
       *[other] , отправляется { $waiting }
    }{ $blocked ->
        [0] {""}
       *[other] , заблокировали бота { $blocked }
    }{ $silent ->
        [0] {""}
       *[other] , не начали чат { $silent }
    }{ $failed ->
        [0] {""}
       *[other] , не доставлено { $failed }
    }{ $cancelled ->
        [0] {""}
       *[other] , отменено { $cancelled }
    }{ $unsure ->
        [0] {""}
       *[other] , возможно дважды { $unsure }
    }{ $acknowledged ->
        [0] {""}
       *[other] , ознакомились { $acknowledged }
    }{ $told ->
        [phone] , сообщено по телефону
        [mail] , сообщено по почте
       *[other] {""}
    }

announcements-missed = <b>Объявление № { $number } не отправлено.</b> Назначенное время прошло, пока бот не работал: { $at }. Решите, отправить ли его сейчас.
announcements-not-sent-because = <b>Объявление № { $number } не отправлено в назначенное время.</b> { $why }

announcements-no-words = К файлу нужен текст. Отправьте файл ещё раз и напишите объявление в подписи к нему.
announcements-files-need-words = К файлам нужен текст. Напишите его сообщением, затем нажмите «Готово».
announcements-too-many-files = В объявлении помещается до { $most } { $most ->
        [one] файла
       *[other] файлов
    }. Этот файл не взяли; остальные на месте.
announcements-too-long = Текст слишком длинный: здесь помещается до { $limit } { $limit ->
        [one] знака
       *[other] знаков
    }. Сократите его на { $excess } { $excess ->
        [one] знак
        [few] знака
       *[other] знаков
    } или приложите документ.
announcements-cut = Текст слишком длинный: здесь помещается до { $limit } { $limit ->
        [one] знака
       *[other] знаков
    }. Он занял целое сообщение Telegram; если остаток пришёл отдельным сообщением, мы его не взяли. Сократите весь текст и отправьте его одним сообщением или приложите документ.
announcements-is-planned = Объявление уже назначено к отправке. Чтобы изменить его, сначала нажмите «Не отправлять».
announcements-already-sent = Объявление уже отправлено. Показываем, как обстоят дела сейчас.
announcements-dropped = Этого объявления нет: его удалили. Все объявления — в меню, кнопка «Объявления».
announcements-changed = Текст или адресаты изменились, пока вы смотрели. Проверьте ещё раз и отправьте.
announcements-nobody = Отправлять некому: среди адресатов нет никого, кому бот может написать. Измените адресатов.
announcements-no-audience = Сначала выберите, кому отправить объявление.
announcements-not-planned = Объявление уже не ждёт назначенного времени. Показываем, как обстоят дела сейчас.
announcements-not-sent = Объявление ещё никому не отправлено, отзывать нечего.
announcements-already-withdrawn = Объявление уже отозвано. Показываем, как обстоят дела сейчас.
