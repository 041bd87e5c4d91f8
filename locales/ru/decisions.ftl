# Решения: что будет считаться принятым и почему итог такой.

decision-by-for_against = Решение будет принято, если «за» { $threshold ->
        [majority] проголосует больше половины
        [two_thirds] проголосует не менее двух третей
        [three_quarters] проголосует не менее трёх четвертей
        [unanimous] проголосует каждая из
       *[plurality] будет больше голосов, чем «против»
    }{ $of ->
        [eligible] { " " }организаций списка: { $needed } из { $eligible }.
        [present] { " " }организаций, отмеченных на собрании (воздержавшиеся и не голосовавшие — в их числе).
        [voters] { " " }проголосовавших организаций (воздержавшиеся — в их числе).
       *[rivals] .
    } { $rule ->
        [gte_half] Кворум — не менее половины списка: { $quorum } из { $eligible }.
        [gt_half] Кворум — больше половины списка: { $quorum } из { $eligible }.
       *[none] Кворум не нужен.
    }
decision-by-single_choice = Победит вариант, { $threshold ->
        [majority] за который проголосует больше половины
        [two_thirds] за который проголосует не менее двух третей
        [three_quarters] за который проголосует не менее трёх четвертей
        [unanimous] за который проголосует каждая из
       *[plurality] у которого голосов больше, чем у любого другого
    }{ $of ->
        [eligible] { " " }организаций списка: { $needed } из { $eligible }.
        [present] { " " }организаций, отмеченных на собрании (воздержавшиеся и не голосовавшие — в их числе).
        [voters] { " " }проголосовавших организаций (воздержавшиеся — в их числе).
       *[rivals] .
    }{ $otherwise ->
        [run_off] { " " }Если такого варианта нет, между двумя лидерами пройдёт второй тур.
       *[nothing] { "" }
    } { $rule ->
        [gte_half] Кворум — не менее половины списка: { $quorum } из { $eligible }.
        [gt_half] Кворум — больше половины списка: { $quorum } из { $eligible }.
       *[none] Кворум не нужен.
    }

decision-why-no-quorum = Кворума нет: нужно { $quorum } из { $eligible }, участвовало { $took_part }. Итог не подводится.
decision-why-adopted-for_against = «За» — { $votes }, нужно было { $needed }.
decision-why-adopted-single_choice = За победивший вариант — { $votes }, нужно было { $needed }.
decision-why-equal = «За» и «против» поровну, по { $votes }, а нужно было { $needed } «за». При равенстве решение не принято, решающего голоса председателя нет.
decision-why-too-few = «За» — { $votes }, а нужно было { $needed }.
decision-why-nothing-chosen = Ни за один вариант никто не проголосовал.
decision-why-pair = Ни один из двух вариантов не набрал нужного: у лидера { $votes }, а нужно было { $needed }.
decision-why-pair-equal = Голоса разделились поровну, по { $votes }, а нужно было { $needed }. При равенстве решение не принято.
decision-why-lone-option = Голоса есть только у одного варианта: { $votes }, а нужно было { $needed }. Второй тур проводить не с кем.
decision-why-run-off = Ни один вариант не набрал нужного: у лидера { $votes }, а нужно было { $needed }. Между двумя лидерами пройдёт второй тур.
decision-why-first-place-tied = Первое место делят варианты с равным числом голосов, по { $votes }. Выбрать из них без нового голосования нельзя: нужно повторное — только между ними.
decision-why-second-place-tied = Лидер набрал { $votes }, а нужно было { $needed }. Второе место делят варианты с равным числом голосов, и кто из них выйдет во второй тур с лидером, решит повторное голосование между ними.

# Итог, голоса поимённо, реестр решений.

decision-class-advisory = Решение носит рекомендательный характер.
decision-class-founding_preparatory = Решение об учреждении оформляется отдельно и подписывается всеми учредителями.
decision-class-statutory = Решение принимается по правилам устава.
verdict-adopted = решение принято
verdict-not_adopted = решение не принято
verdict-no_quorum = кворума нет
verdict-run_off = будет второй тур
verdict-tie = голоса разделились поровну
result-head = <b>Голосование № { NUMBER($number, useGrouping: 0) } «{ $title }» завершено: { $verdict }.</b>
result-adopted-text = Принято: { $text }
result-winner = Победил вариант: { $option }
result-tally = { $choice }: { $votes }
result-turnout = Участвовало { $took_part } из { $eligible }.
result-present = Присутствовало на собрании { $took_part } из { $eligible }, проголосовало { $voted }.{ $silent ->
        [0] { "" }
       *[other] { " " }Не голосовало { $silent }: присутствующие без голоса считаются участвовавшими.
    }
result-quorum = { $has } Нужно было { $quorum }.
result-quorum-there = Кворум имеется.
result-quorum-missing = Кворума нет.
result-needed = Для решения нужно { $needed } из { $whole }.
result-standing = — { $option }
result-run-off = Второй тур откроется { $opens } и закроется { $closes }.
result-decision = В реестре: решение № { NUMBER($number, useGrouping: 0) } от { $on }
ballot-by-name = Голоса поимённо
ballot-result = Итоги
votes-by-name = <b>Голоса поимённо: № { NUMBER($number, useGrouping: 0) } «{ $title }»</b>
vote-by-name = { $name } — { $choice }
vote-missing = { $name } — не голосовала
vote-absent = { $name } — отсутствовала
votes-only-after-the-end = Голоса поимённо открываются после завершения: до него виден только счёт проголосовавших.
register = <b>Решения</b>
register-empty = <b>Решений пока нет.</b> Принятое голосованием появится здесь с номером и датой.
register-line = <b>№ { NUMBER($number, useGrouping: 0) } от { $on }: { $title }</b>
    { $text }
register-option = Выбрано: { $option }
register-meeting = Принято на собрании { $at }, вопрос { $item } повестки.
register-open = № { NUMBER($number, useGrouping: 0) } / { NUMBER($year, useGrouping: 0) }
