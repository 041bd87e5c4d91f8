"""What people see: the list of chats, a chat, its keyboard, alerts and the command menu."""

from __future__ import annotations

from collections.abc import Iterator

from bot.sandbox.drawn import safe_html
from bot.sandbox.machine import Machine
from bot.sandbox.records import Chat, Json, Message


class Sights(Machine):
    """Everything that a page or a test may look at, as plain dictionaries."""

    def dialogs(self, person_id: int) -> list[Json]:
        """List the chats of a person: the bot first, then groups."""
        chats = [c for c in self.world.chats.values() if person_id in c.member_ids]
        return [self._dialog(chat, person_id) for chat in chats]

    def history(self, person_id: int, chat_id: int | None = None) -> list[Json]:
        """Show a chat, oldest first, with deleted messages marked."""
        return list(self.newest_first(person_id, chat_id))[::-1]

    def newest_first(self, person_id: int, chat_id: int | None = None) -> Iterator[Json]:
        """Show a chat from its end, no message before it is asked for: drawing one takes time."""
        chat = self.chat_for(person_id, chat_id)
        return (self._shown(self.world.messages[number]) for number in reversed(chat.message_ids))

    def keyboard(self, person_id: int, chat_id: int | None = None) -> Json | None:
        """Return the reply keyboard that lies under the chat now."""
        return self.chat_for(person_id, chat_id).keyboard

    def callback_answer(self, query_id: str) -> Json | None:
        """Return how a press was answered, or None while it is not."""
        return self.world.presses[query_id].answer

    def alerts(self, person_id: int) -> list[Json]:
        """List the answers to presses that showed words, oldest first."""
        return self.person(person_id).alerts

    def commands(self, person_id: int, chat_id: int | None = None) -> list[Json]:
        """Return the command menu that the person sees: nearest scope, own language first."""
        chat = self.chat_for(person_id, chat_id)
        language = self.person(person_id).language_code
        near = "all_private_chats" if chat.kind == "private" else "all_group_chats"
        for scope in (f"chat:{chat.id}", near, "default"):
            for wanted in (language, ""):
                listed = self.world.commands.get(f"{scope}|{wanted}")
                if listed:
                    return listed
        return []

    def mark_read(self, person_id: int, chat_id: int | None = None) -> None:
        """Take the unread mark off a chat."""
        chat = self.chat_for(person_id, chat_id)
        if chat.message_ids and chat.read.get(person_id) != chat.message_ids[-1]:
            chat.read[person_id] = chat.message_ids[-1]
            self.changed("people", person_id=person_id, chat_id=chat.id)

    def _dialog(self, chat: Chat, person_id: int) -> Json:
        visible = [m for m in map(self.world.messages.get, chat.message_ids) if m and not m.deleted]
        read = chat.read.get(person_id, 0)
        unread = [m for m in visible if m.message_id > read and m.sender_id != person_id]
        last = visible[-1] if visible else None
        return {
            "chat_id": chat.id,
            "title": chat.title or self.bot_name,
            "kind": chat.kind,
            "unread": len(unread),
            "last": last and {"text": last.text or last.kind, "date": last.date},
        }

    def _shown(self, message: Message) -> Json:
        sender = self.user(message.sender_id)
        name = f"{sender['first_name']} {sender.get('last_name', '')}".strip()
        return {
            "message_id": message.message_id,
            "from": {"id": sender["id"], "name": name, "is_bot": sender["is_bot"]},
            "date": message.date,
            "edited": message.edited,
            "deleted": message.deleted,
            "kind": message.kind,
            "text": message.text,
            "entities": message.entities,
            "html": safe_html(message.text, message.entities),
            "reply_to": message.reply_to,
            "buttons": [[_button(b) for b in row] for row in message.inline_keyboard or []],
            **message.content,
        }


def _button(button: Json) -> Json:
    shown = {"text": button["text"]}
    if "callback_data" in button:
        return shown | {"data": button["callback_data"]}
    return shown | {"url": button.get("url")}
