# The first words: greeting, language, consent, the code of the first organiser.

entrance-greeting = <b>{ $cluster }</b>
    Hello! This is the assembly bot of the cluster. Here an organisation applies to take part and receives the decision, and its representatives see its card and get news about it.

    Until you consent to personal data processing, the bot stores nothing about you.

    <i>Это бот-собрание кластера: здесь организации подают заявки на участие. До вашего согласия бот ничего о вас не сохраняет.</i>
entrance-choose = Choose your language. Выберите язык.
language-ru = Русский
language-en = English

entrance-organiser = <b>You are an organiser of the cluster. Applications will come to you.</b>
    All that wait for a decision are in /applications, the other organisers in /organisers.
entrance-code-refused = The code is not valid. Check it or ask whoever runs the bot for a new one.

consent-read-again = Read it again
consent-operator-missing = Registration is still closed: the operator of personal data is not named (OPERATOR_NAME and OPERATOR_ADDRESS). Tell the organisers of the cluster and try again later.

entrance-description = { $cluster }. Organisations apply here to take part in the cluster and get the decision; their representatives see the card of the organisation and hear the news. Press Start.
