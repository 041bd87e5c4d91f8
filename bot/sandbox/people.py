"""What people do: press Start, write, press buttons, edit, send contacts, pictures and files."""

from __future__ import annotations

from bot.sandbox import shapes
from bot.sandbox.files import file_content
from bot.sandbox.found import found_entities
from bot.sandbox.machine import ANONYMOUS_ADMIN_ID
from bot.sandbox.presence import Presence
from bot.sandbox.records import Chat, Json, Message, Person, Press, Upload
from bot.sandbox.words import cleaned, pieces

FIRST_PERSON_ID = 500_000_001
FIRST_GROUP_ID = 4_000_001
PRESSES_REMEMBERED = 1000


class People(Presence):
    """The people's side of the stand-in; `person_id` is always who does it."""

    def add_person(
        self,
        first_name: str,
        *,
        last_name: str = "",
        username: str | None = None,
        language_code: str = "ru",
        person_id: int | None = None,
    ) -> Person:
        """Make an account that has not met the bot yet."""
        number = person_id or self.count("person", start=FIRST_PERSON_ID)
        person = Person(number, first_name, last_name, username, language_code)
        self.world.people[number] = person
        self.world.chats[number] = Chat(number, "private", member_ids=[number])
        self.changed("people", person_id=number)
        return person

    def add_group(self, title: str, member_ids: list[int]) -> Chat:
        """Make a group of these people and the bot, which the first of them has added."""
        number = -self.count("group", start=FIRST_GROUP_ID)
        chat = Chat(number, "group", title, list(member_ids))
        self.world.chats[number] = chat
        self.tell_membership(chat, member_ids[0], ("left", "member"))
        self.changed("people", chat_id=number)
        return chat

    def add_channel(self, title: str, owner_id: int) -> Chat:
        """Make a channel; the bot is no part of it yet."""
        number = -self.count("group", start=FIRST_GROUP_ID)
        chat = Chat(number, "channel", title, [owner_id], bot_status="left")
        self.world.chats[number] = chat
        self.changed("people", chat_id=number)
        return chat

    def appoint(self, person_id: int, chat_id: int, status: str) -> None:
        """Let a member give the bot another standing: administrator, member, left, kicked."""
        chat = self.world.chats[chat_id]
        old, chat.bot_status = chat.bot_status, status
        self.tell_membership(chat, person_id, (old, status))

    def upgrade(self, chat_id: int) -> Chat:
        """Make a supergroup of a group: it goes on under another number, its messages do not."""
        old = self.world.chats[chat_id]
        number = old.migrated_to = -self.count("group", start=FIRST_GROUP_ID)
        new = Chat(number, "supergroup", old.title, old.member_ids, bot_status=old.bot_status)
        self.world.chats[number] = new
        self.changed("people", chat_id=number)
        return new

    def start(self, person_id: int, payload: str = "") -> Message:
        """Press Start, or open a deep link with a payload."""
        return self.say(person_id, f"/start {payload}".strip())

    def say(
        self,
        person_id: int,
        text: str,
        *,
        chat_id: int | None = None,
        reply_to: int | None = None,
    ) -> Message:
        """Write a text; over 4096 it is split, as clients do, and the last part is returned."""
        chat = self.enter(person_id, chat_id)
        parts = pieces(cleaned(text))
        if not parts:
            message = "an empty text cannot be sent"
            raise ValueError(message)
        sent = [self._write(chat, person_id, text=part, reply_to=reply_to) for part in parts]
        return sent[-1]

    def say_anonymously(self, person_id: int, text: str, *, chat_id: int) -> Message:
        """Write to a group as its anonymous administrator: the bot does not see who it is."""
        chat = self.enter(person_id, chat_id)
        return self._write(chat, ANONYMOUS_ADMIN_ID, text=cleaned(text), reply_to=None)

    def press(
        self,
        person_id: int,
        message_id: int | None,
        data: str,
        *,
        chat_id: int | None = None,
    ) -> str:
        """Send any button data, even forged, under any message; None means an inline message."""
        chat = self.chat_for(person_id, chat_id)
        query_id = str(self.count("press", start=10_000_000_001))
        press = Press(query_id, person_id, chat.id, message_id, data, self.moment())
        self._remember(press)
        sender, message = self.user(person_id), self._pressed(chat, message_id)
        self.queue(
            "callback_query",
            shapes.press(press, sender=sender, message=message),
            lane=person_id,
        )
        return query_id

    def press_label(
        self, person_id: int, message_id: int, label: str, *, chat_id: int | None = None
    ) -> str | None:
        """Press the button that reads so, else the first that contains it; None for a link."""
        message = self.world.messages[message_id]
        buttons = [b for row in message.inline_keyboard or [] for b in row]
        exact = [b for b in buttons if b["text"] == label]
        chosen = exact or [b for b in buttons if label in b["text"]]
        if not chosen:
            missing = f"no button reads {label!r} among {[b['text'] for b in buttons]}"
            raise LookupError(missing)
        data = chosen[0].get("callback_data")
        return None if data is None else self.press(person_id, message_id, data, chat_id=chat_id)

    def edit(
        self, person_id: int, message_id: int, text: str, *, chat_id: int | None = None
    ) -> Message:
        """Change one's own text or caption."""
        chat = self.enter(person_id, chat_id)
        message = self.find_message(chat.id, message_id)
        if message is None or message.sender_id != person_id:
            refused = f"{person_id} has no message {message_id} to edit"
            raise ValueError(refused)
        message.text = cleaned(text)
        message.entities, message.edited = found_entities(message.text), self.moment()
        self.changed("edit", chat_id=chat.id)
        self.tell_bot(chat, message, kind="edited_message")
        return message

    def share_contact(self, person_id: int, phone: str, *, of: int | None = None) -> Message:
        """Share one's own phone, or (`of`) the contact of somebody else."""
        owner = self.person(person_id if of is None else of)
        contact = {
            "phone_number": phone,
            "first_name": owner.first_name,
            "user_id": owner.id,
        }
        if owner.last_name:
            contact["last_name"] = owner.last_name
        return self._send(person_id, "contact", {"contact": contact})

    def send_file(
        self,
        person_id: int,
        name: str,
        content: bytes,
        *,
        mime: str,
        caption: str = "",
        as_photo: bool = False,
    ) -> Message:
        """Send a document or, `as_photo`, a picture to the bot."""
        kind = "photo" if as_photo else "document"
        stored = self.keep_file(Upload(name, content, mime), kind)
        return self._send(person_id, kind, file_content(stored), caption=caption)

    def send_album(self, person_id: int, uploads: list[Upload], *, caption: str = "") -> None:
        """Send photos, or documents, together: each is a message, the first has the caption."""
        group = {"media_group_id": str(self.count("album", start=14_000_000_000_000_001))}
        for upload in uploads:
            kind = "photo" if upload.mime.startswith("image/") else "document"
            content = file_content(self.keep_file(upload, kind)) | group
            self._send(person_id, kind, content, caption=caption if upload is uploads[0] else "")

    def send_sticker(self, person_id: int) -> Message:
        """Send a sticker."""
        stored = self.keep_file(Upload("sticker.webp", b"RIFF", "image/webp"), "sticker")
        look = {
            "type": "regular",
            "width": 512,
            "height": 512,
            "emoji": "\N{THUMBS UP SIGN}",
        }
        sticker = shapes.file(stored) | look | {"is_animated": False, "is_video": False}
        return self._send(person_id, "sticker", {"sticker": sticker})

    def send_voice(self, person_id: int) -> Message:
        """Send a voice message of two seconds."""
        stored = self.keep_file(Upload("voice.ogg", b"OggS", "audio/ogg"), "voice")
        voice = shapes.file(stored) | {"duration": 2, "mime_type": stored.mime}
        return self._send(person_id, "voice", {"voice": voice})

    def send_location(self, person_id: int) -> Message:
        """Send a point on the map."""
        place = {"latitude": 55.0302, "longitude": 82.9204}
        return self._send(person_id, "location", {"location": place})

    def _remember(self, press: Press) -> None:
        presses = self.world.presses
        presses[press.id] = press
        if len(presses) > PRESSES_REMEMBERED:
            del presses[next(iter(presses))]

    def _write(self, chat: Chat, person_id: int, *, text: str, reply_to: int | None) -> Message:
        message = self.new_message(chat, person_id)
        message.text, message.entities = text, found_entities(text)
        message.reply_to = reply_to
        return self.deliver(chat, message)

    def _send(self, person_id: int, kind: str, content: Json, *, caption: str = "") -> Message:
        chat = self.enter(person_id)
        message = self.new_message(chat, person_id)
        message.kind, message.content = kind, content
        message.text = cleaned(caption)
        message.entities = found_entities(message.text)
        return self.deliver(chat, message)

    def _pressed(self, chat: Chat, message_id: int | None) -> Json | None:
        if message_id is None:
            return None
        message = self.find_message(chat.id, message_id)
        if message is None:
            return {"chat": self.chat_object(chat), "message_id": message_id, "date": 0}
        return self.message_object(message)
