"""A second representative joins a known organisation, and the vote is handed over."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import accepted, enter, join, seat_organisers
from tests.world import World

MAKER = 2


@pytest.fixture
async def cluster(world: World) -> World:
    """The world with one accepted organisation, represented by the applicant."""
    await seat_organisers(world)
    await accepted(world, cast.participant(MAKER))
    return world


async def test_a_known_inn_offers_to_join_and_the_voting_representative_admits(
    cluster: World,
) -> None:
    sent = await join(cluster, cast.participant(MAKER))
    assert "Заявка представителя ООО «Обь-Имплант» отправлена на проверку" in sent
    card = cluster.screen(cast.APPLICANT)
    assert "представитель ООО «Обь-Имплант»" in card
    assert "Игорь Напарник" in card
    assert "Меню" in cluster.labels(cast.APPLICANT)
    assert "Все заявки" not in cluster.labels(cast.APPLICANT)

    assert "Итог: принята" in await cluster.presses(cast.APPLICANT, "Принять")
    assert "теперь вы представляете ООО «Обь-Имплант»" in cluster.screen(cast.COLLEAGUE)
    await cluster.presses(cast.COLLEAGUE, "Моя организация")
    people = await cluster.presses(cast.COLLEAGUE, "Представители: 2")
    assert people.index("Борис Заречный") < people.index("Игорь Напарник")
    assert "Заместитель" in people


async def test_an_organiser_admits_too_and_the_colleague_is_told(cluster: World) -> None:
    await join(cluster, cast.participant(MAKER))
    await cluster.presses(cast.ORGANISER, "Принять")
    assert "новый представитель — Игорь Напарник" in cluster.screen(cast.APPLICANT)


async def test_a_voting_representative_who_is_too_late_sees_the_decision(cluster: World) -> None:
    await join(cluster, cast.participant(MAKER))
    card = cluster.messages(cast.APPLICANT)[-1]["message_id"]
    await cluster.presses(cast.ORGANISER, "Принять")
    cluster.telegram.press_label(cast.APPLICANT, card, "Отклонить")
    await cluster.settle()
    assert "уже принята" in cluster.alert(cast.APPLICANT)
    assert "Игорь Напарник" in str(cluster.messages(cast.APPLICANT))


async def test_the_voting_representative_asks_and_hears_the_reply(cluster: World) -> None:
    await join(cluster, cast.participant(MAKER))
    await cluster.presses(cast.APPLICANT, "Задать вопрос")
    await cluster.says(cast.APPLICANT, "Вы из какого отдела?")
    await cluster.presses(cast.COLLEAGUE, "Ответить")
    await cluster.says(cast.COLLEAGUE, "Из отдела развития")
    assert "Из отдела развития" in cluster.screen(cast.APPLICANT)


async def test_a_voting_representative_refuses_with_a_reason(cluster: World) -> None:
    await join(cluster, cast.participant(MAKER))
    await cluster.presses(cast.APPLICANT, "Отклонить")
    await cluster.says(cast.APPLICANT, "Не наш сотрудник")
    assert "Не наш сотрудник" in cluster.screen(cast.COLLEAGUE)
    assert await cluster.rows("SELECT COUNT(*) FROM representatives") == [(1,)]


async def test_a_representative_of_another_organisation_can_admit_nobody(cluster: World) -> None:
    cluster.telegram.add_person("Чужой", person_id=777)
    await accepted(cluster, cast.participant(4), person=777)
    await join(cluster, cast.participant(MAKER))
    [(number,)] = await cluster.rows("SELECT MAX(id) FROM applications")
    anything = cluster.messages(777)[-1]["message_id"]
    for tag in ("da", "dk", "dr", "dx", "do", "ds"):
        cluster.telegram.press(777, anything, f"{tag}:{number}")
    await cluster.settle()
    assert await cluster.rows(f"SELECT status FROM applications WHERE id = {number}") == [("sent",)]
    assert "Игорь" not in str(cluster.messages(777))


async def test_who_acts_already_is_told_so(cluster: World) -> None:
    await cluster.says(cast.APPLICANT, "/menu")
    await cluster.presses(cast.APPLICANT, "Регистрация")
    await cluster.says(cast.APPLICANT, cast.participant(MAKER).inn)
    await cluster.presses(cast.APPLICANT, "Стать представителем")
    assert "уже представляет" in cluster.alert(cast.APPLICANT)


async def test_the_vote_is_handed_over_and_everybody_of_the_organisation_learns_it(
    cluster: World,
) -> None:
    await join(cluster, cast.participant(MAKER))
    await cluster.presses(cast.APPLICANT, "Принять")
    await cluster.says(cast.APPLICANT, "/organisation")
    await cluster.presses(cast.APPLICANT, "Представители: 2", "Передать голос: Игорь Напарник")
    done = await cluster.presses(cast.APPLICANT, "Да, передать голос")
    assert "Голосующий представитель теперь — Игорь Напарник" in done
    assert "Голосующий представитель теперь — Игорь Напарник" in cluster.screen(cast.COLLEAGUE)
    assert await cluster.rows(
        "SELECT p.telegram_id FROM representatives r JOIN people p ON p.id = r.person_id"
        " WHERE r.is_voting = 1"
    ) == [(cast.COLLEAGUE,)]
    [(last,)] = await cluster.rows("SELECT entry FROM journal ORDER BY id DESC LIMIT 1")
    assert '"act":"vote handed over"' in str(last)


async def test_a_deputy_cannot_take_the_vote(cluster: World) -> None:
    await join(cluster, cast.participant(MAKER))
    await cluster.presses(cast.APPLICANT, "Принять")
    newest = cluster.messages(cast.COLLEAGUE)[-1]["message_id"]
    for organisation, representative in ((1, 1), (1, 2), (1, 3), (2, 1)):
        data = f"gv:{organisation}:{representative}"
        cluster.telegram.press(cast.COLLEAGUE, newest, data)
        await cluster.settle()
    assert await cluster.rows("SELECT person_id FROM representatives WHERE is_voting = 1") == [(3,)]


async def test_when_the_voting_representative_is_forgotten_the_eldest_colleague_votes(
    cluster: World,
) -> None:
    await join(cluster, cast.participant(MAKER))
    await cluster.presses(cast.APPLICANT, "Принять")
    await cluster.says(cast.APPLICANT, "/forget")
    await cluster.presses(cast.APPLICANT, "Да, стереть")
    told = cluster.screen(cast.COLLEAGUE)
    assert "Голосующий представитель теперь — Игорь Напарник" in told


async def test_organisers_are_told_when_nobody_acts_for_an_organisation_any_more(
    cluster: World,
) -> None:
    await cluster.says(cast.APPLICANT, "/forget")
    await cluster.presses(cast.APPLICANT, "Да, стереть")
    for organiser in (cast.ORGANISER, cast.SECOND_ORGANISER):
        assert "ООО «Обь-Имплант»" in cluster.screen(organiser)
        assert "никто не представляет" in cluster.screen(organiser)


async def test_joining_goes_on_after_a_restart_in_the_middle(cluster: World) -> None:
    await enter(cluster, cast.COLLEAGUE)
    await cluster.presses(cast.COLLEAGUE, "Регистрация")
    await cluster.says(cast.COLLEAGUE, cast.participant(MAKER).inn)
    await cluster.presses(cast.COLLEAGUE, "Стать представителем")
    await cluster.says(cast.COLLEAGUE, "Игорь Напарник")
    again = await cluster.restart()
    assert "телефон" in (await again.says(cast.COLLEAGUE, "Главный инженер")).lower()
    await again.app.close()
