"""Letting announcements go to groups and channels as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.announcements import rules as announcements
from bot.features.chats import rules, views
from bot.features.chats.rules import Status
from bot.ui.access import Action
from bot.ui.feature import Feature, Route

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.features.chats.rules import Chat
    from bot.ui.feature import Placed
    from bot.ui.request import Request
    from bot.ui.screen import Screen

OnChat = views.OpenChat | views.Link | views.Decline
OnPost = views.Choose | views.LeaveOut


async def placed(request: Request, said: Placed) -> None:
    """Ask the organisers about a chat that the bot came into; tell them of one that it lost."""
    known = await request.store.chats.find(said.chat_id)
    if rules.is_news(known, can_post=said.can_post):
        await _offer(request, said, known)
    elif known is not None and rules.is_loss(known, can_post=said.can_post):
        await _lose(request, known)
    elif known is not None:
        await request.store.chats.rename(known.id, said.title)


async def _offer(request: Request, said: Placed, known: Chat | None) -> None:
    store, now = request.store, request.now
    if known is None:
        addressee = await store.people.enter(
            said.chat_id,
            ref=request.house.new_ref(),
            name=said.title,
            language=request.house.default_language,
            now=now,
        )
        if addressee is None:
            return
        await store.chats.enter(addressee.id, said.title, rules.Kind(said.kind), now)
        chat_id = addressee.id
    else:
        await store.chats.rename(known.id, said.title)
        await store.chats.settle(known.id, Status.OFFERED, now)
        await store.people.mark_reachable(known.id)
        chat_id = known.id
    await _tell_organisers(request, views.card(await _get(request, chat_id)), "chat offered")


async def _lose(request: Request, known: Chat) -> None:
    await request.store.chats.settle(known.id, Status.LEFT, request.now)
    if known.status is Status.LINKED:
        await _tell_organisers(request, views.lost(known), "chat lost")


async def _tell_organisers(request: Request, said: Screen, kind: str) -> None:
    about = request.now.isoformat()
    for organiser in await request.store.organisers.list_all():
        await request.tell(organiser, said, kind=kind, about=about)


async def open_chat(request: Request, press: OnChat) -> Screen:
    """Show how a chat stands."""
    return views.card(await _get(request, press.chat_id))


async def link(request: Request, press: views.Link) -> Screen:
    """Let announcements go there."""
    return await _settled(request, press.chat_id, Status.LINKED)


async def decline(request: Request, press: views.Decline) -> Screen:
    """Let none go there, or no more."""
    return await _settled(request, press.chat_id, Status.DECLINED)


async def _settled(request: Request, chat_id: int, status: Status) -> Screen:
    await _get(request, chat_id)
    if await request.store.chats.settle(chat_id, status, request.now):
        await request.store.journal.append(
            f"chat {status}", by=request.actor.ref, about={"chat": chat_id}, now=request.now
        )
    return views.card(await _get(request, chat_id))


async def open_chats(request: Request, _press: views.OpenChats) -> Screen:
    """List the chats that take announcements."""
    return views.chats(await request.store.chats.list_linked())


async def open_posts(request: Request, press: views.OpenPosts | OnPost) -> Screen:
    """Show where an announcement goes as well."""
    one = await _announcement(request, press.announcement_id)
    store = request.store.chats
    return views.posts(one, await store.list_of(one.id), await store.list_linked())


async def choose(request: Request, press: views.Choose) -> Screen:
    """Post it there as well."""
    await _get(request, press.chat_id)
    await _check_is_unsent(request, press.announcement_id)
    await request.store.chats.choose(press.announcement_id, press.chat_id)
    return await open_posts(request, press)


async def leave_out(request: Request, press: views.LeaveOut) -> Screen:
    """Do not post it there."""
    await _check_is_unsent(request, press.announcement_id)
    await request.store.chats.leave_out(press.announcement_id, press.chat_id)
    return await open_posts(request, press)


async def _check_is_unsent(request: Request, announcement_id: int) -> None:
    announcements.check_is_unsent(await _announcement(request, announcement_id))


async def _announcement(request: Request, announcement_id: int) -> Announcement:
    return announcements.existing(await request.store.announcements.get(announcement_id))


async def _get(request: Request, chat_id: int) -> Chat:
    return rules.existing(await request.store.chats.get(chat_id))


FEATURE = Feature(
    routes=(
        Route(views.OpenChat, open_chat, Action.ANNOUNCE),
        Route(views.Link, link, Action.ANNOUNCE, fresh=open_chats),
        Route(views.Decline, decline, Action.ANNOUNCE, fresh=open_chats),
        Route(views.OpenChats, open_chats, Action.ANNOUNCE),
        Route(views.OpenPosts, open_posts, Action.ANNOUNCE),
        Route(views.Choose, choose, Action.ANNOUNCE, fresh=open_posts),
        Route(views.LeaveOut, leave_out, Action.ANNOUNCE, fresh=open_posts),
    ),
    placed=placed,
)
