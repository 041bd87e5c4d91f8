# Организаторы: кто они, как их назначают, как уходят. Отказы видны и на консоли.

organisers-list = <b>Организаторы</b>
    { $lines }
organisers-line = { $name }, с { $since }
organisers-appointed = { $count ->
        [one] Ещё { $count } человек назначен, но пока не вошёл в бот: он станет организатором, когда даст согласие.
        [few] Ещё { $count } человека назначены, но пока не вошли в бот: они станут организаторами, когда дадут согласие.
       *[other] Ещё { $count } человек назначены, но пока не вошли в бот: они станут организаторами, когда дадут согласие.
    }
organisers-how = Нового организатора назначает тот, кто обслуживает бот, командой на сервере:
    <code>python -m bot organisers add &lt;Telegram id&gt;</code>
    Нажать «Старт» и дать согласие можно и до неё, и после. Свой Telegram id видно в файле из /mydata.
organisers-step-down = Уйти из организаторов
organisers-step-down-sure = <b>Уйти из организаторов?</b>
    Заявки и список организаторов станут вам недоступны. Вернуть роль сможет только тот, кто обслуживает бот.
organisers-step-down-yes = Да, уйти
organisers-stepped-down = Вы больше не организатор. Всё, что вам доступно, — в меню.
organisers-colleague-left = <b>{ $name } больше не организатор.</b> Заявки решают оставшиеся организаторы: /organisers.

organisers-last = Единственный организатор уйти не может. Сначала назначьте другого командой на сервере: python -m bot organisers add &lt;Telegram id&gt;
organisers-already = Этот человек уже организатор или уже назначен. Всех покажет команда: python -m bot organisers list
organisers-none-such = Организатора с таким Telegram id нет. Всех покажет команда: python -m bot organisers list
organisers-exist = Код нужен только первому организатору, а организаторы уже есть. Назначьте ещё одного командой: python -m bot organisers add &lt;Telegram id&gt;
