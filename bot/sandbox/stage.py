"""People acting on the stand-in one after another, each answered before the next.

For the demo and for tests.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.app import App
    from bot.sandbox.records import Json, Message
    from bot.sandbox.telegram import Telegram


class QuickTime:
    """A clock for pacing on which waiting takes no time."""

    def __init__(self) -> None:
        """Begin at nought."""
        self._seconds = 0.0

    def clock(self) -> float:
        """Return the seconds passed."""
        return self._seconds

    async def sleep(self, seconds: float) -> None:
        """Let the seconds pass at once."""
        self._seconds += seconds
        await asyncio.sleep(0)


class Stage:
    """What people do and see; after each act everything that follows from it has happened."""

    def __init__(self, app: App, telegram: Telegram) -> None:
        """Play with an app that nobody else serves."""
        self.app = app
        self.telegram = telegram
        self._offset: int | None = None

    async def starts(self, person: int, payload: str = "") -> str:
        """Press Start and return what is answered."""
        return await self._after(person, self.telegram.start(person, payload))

    async def says(self, person: int, *texts: str) -> str:
        """Write texts one after another and return the last answer."""
        for text in texts:
            await self._after(person, self.telegram.say(person, text))
        return self.screen(person)

    async def presses(self, person: int, *labels: str) -> str:
        """Press buttons by what they say, on the newest message that has one.

        And return the last answer.
        """
        for label in labels:
            message = self._with_button(person, label)
            await self._after(person, self.telegram.press_label(person, message, label))
        return self.screen(person)

    async def shares_contact(self, person: int, phone: str, *, of: int | None = None) -> str:
        """Share one's own contact, or somebody else's."""
        return await self._after(person, self.telegram.share_contact(person, phone, of=of))

    async def sends_file(
        self, person: int, name: str, content: bytes, *, mime: str, as_photo: bool = False
    ) -> str:
        """Send a document or a photo."""
        sent = self.telegram.send_file(person, name, content, mime=mime, as_photo=as_photo)
        return await self._after(person, sent)

    def screen(self, person: int) -> str:
        """Return the newest message of the bot to a person, as text."""
        return next((m["text"] for m in self._newest_first(person)), "")

    def messages(self, person: int) -> list[Json]:
        """Return what the bot wrote to a person, oldest first, as it reads now."""
        return list(self._newest_first(person))[::-1]

    def labels(self, person: int) -> list[str]:
        """Return what the buttons under the newest message say."""
        newest = next(self._newest_first(person))
        return [button["text"] for row in newest["buttons"] for button in row]

    def alert(self, person: int) -> str:
        """Return the last alert that a person saw."""
        alerts = self.telegram.alerts(person)
        return str(alerts[-1]["text"]) if alerts else ""

    async def settle(self) -> None:
        """Serve until nothing waits: no update, no answer under way, nothing due in the outbox."""
        while True:
            batch = await self.app.speaker.ask(
                lambda client: client.get_updates(offset=self._offset, timeout=0)
            )
            await asyncio.gather(*map(self.app.intake.accept, batch))
            await self.app.intake.finish()
            await self.app.housekeeping.cancel_needless()
            await self.app.clockwork.serve_due()
            await self.app.postman.deliver_due()
            await self.app.renewal.renew_due()
            if not batch:
                return
            self._offset = batch[-1].update_id + 1

    async def _after(self, person: int, _act: Message | str | None) -> str:
        await self.settle()
        return self.screen(person)

    def _newest_first(self, person: int) -> Iterator[Json]:
        shown = self.telegram.newest_first(person)
        return (m for m in shown if m["from"]["is_bot"] and not m["deleted"])

    def _with_button(self, person: int, label: str) -> int:
        for message in self._newest_first(person):
            if any(label in button["text"] for row in message["buttons"] for button in row):
                return int(message["message_id"])
        seen = [
            [b["text"] for row in m["buttons"] for b in row] for m in self.messages(person)[-3:]
        ]
        missing = f"{person} sees no button {label!r}; the last three screens have {seen}"
        raise LookupError(missing)
