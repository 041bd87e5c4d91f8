# Первые слова: приветствие, язык, согласие, код первого организатора.

entrance-greeting = <b>{ $cluster }</b>
    Здравствуйте! Это бот-собрание кластера. Здесь организация подаёт заявку на участие и получает решение, а её представители видят карточку организации и узнают новости о ней.

    Пока вы не дадите согласие на обработку персональных данных, бот ничего о вас не сохраняет.

    <i>This is the assembly bot of the cluster: organisations apply here to take part. Nothing about you is stored before you consent.</i>
entrance-choose = Выберите язык. Choose your language.
language-ru = Русский
language-en = English

entrance-organiser = <b>Вы — организатор кластера. Заявки на участие будут приходить к вам.</b>
    Все, что ждут решения, — в /applications, другие организаторы — в /organisers.
entrance-code-refused = Код не подошёл. Проверьте его или попросите новый у того, кто запускает бот.

consent-read-again = Прочитать ещё раз
consent-operator-missing = Регистрация пока закрыта: не указан оператор персональных данных (OPERATOR_NAME и OPERATOR_ADDRESS). Скажите об этом организаторам кластера и попробуйте позже.

entrance-description = { $cluster }. Здесь организация подаёт заявку на участие в кластере и получает решение, а её представители видят карточку организации и узнают новости. Нажмите «Начать».
