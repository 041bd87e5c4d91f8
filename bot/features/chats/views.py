"""Chats of the bot as organisers see them, and an announcement as a chat sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.announcements.rules import State
from bot.features.announcements.views import OpenList, OpenOne, wording
from bot.features.chats.rules import Status
from bot.features.menu.views import menu_button
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.features.announcements.rules import Announcement
    from bot.features.chats.rules import Chat, Post


@dataclass(frozen=True)
class Link(Press):
    """Let announcements go to a chat."""

    TAG: ClassVar[str] = "cl"
    chat_id: int


@dataclass(frozen=True)
class Decline(Press):
    """Let none go there, or no more."""

    TAG: ClassVar[str] = "cd"
    chat_id: int


@dataclass(frozen=True)
class OpenChat(Press):
    """How a chat stands."""

    TAG: ClassVar[str] = "co"
    chat_id: int


@dataclass(frozen=True)
class OpenChats(Press):
    """The chats that take announcements."""

    TAG: ClassVar[str] = "cs"


@dataclass(frozen=True)
class OpenPosts(Press):
    """In which of them one announcement is posted."""

    TAG: ClassVar[str] = "cp"
    announcement_id: int


@dataclass(frozen=True)
class Choose(Press):
    """Post it there as well."""

    TAG: ClassVar[str] = "cc"
    announcement_id: int
    chat_id: int


@dataclass(frozen=True)
class LeaveOut(Press):
    """Do not post it there."""

    TAG: ClassVar[str] = "cx"
    announcement_id: int
    chat_id: int


def post(one: Announcement, *, username: str) -> Screen:
    """Return what a chat gets: the announcement, and the way to the bot."""
    bot = Button(Text("chats-open-bot"), url=f"https://t.me/{username}")
    return Screen((wording(one),), ((bot,),), document=one.file)


def card(chat: Chat) -> Screen:
    """Show how a chat stands, and what can be done about it."""
    link = Button(Text("chats-link"), Link(chat.id))
    key = "chats-decline" if chat.status is Status.OFFERED else "chats-unlink"
    decline = Button(Text(key), Decline(chat.id))
    act = {"offered": [link, decline], "linked": [decline], "declined": [link]}
    text = Text.of(f"chats-{chat.status}", title=chat.title, kind=Text(f"chat-{chat.kind}"))
    more = [Button(Text("chats-all"), OpenChats())]
    return screen(text, buttons=[act.get(chat.status, []), more, [menu_button()]])


def lost(chat: Chat) -> Screen:
    """Tell organisers that announcements no longer reach a chat."""
    return screen(Text.of("chats-lost", title=chat.title, kind=Text(f"chat-{chat.kind}")))


def chats(found: Sequence[Chat]) -> Screen:
    """List the chats that take announcements."""
    rows = [[Button(Text.of("chats-row", title=chat.title), OpenChat(chat.id))] for chat in found]
    text = Text("chats-list" if found else "chats-none")
    back = [Button(Text("menu-announcements"), OpenList(0))]
    return screen(text, Text("chats-how"), buttons=[*rows, back, [menu_button()]])


def posts(one: Announcement, chosen: Sequence[Post], linked: Sequence[Chat]) -> Screen:
    """Show where an announcement goes as well; before it is sent that can be changed."""
    back = [
        Button(Text("announcements-open"), OpenOne(one.id)),
        Button(Text("chats-all"), OpenChats()),
    ]
    if one.state not in {State.COMPOSED, State.PLANNED}:
        lines = [_line(each) for each in chosen] or [Text("chats-posted-nowhere")]
        heading = Text.of("chats-posted", number=str(one.id))
        return screen(heading, Text.of("lines", lines=tuple(lines)), buttons=[back])
    if not linked:
        return screen(Text("chats-none"), Text("chats-how"), buttons=[back])
    ids = {each.chat.id for each in chosen}
    rows = [[_toggle(one, chat, is_chosen=chat.id in ids)] for chat in linked]
    return screen(Text.of("chats-choose", number=str(one.id)), buttons=[*rows, back])


def _toggle(one: Announcement, chat: Chat, *, is_chosen: bool) -> Button:
    press = LeaveOut(one.id, chat.id) if is_chosen else Choose(one.id, chat.id)
    key = "chats-row-chosen" if is_chosen else "chats-row"
    return Button(Text.of(key, title=chat.title), press)


def _line(each: Post) -> Text:
    known = {"sent", "ready", "sending", "cancelled"}
    state = each.state if each.state in known else "failed"
    return Text.of("chats-line", title=each.chat.title, state=Text(f"chats-state-{state}"))
