# Кому отправить объявление.

audiences-question = <b>Кому отправить объявление № { $number }?</b> Его получат представители принятых организаций, каждый один раз.
audiences-everybody = Все участники
audiences-role = По роли в кластере
audiences-chosen = Выбранные организации
audiences-which-role = <b>Участники с какой ролью в кластере получат объявление?</b>
audiences-which-organisations = <b>Отметьте организации, которым отправить объявление.</b> Повторное нажатие снимает отметку. Когда отметите все, нажмите «Готово».
audiences-ticked = ✓ { $name }
audiences-unticked = { $name }
audiences-done = Готово ({ $organisations })
audiences-nothing-chosen = Не отмечена ни одна организация. Отметьте хотя бы одну.
