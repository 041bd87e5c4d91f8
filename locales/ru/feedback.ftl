# Вопросы организаторам по объявлениям и ответы на них.

feedback-ask = Спросить организаторов
feedback-ask-again = Спросить ещё
question-inquiry = <b>Ваш вопрос организаторам по объявлению:</b> напишите его одним сообщением. Ответ придёт сюда.
form-name-inquiry = вопрос организаторам
feedback-asked = <b>Вопрос № { $number } по объявлению № { $announcement } передан организаторам.</b> Ответ придёт сюда.

    { $text }
feedback-not-got = Спросить можно об объявлении, которое вы получили. Все ваши дела: /desk.
feedback-enough = Без ответа уже { $many ->
        [one] { $many } ваш вопрос
        [few] { $many } ваших вопроса
       *[many] { $many } ваших вопросов
    }. Дождитесь ответа на один из них и спросите снова.

feedback-card = <b>Вопрос № { $number } по объявлению № { $announcement }</b>
    { $name }, { $organisation }
    { $at }

    { $text }
feedback-answer = Ответить
feedback-supplement = Дополнить ответ
feedback-open = Открыть вопрос
feedback-answer-line = <b>Ответ:</b> { $name }, { $at }
    { $answer }
feedback-answered-by = <b>На вопрос № { $number } ответ дан:</b> { $name }, { $at }

    { $answer }
question-inquiry_answer = <b>Ваш ответ от имени организаторов:</b> напишите его одним сообщением. Кто спросил, получит его от бота, без вашего имени.
form-name-inquiry_answer = ответ на вопрос
question-inquiry_supplement = <b>Чем дополнить ответ?</b> Напишите одним сообщением. Кто спросил, получит его от бота, без вашего имени.
form-name-inquiry_supplement = дополнение к ответу
feedback-answered = <b>Ответ организаторов на ваш вопрос № { $number } по объявлению № { $announcement }</b>

    { $answer }

    Вы спрашивали: { $text }
feedback-answered-already = На этот вопрос уже есть ответ: { $name }. Его можно дополнить.
feedback-none-such = Такого вопроса нет. Что ждёт ответа, видно здесь: /desk.
feedback-forgotten = Кто спросил, отозвал согласие: вопрос стёрт, отвечать некому.
feedback-waits = ответить на вопрос № { $number } по объявлению № { $announcement }: { $organisation }
feedback-waits-open = Открыть вопрос № { $number }
