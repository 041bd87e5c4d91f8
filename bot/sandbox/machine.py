"""The works under the stand-in: numbers, the queue of updates, messages, news for the page."""

from __future__ import annotations

from collections.abc import Callable

from bot.sandbox import shapes
from bot.sandbox.records import Change, Chat, Json, Message, Now, Person, Queued, World

PRESSES_ARE_KEPT_FOR = 150
ANONYMOUS_ADMIN_ID = 1_087_968_824
UPDATES_ARE_KEPT_FOR = 24 * 60 * 60
NOT_SENT_UNLESS_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Machine:
    """State and its smallest moves; what people and the bot do is built on these."""

    def __init__(
        self,
        *,
        now: Now,
        token: str,
        bot_name: str = "Вече",
        bot_username: str = "veche_sandbox_bot",
    ) -> None:
        """Begin with an empty world; the part of the token before the colon is the bot's id."""
        self.now = now
        self.token = token
        self.bot_id = int(token.partition(":")[0])
        self.bot_name = bot_name
        self.bot_username = bot_username
        self.world = World()
        self.revision = 0
        self.listeners: list[Callable[[Change], None]] = []
        self.arrivals: list[Callable[[], None]] = []
        self.polls = 0

    def clear(self) -> None:
        """Forget people and chats; numbers go on, and what the bot has set for everybody stays."""
        old = self.world
        self.world = World(
            commands={k: menu for k, menu in old.commands.items() if not k.startswith("chat:")},
            descriptions=old.descriptions,
            webhook=old.webhook,
            allowed_updates=old.allowed_updates,
            counters=old.counters,
        )
        self.changed("people")

    def moment(self) -> int:
        """Now, in whole seconds, as the Bot API counts."""
        return int(self.now().timestamp())

    def count(self, counter: str, *, start: int = 1) -> int:
        """Return the next number of a counter."""
        number = self.world.counters.get(counter, start - 1) + 1
        self.world.counters[counter] = number
        return number

    def changed(self, kind: str, person_id: int | None = None, chat_id: int | None = None) -> None:
        """Tell every listener that there is something new to show."""
        self.revision += 1
        for listener in list(self.listeners):
            listener(Change(kind, person_id, chat_id))

    def person(self, person_id: int) -> Person:
        """Return the person; KeyError where there is none."""
        return self.world.people[person_id]

    def chat_for(self, person_id: int, chat_id: int | None) -> Chat:
        """Return the dialog of a person, or the group that the person is in."""
        chat = self.world.chats[person_id if chat_id is None else chat_id]
        if person_id != chat.id and person_id not in chat.member_ids:
            message = f"{person_id} is not a member of {chat.id}"
            raise KeyError(message)
        return chat

    def user(self, user_id: int) -> Json:
        """Return the User object of a person, of the bot, or of Telegram's own stand-in account."""
        if user_id == self.bot_id:
            return {
                "id": self.bot_id,
                "is_bot": True,
                "first_name": self.bot_name,
                "username": self.bot_username,
            }
        if user_id == ANONYMOUS_ADMIN_ID:
            names = {"first_name": "Group", "username": "GroupAnonymousBot"}
            return {"id": user_id, "is_bot": True, **names}
        return shapes.user(self.person(user_id))

    def chat_object(self, chat: Chat) -> Json:
        """Return the Chat object that messages carry."""
        return shapes.chat(chat, self.world.people.get(chat.id))

    def message_object(self, message: Message) -> Json:
        """Return the Message object; what it replies to is shown one level deep."""
        replied = self.world.messages.get(message.reply_to or 0)
        answer = self._bare_message(message)
        if replied is not None and not replied.deleted:
            answer["reply_to_message"] = self._bare_message(replied)
        return answer

    def _bare_message(self, message: Message) -> Json:
        chat = self.chat_object(self.world.chats[message.chat_id])
        shaped = shapes.message(message, chat=chat, sender=self.user(message.sender_id))
        return shaped | {"sender_chat": chat} if message.sender_id == ANONYMOUS_ADMIN_ID else shaped

    def post(self, chat: Chat, message: Message) -> Message:
        """Put a message into its chat and tell the page."""
        self.world.messages[message.message_id] = message
        chat.message_ids.append(message.message_id)
        self.changed("message", chat_id=chat.id)
        return message

    def new_message(self, chat: Chat, sender_id: int) -> Message:
        """Return a message with a fresh number, to be filled and posted."""
        return Message(self.count("message"), chat.id, sender_id, self.moment())

    def find_message(self, chat_id: int, message_id: int) -> Message | None:
        """Return the message if it is in that chat and not deleted."""
        message = self.world.messages.get(message_id)
        if message is None or message.chat_id != chat_id or message.deleted:
            return None
        return message

    def queue(self, kind: str, body: Json, *, lane: int) -> None:
        """Keep an update for the bot, if it asked for this kind."""
        allowed = self.world.allowed_updates
        if kind not in allowed and (allowed or kind in NOT_SENT_UNLESS_ASKED):
            return
        update_id = self.count("update", start=100_000_001)
        self.world.updates[update_id] = Queued(update_id, kind, body, self.moment(), lane)
        self.announce_arrival()

    def announce_arrival(self) -> None:
        """Wake whoever waits for updates."""
        for wake in list(self.arrivals):
            wake()

    def drop_expired(self) -> None:
        """Forget what Telegram would not keep: presses after 150 s, the rest after a day."""
        moment, updates = self.moment(), self.world.updates
        for queued in [u for u in updates.values() if moment - u.date > _kept_for(u)]:
            del updates[queued.update_id]


def _kept_for(update: Queued) -> int:
    return PRESSES_ARE_KEPT_FOR if update.kind == "callback_query" else UPDATES_ARE_KEPT_FOR
