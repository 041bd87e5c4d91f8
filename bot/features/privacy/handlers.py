"""/mydata and /forget: everything kept about a person, as a file, and its erasure."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.features.organisations.views import vote_handed_over
from bot.features.organisers.rules import check_may_leave
from bot.features.privacy import views
from bot.ui.access import Action, Role
from bot.ui.feature import Command, Feature, Route
from bot.ui.screen import Paper

if TYPE_CHECKING:
    from bot.features.organisations.rules import Organisation
    from bot.features.privacy.rules import Consent
    from bot.ui.presses import Press
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def show_what_is_kept(request: Request, _trigger: Press | Command) -> Screen:
    """Give everything that is kept about the person, as a file."""
    consent = await request.store.people.find_consent(request.actor.id)
    if consent is None:
        return await request.house.home(request, None)
    return views.what_is_kept(consent, Paper("my-data.json", await _everything(request, consent)))


async def ask_to_forget(_request: Request, _trigger: Press | Command) -> Screen:
    """Ask before erasing."""
    return views.sure_to_forget()


async def forget(request: Request, _press: views.Forget) -> Screen:
    """Withdraw the consent and erase; a vote that is left goes to the eldest colleague."""
    store, actor = request.store, request.actor
    if Role.ORGANISER in actor.roles:
        check_may_leave(await store.organisers.list_all(), actor.id)
    organisations = await store.organisations.list_of(actor.id)
    await store.people.erase(actor.id, request.now)
    link = await store.journal.append(
        "consent withdrawn", by=actor.ref, about={"person": actor.ref}, now=request.now
    )
    for organisation in organisations:
        await _leave(request, organisation, link)
    request.receipts.clear()
    return views.forgotten(request.language)


async def _leave(request: Request, organisation: Organisation, link: str) -> None:
    """Give the vote of who went to the eldest colleague; with none left, tell the organisers."""
    store = request.store
    has_new_voter = await store.organisations.promote_eldest(organisation.id)
    colleagues = await store.organisations.list_representatives(organisation.id)
    if not colleagues:
        for organiser in await store.organisers.list_all():
            said = views.nobody_left(organisation)
            await request.tell(organiser, said, kind="nobody left", about=link)
    if has_new_voter:
        said = vote_handed_over(organisation, colleagues[0])
        for colleague in colleagues:
            await request.tell(
                colleague, said, kind="vote handed over", about=link, of=colleagues[0].person_id
            )


async def _everything(request: Request, consent: Consent) -> str:
    store, actor = request.store, request.actor
    organisations = await store.organisations.list_of(actor.id)
    mandates = [
        representative
        for organisation in organisations
        for representative in await store.organisations.list_representatives(organisation.id)
        if representative.person_id == actor.id
    ]
    kept = {
        "person": asdict(await store.people.get(actor.id)),
        "roles": sorted(actor.roles),
        "consent": asdict(consent),
        "organisations": [o.particulars.short_name for o in organisations],
        "mandates": [asdict(m) for m in mandates],
        "applications": [asdict(a) for a in await store.applications.list_of(actor.id)],
        "meeting replies": await store.replies.list_of(actor.id),
        "attendance": await store.attendance.list_of(actor.id),
        "votes": await store.own_acts.list_votes(actor.ref),
        "milestone reports": await store.own_acts.list_reports(actor.id),
        "announcements": await store.own_acts.list_announcements(actor.id),
        "corrections": await store.own_acts.list_corrections(actor.id),
        "acknowledgements": await store.own_acts.list_acknowledgements(actor.id),
        "notifications": asdict(await store.notifications.find(actor.id)),
        "questions and answers": await store.feedback.list_of(actor.id),
        "drafts": [asdict(d) for d in await store.drafts.list_of(actor.id)],
        "messages": await store.deliveries.list_texts_to(actor.id),
    }
    return json.dumps(kept, ensure_ascii=False, indent=1, default=str)


FEATURE = Feature(
    routes=(
        Route("mydata", show_what_is_kept, Action.USE_OWN_DATA),
        Route("forget", ask_to_forget, Action.USE_OWN_DATA),
        Route(views.AskToForget, ask_to_forget, Action.USE_OWN_DATA),
        Route(views.Forget, forget, Action.USE_OWN_DATA, fresh=ask_to_forget),
    ),
)
