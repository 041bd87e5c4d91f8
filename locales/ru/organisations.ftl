# Моя организация: карточка, представители, история, передача голоса.

organisation-which = Какую организацию показать?
organisation-card = <b>{ $name }</b>
    Состояние: { $status }. Участие: { $vote }.
organisation-votes = с правом голоса
organisation-observes = наблюдатель, без голоса
organisation-status-confirmed = подтверждена
organisation-status-suspended = приостановлена
organisation-status-excluded = исключена
organisation-status-withdrawn = выбыла

organisation-representatives = Представители: { $count }
organisation-people = <b>Представители { $name }</b>
organisation-person = <b>{ $name }</b>, { $position }
    { $role }
    { $phone }, { $email }
    Полномочия: { $authority }{ $expired }
representative-votes = Голосующий представитель
representative-leads = Основной представитель
representative-deputy = Заместитель
authority-proxy = доверенность № { $number } от { $issued }, действует по { $until }
authority-proxy-unnumbered = доверенность от { $issued }, действует по { $until }
authority-expired = {" "}<b>— срок истёк</b>

organisation-history = История
organisation-history-of = <b>История { $name }</b>
organisation-change = { $at }: { $status }
organisation-change-reason = { $at }: { $status }. Причина: { $reason }

organisation-hand-over = Передать голос: { $name }
organisation-hand-over-sure = <b>Передать голос { $organisation }? Голосующим представителем станет { $name }.</b>
    Он будет подтверждать коллег. Вы останетесь представителем и сможете подавать голос организации; вернуть вам роль сможет только новый голосующий представитель.
organisation-hand-over-yes = Да, передать голос
organisation-handed-over = <b>Голос { $organisation } передан.</b> Голосующий представитель теперь — { $name }.

organisation-none = Эту организацию вы не представляете. Ваша открывается командой /organisation.
organisation-vote-not-yours = Передать голос может только голосующий представитель. Кто это, видно в списке представителей.
organisation-no-such-colleague = Этому человеку голос не передать: он больше не представляет организацию, или голос уже у него. Выберите другого в списке.
organisation-already-out = Организация уже не участник кластера: исключать её не нужно. Что с ней было, видно в её истории.
