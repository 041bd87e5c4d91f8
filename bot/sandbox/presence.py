"""Being in a chat: who has started the bot, who has stopped it, and which words reach it."""

from __future__ import annotations

from bot.sandbox.files import Files
from bot.sandbox.records import Chat, Json, Message

ADMINISTRATOR = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": False,
    "can_restrict_members": False,
    "can_promote_members": False,
    "can_change_info": False,
    "can_invite_users": False,
    "can_post_messages": True,
    "can_edit_messages": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
}
"""What Telegram tells of an administrator who may write."""


class Presence(Files):
    """The moves that every action of a person goes through."""

    def block(self, person_id: int) -> None:
        """Stop the bot."""
        person = self.person(person_id)
        if not person.blocked:
            person.blocked = True
            self.tell_membership(self.world.chats[person_id], person_id, ("member", "kicked"))
            self.changed("people", person_id=person_id)

    def unblock(self, person_id: int) -> None:
        """Let the bot write again."""
        person = self.person(person_id)
        if person.blocked:
            person.blocked = False
            self.tell_membership(self.world.chats[person_id], person_id, ("kicked", "member"))
            self.changed("people", person_id=person_id)

    def deactivate(self, person_id: int) -> None:
        """Delete the account."""
        self.person(person_id).deactivated = True
        self.changed("people", person_id=person_id)

    def enter(self, person_id: int, chat_id: int | None = None) -> Chat:
        """Open a chat for the person's next action: writing to a stopped bot restarts it."""
        person = self.person(person_id)
        chat = self.chat_for(person_id, chat_id)
        if person.deactivated:
            message = f"the account {person_id} is deleted"
            raise ValueError(message)
        if chat.id == person_id:
            self.unblock(person_id)
            person.started = True
        return chat

    def deliver(self, chat: Chat, message: Message) -> Message:
        """Show a person's message in the chat and to the bot."""
        self.post(chat, message)
        chat.read[message.sender_id] = message.message_id
        if chat.keyboard and chat.keyboard["one_time"] and _answers(chat.keyboard, message):
            chat.keyboard = None
            self.changed("keyboard", chat_id=chat.id)
        self.tell_bot(chat, message, kind="message")
        return message

    def tell_bot(self, chat: Chat, message: Message, *, kind: str) -> None:
        """Queue the message as an update unless privacy mode hides it from the bot."""
        if chat.kind == "private" or self._concerns_bot(message):
            self.queue(kind, self.message_object(message), lane=message.sender_id)

    def tell_membership(self, chat: Chat, person_id: int, statuses: tuple[str, str]) -> None:
        """Queue a my_chat_member update: the bot's standing in the chat has changed."""
        old, new = (self._member(status) for status in statuses)
        body = {
            "chat": self.chat_object(chat),
            "from": self.user(person_id),
            "date": self.moment(),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        self.queue("my_chat_member", body, lane=person_id)

    def _member(self, status: str) -> Json:
        member = {"user": self.user(self.bot_id), "status": status}
        more: dict[str, Json] = {"kicked": {"until_date": 0}, "administrator": ADMINISTRATOR}
        return {**member, **more.get(status, {})}

    def _concerns_bot(self, message: Message) -> bool:
        replied = self.world.messages.get(message.reply_to or 0)
        if replied is not None and replied.sender_id == self.bot_id:
            return True
        name = f"@{self.bot_username}".lower()
        first = message.text.lower().partition(" ")[0]
        if first.startswith("/"):
            return "@" not in first or first.endswith(name)
        return name in message.text.lower()


def _answers(keyboard: Json, message: Message) -> bool:
    labels = [button["text"] for row in keyboard["rows"] for button in row]
    return message.kind == "contact" or message.text in labels
