# Справочник организационно-правовых форм: слова вокруг того, что в файле данных.

guide = <b>Справочник форм</b>
    Формы специализированной организации кластера: сначала те, что бывают в голосовании, затем остальные и почему они не подходят.
guide-form = <b>{ $name }</b>
    { $fit }: { $reason }.
guide-fit-high = Подходит
guide-fit-medium = Возможно
guide-fit-low = Скорее не подходит
guide-fit-none = Не подходит, потому что
guide-pros = <b>Плюс:</b> { $text }
guide-cons = <b>Минус:</b> { $text }
guide-founders = <b>Учредители:</b> { $text }
guide-governance = <b>Органы:</b> { $text }
guide-profit = <b>Прибыль:</b> { $text }
guide-member_liability = <b>Ответственность:</b> { $text }
guide-exit = <b>Выход:</b> { $text }
guide-laws = <b>Закон:</b> { $laws }
guide-back = Все формы
guide-no-such-form = Такой страницы в справочнике нет. Откройте его заново.
