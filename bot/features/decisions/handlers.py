"""The register of decisions and the votes by name, for everybody who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.decisions import views
from bot.features.decisions.deadlines import close_ballot
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, Route

if TYPE_CHECKING:
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def open_register(request: Request, press: views.OpenRegister) -> Screen:
    """List what was decided."""
    skipped = press.page * views.PAGE
    found = await request.store.decisions.list_page(many=views.PAGE + 1, skipped=skipped)
    return views.register(found, page=press.page)


async def list_votes(request: Request, press: views.OpenVotes) -> Screen:
    """List who voted how: only when nobody can follow the crowd any more."""
    ballot = await request.store.ballots.get(press.ballot_id)
    if ballot is None or not ballot.verdict:
        raise Refusal("votes-only-after-the-end")
    found = await request.store.ballots.list_votes_by_name(
        ballot.id, many=views.NAMES + 1, skipped=press.page * views.NAMES
    )
    return views.votes_by_name(ballot, found, page=press.page)


FEATURE = Feature(
    routes=(
        Route(views.OpenRegister, open_register, Action.SEE_BALLOTS),
        Route(views.OpenVotes, list_votes, Action.SEE_BALLOTS),
    ),
    deadlines={"ballot closing": close_ballot},
)
