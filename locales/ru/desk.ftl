# Мой стол: всё, что ждёт человека.

desk = <b>Ждёт вас</b>
    { $lines }
desk-empty = <b>Ничего не ждёт.</b> Когда что-то понадобится от вас, оно появится здесь.
desk-more = И ещё { $count }: они появятся здесь, когда вы закончите с этими.
desk-line = — { $what }
desk-line-until = — { $what }, до { $until }
desk-draft = черновик: { $form }, { $step } из { $total }
desk-application = решить по заявке № { NUMBER($number, useGrouping: 0) }: { $name }
desk-decide = Открыть заявку № { NUMBER($number, useGrouping: 0) }
desk-reply = ответить на вопрос по заявке № { NUMBER($number, useGrouping: 0) }
desk-correct = исправить и отправить снова заявку № { NUMBER($number, useGrouping: 0) }
desk-ballot = проголосовать за { $name }: голосование № { NUMBER($number, useGrouping: 0) } «{ $title }»
desk-vote = Голосование № { NUMBER($number, useGrouping: 0) }
