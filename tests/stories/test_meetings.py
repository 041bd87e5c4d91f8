"""An organiser calls a meeting, organisations reply, it is changed and called off."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import accepted, enter, join
from tests.stories.assembling import (
    AGENDA,
    CERAMICS,
    LINK,
    MAKER,
    OBSERVER,
    PEOPLE,
    PLACE,
    TITLE,
    call,
    card,
    describe,
    gather,
    run,
    texts,
)
from tests.world import World


@pytest.fixture
async def cluster(world: World) -> World:
    """Two participants and an observer."""
    return await gather(world)


async def test_a_meeting_is_called_and_everybody_replies_from_their_card(cluster: World) -> None:
    review = await describe(cluster)
    assert "16 марта 2026 г., понедельник, 10:00 (НСК)" in review
    assert "О создании кластера — ЦКР" in review
    called = await cluster.presses(cast.ORGANISER, "Отправить")
    assert "Извещение отправляется 3 людям" in called
    assert "Обещали 0 из 2, для кворума нужно 1" in called
    for person in PEOPLE.values():
        notice = cluster.screen(person)
        assert notice.startswith("Созывается собрание. Ответьте, пожалуйста, до: 12 марта 2026")
        assert PLACE in notice
        assert LINK in notice
    assert "Вести собрание" in cluster.labels(cast.SECOND_ORGANISER)

    taken = await cluster.presses(cast.APPLICANT, "Буду очно")
    assert "Ответ ООО «Обь-Имплант» записан: «Буду очно»" in taken
    await cluster.presses(PEOPLE[OBSERVER], "Буду онлайн")
    console = await run(cluster)
    assert "Обещали 1 из 2, для кворума нужно 1" in console
    answered = await cluster.presses(cast.ORGANISER, "Кто что ответил")
    assert "Онлайн: 1" in answered
    assert "Не ответили: 1\nООО «Приобская биокерамика»" in answered
    assert "meeting answered" in str(await cluster.rows("SELECT entry FROM journal"))


async def test_the_agenda_and_who_comes_open_by_button(cluster: World) -> None:
    await call(cluster)
    await cluster.presses(cast.APPLICANT, "Не смогу")
    agenda = await cluster.presses(cast.APPLICANT, "Повестка")
    assert "1. Открытие собрания — Генеральный директор, 15 мин" in agenda
    assert "2. О создании кластера — ЦКР\n3. Разное" in agenda
    await cluster.presses(cast.APPLICANT, "Открыть собрание")
    assert "никто не ответил" in await cluster.presses(cast.APPLICANT, "Кто придёт")
    await cluster.presses(PEOPLE[CERAMICS], "Направлю представителя")
    await cluster.presses(cast.APPLICANT, "Открыть собрание")
    comes = await cluster.presses(cast.APPLICANT, "Кто придёт")
    assert "Направят представителя: 1\nООО «Приобская биокерамика»" in comes
    assert "Обь-Имплант" not in comes


async def test_a_colleague_changes_the_reply_and_the_first_is_told(cluster: World) -> None:
    await join(cluster, cast.participant(MAKER))
    await cluster.presses(cast.APPLICANT, "Принять")
    await call(cluster)
    await cluster.presses(cast.APPLICANT, "Буду очно")
    assert "записан: «Буду очно»" in cluster.screen(cast.COLLEAGUE)
    await cluster.presses(cast.COLLEAGUE, "Буду онлайн")
    assert "записан: «Буду онлайн»" in cluster.screen(cast.APPLICANT)
    kept = "SELECT answer, superseded_at IS NULL FROM meeting_replies ORDER BY id"
    assert await cluster.rows(kept) == [("in_person", 0), ("online", 1)]


async def test_the_same_reply_twice_is_one_reply_and_nobody_is_told_again(cluster: World) -> None:
    await join(cluster, cast.participant(MAKER))
    await cluster.presses(cast.APPLICANT, "Принять")
    await call(cluster)
    await cluster.presses(cast.APPLICANT, "Буду очно", "Буду очно")
    assert await cluster.rows("SELECT COUNT(*) FROM meeting_replies") == [(1,)]
    told = [text for text in texts(cluster, cast.COLLEAGUE) if "Ответ ООО" in text]
    assert len(told) == 1


async def test_a_reply_counts_until_the_second_of_the_deadline(cluster: World) -> None:
    await call(cluster)
    cluster.clock.tick(days=10, hours=8)
    await cluster.presses(cast.APPLICANT, "Буду очно")
    cluster.clock.tick(seconds=1)
    await cluster.presses(PEOPLE[CERAMICS], "Буду очно")
    assert "Ответы принимались до: 12 марта 2026" in cluster.alert(PEOPLE[CERAMICS])
    assert "Буду очно" not in cluster.labels(PEOPLE[CERAMICS])
    assert await cluster.rows("SELECT COUNT(*) FROM meeting_replies") == [(1,)]


async def test_a_person_of_two_organisations_replies_for_each(cluster: World) -> None:
    await accepted(cluster, cast.participant(4), person=cast.COLLEAGUE)
    await cluster.says(cast.COLLEAGUE, "/menu")
    await cluster.presses(cast.COLLEAGUE, "Регистрация")
    await cluster.says(cast.COLLEAGUE, cast.participant(MAKER).inn)
    await cluster.presses(cast.COLLEAGUE, "Стать представителем")
    await cluster.says(cast.COLLEAGUE, "Игорь Напарник", "Инженер")
    await cluster.shares_contact(cast.COLLEAGUE, "+7 (383) 000-00-77")
    await cluster.says(cast.COLLEAGUE, "two@example.org")
    await cluster.presses(cast.COLLEAGUE, "Руководитель", "Отправить")
    await cluster.presses(cast.APPLICANT, "Принять")
    await call(cluster)
    assert len([t for t in texts(cluster, cast.COLLEAGUE) if "Созывается собрание" in t]) == 1
    await cluster.presses(cast.COLLEAGUE, "От имени: ООО «Обь-Имплант»", "Буду очно")
    shown = await card(cluster, cast.COLLEAGUE)
    assert "ООО «Обь-Имплант»: ваш ответ — «Буду очно»" in shown
    assert "ответа пока нет" in shown


async def test_the_draft_of_a_notice_outlives_a_restart(cluster: World) -> None:
    await describe(cluster)
    again = await cluster.restart()
    called = await again.presses(cast.ORGANISER, "Отправить")
    assert "Собрание созвано" in called
    again = await again.restart()
    await again.presses(cast.APPLICANT, "Буду очно")
    assert "Обещали 1 из 2" in await run(again)
    await again.app.close()


async def test_two_presses_on_send_call_one_meeting(cluster: World) -> None:
    await describe(cluster)
    newest = cluster.messages(cast.ORGANISER)[-1]["message_id"]
    cluster.telegram.press_label(cast.ORGANISER, newest, "Отправить")
    cluster.telegram.press_label(cast.ORGANISER, newest, "Отправить")
    await cluster.settle()
    assert await cluster.rows("SELECT COUNT(*) FROM meetings") == [(1,)]
    assert len([t for t in texts(cluster, cast.APPLICANT) if "Созывается" in t]) == 1


async def test_answers_that_cannot_be_are_refused_with_what_to_do(cluster: World) -> None:
    await cluster.says(cast.ORGANISER, "/meetings")
    await cluster.presses(cast.ORGANISER, "Созвать собрание")
    await cluster.says(cast.ORGANISER, TITLE)
    assert "уже прош" in await cluster.says(cast.ORGANISER, "01.03.2026 10:00")
    await cluster.says(cast.ORGANISER, "16.03.2026 10:00")
    await cluster.presses(cast.ORGANISER, "Онлайн")
    assert "не похоже на ссылку" in await cluster.says(cast.ORGANISER, "meet.example.org")
    await cluster.says(cast.ORGANISER, LINK)
    assert "В строке 2 проверьте минуты" in await cluster.says(
        cast.ORGANISER, "Открытие\nДоклад — ЦКР — 1000"
    )
    await cluster.says(cast.ORGANISER, AGENDA)
    late = await cluster.says(cast.ORGANISER, "16.03.2026 10:00")
    assert "Ответы нужны до начала собрания" in late
    review = await cluster.says(cast.ORGANISER, "12.03.2026 18:00")
    assert "Место" not in review
    await cluster.presses(cast.ORGANISER, "Отправить")
    assert "Буду очно" not in cluster.labels(cast.APPLICANT)
    assert "Буду онлайн" in cluster.labels(cast.APPLICANT)


async def test_a_draft_whose_date_has_passed_is_not_sent(cluster: World) -> None:
    await describe(cluster)
    cluster.clock.tick(days=12)
    await cluster.presses(cast.ORGANISER, "Отправить")
    assert "Срок ответов уже прошёл" in cluster.alert(cast.ORGANISER)
    assert await cluster.rows("SELECT COUNT(*) FROM meetings") == [(0,)]


async def test_strangers_members_and_the_excluded_do_nothing_they_must_not(
    cluster: World,
) -> None:
    await call(cluster)
    await enter(cluster, cast.STRANGER)
    assert "недоступна" in await cluster.says(cast.STRANGER, "/meetings")
    assert "Созвать собрание" not in await _labels_of_list(cluster)
    forged = {
        cast.STRANGER: ("tl:0", "tm:1", "tr:1:1:in_person", "tw:1", "ta:1", "tc:1", "tn", "tg:1"),
        PEOPLE[OBSERVER]: ("tn", "tg:1", "te:1", "th:1", "tx:1", "uo:1", "ul:1:0", "uc:1"),
    }
    for person, presses in forged.items():
        newest = cluster.messages(person)[-1]["message_id"]
        for data in presses:
            cluster.telegram.press(person, newest, data)
            await cluster.settle()
            assert "устарела" in cluster.alert(person), data
    newest = cluster.messages(PEOPLE[OBSERVER])[-1]["message_id"]
    cluster.telegram.press(PEOPLE[OBSERVER], newest, "tr:1:1:in_person")
    await cluster.settle()
    assert "не представляете" in cluster.alert(PEOPLE[OBSERVER])
    assert await cluster.rows("SELECT COUNT(*) FROM meeting_replies") == [(0,)]


async def _labels_of_list(world: World) -> list[str]:
    await world.says(cast.APPLICANT, "/meetings")
    return world.labels(cast.APPLICANT)


async def test_an_excluded_organisation_leaves_the_forecast_and_replies_no_more(
    cluster: World,
) -> None:
    await call(cluster)
    await cluster.presses(cast.APPLICANT, "Буду очно")
    await cluster.says(cast.ORGANISER, "/participants")
    await cluster.presses(cast.ORGANISER, "ООО «Обь-Имплант»", "Предложить исключить")
    await cluster.says(cast.ORGANISER, "Ликвидация", cast.participant(MAKER).inn)
    await cluster.presses(cast.SECOND_ORGANISER, "Подтвердить исключение")
    assert "Обещали 0 из 1, для кворума нужно 1" in await run(cluster)
    old = next(m for m in cluster.messages(cast.APPLICANT) if "Ответ ООО" in m["text"])
    cluster.telegram.press_label(cast.APPLICANT, old["message_id"], "Не смогу")
    await cluster.settle()
    assert "устарела" in cluster.alert(cast.APPLICANT)


async def test_a_foreigner_reads_the_notice_in_english(cluster: World) -> None:
    await cluster.says(PEOPLE[CERAMICS], "/language")
    await cluster.presses(PEOPLE[CERAMICS], "English")
    await call(cluster)
    notice = cluster.screen(PEOPLE[CERAMICS])
    assert notice.startswith("A meeting is called. Please reply by: Thursday, 12 March 2026, 18:00")
    taken = await cluster.presses(PEOPLE[CERAMICS], "Will send a deputy")
    assert "is recorded: “Will send a deputy”" in taken


async def test_an_unanswered_meeting_waits_on_the_desk_until_any_colleague_answers(
    cluster: World,
) -> None:
    await call(cluster)
    desk = await cluster.says(cast.APPLICANT, "/desk")
    assert f"ответить, придёте ли: {TITLE}, до 12 марта 2026" in desk
    await cluster.presses(cast.APPLICANT, "Ответить на приглашение", "Не смогу")
    assert "Ничего не ждёт" in await cluster.says(cast.APPLICANT, "/desk")
