"""The control of the sandbox: what the chat page shows, does, and bends for a demo."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, cast, get_args
from urllib.parse import quote
from zoneinfo import ZoneInfo

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.sandbox.acting import ACTIONS, Form, add_group, add_person
from bot.sandbox.faults import Fault, Kind
from bot.sandbox.transcript import transcript

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from starlette.requests import Request

    from bot.sandbox.clock import SandboxClock
    from bot.sandbox.guide import Hint
    from bot.sandbox.records import Json, StoredFile
    from bot.sandbox.stream import Streams
    from bot.sandbox.telegram import Telegram

Note = dict[str, str] | str
DRAWN_IN_PLACE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
LONGEST_STEP = timedelta(days=366)
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True)
class Legend:
    """What the page tells beside the chats.

    `notes` says who a person is, in one line (a text, or texts by language); `guide` is what an
    address without a person shows: without it the first person's chat opens.
    """

    notes: Callable[[int], Note] = lambda _person_id: ""
    guide: Sequence[Hint] = ()


@dataclass(frozen=True)
class Control:
    """Everything that the page may look at and turn."""

    telegram: Telegram
    clock: SandboxClock
    streams: Streams
    reset: Callable[[], Awaitable[None]]
    legend: Legend
    zone: str

    def routes(self) -> Starlette:
        """Return the control as an application of its own, with errors worded in JSON."""
        pages: list[tuple[str, str, Callable[[Request], Awaitable[Response]]]] = [
            ("GET", "/people", self.list_people),
            ("POST", "/people", self.add_person),
            ("POST", "/groups", self.add_group),
            ("GET", "/people/{person:int}", self.show_person),
            ("GET", "/people/{person:int}/transcript", self.write_transcript),
            ("GET", "/people/{person:int}/answers/{query}", self.show_answer),
            ("POST", "/people/{person:int}/file", self.send_file),
            ("POST", "/people/{person:int}/{action}", self.act),
            ("GET", "/files/{file_id}", self.give_file),
            ("GET", "/faults", self.list_faults),
            ("POST", "/faults", self.order_fault),
            ("POST", "/faults/clear", self.clear_faults),
            ("POST", "/pacing", self.set_pacing),
            ("GET", "/clock", self.tell_time),
            ("POST", "/clock", self.move_clock),
            ("GET", "/log", self.show_log),
            ("POST", "/reset", self.start_over),
            ("GET", "/events", self.streams.answer),
        ]
        return Starlette(
            routes=[Route(path, act, methods=[method]) for method, path, act in pages],
            exception_handlers={KeyError: _unknown, ValueError: _refused, HTTPException: _worded},
        )

    async def list_people(self, _request: Request) -> Response:
        """Everybody, with what a list of people shows."""
        bot = {"name": self.telegram.bot_name, "username": self.telegram.bot_username}
        people = [self._person(number) for number in self.telegram.world.people]
        guide = [asdict(hint) for hint in self.legend.guide]
        return JSONResponse({"bot": bot, "zone": self.zone, "people": people, "guide": guide})

    async def show_person(self, request: Request) -> Response:
        """One person's chats, and one of them with all that lies around it."""
        person, chat_id = request.path_params["person"], _number(request, "chat")
        chat = self.telegram.chat_for(person, chat_id)
        history = self.telegram.history(person, chat_id)
        shown = history[-(_number(request, "limit") or 100) :]
        return JSONResponse(
            {
                "person": self._person(person),
                "dialogs": self.telegram.dialogs(person),
                "chat": {"id": chat.id, "kind": chat.kind, "title": chat.title},
                "members": [self.telegram.person(member).name for member in chat.member_ids],
                "history": shown,
                "earlier": len(history) - len(shown),
                "keyboard": self.telegram.keyboard(person, chat_id),
                "commands": self.telegram.commands(person, chat_id),
                "description": self._description(person),
            }
        )

    async def write_transcript(self, request: Request) -> Response:
        """A chat as a text file."""
        person, chat_id = request.path_params["person"], _number(request, "chat")
        text = transcript(self.telegram.history(person, chat_id), ZoneInfo(self.zone))
        name = f'attachment; filename="chat-{person if chat_id is None else chat_id}.txt"'
        return PlainTextResponse(text, headers={"Content-Disposition": name})

    async def show_answer(self, request: Request) -> Response:
        """How the bot answered a press, null while it has not."""
        answer = self.telegram.callback_answer(request.path_params["query"])
        return JSONResponse({"answer": answer})

    async def add_person(self, request: Request) -> Response:
        """A new account."""
        return JSONResponse(add_person(self.telegram, await _form(request)), status_code=201)

    async def add_group(self, request: Request) -> Response:
        """A new group."""
        return JSONResponse(add_group(self.telegram, await _form(request)), status_code=201)

    async def act(self, request: Request) -> Response:
        """One thing that a person does."""
        act = ACTIONS[request.path_params["action"]]
        return JSONResponse(act(self.telegram, request.path_params["person"], await _form(request)))

    async def send_file(self, request: Request) -> Response:
        """A picture or a document that a person sends."""
        self.telegram.person(request.path_params["person"])
        async with request.form(max_files=1, max_fields=4) as form:
            upload, caption = form.get("file"), form.get("caption")
            if not isinstance(upload, UploadFile):
                raise HTTPException(400, "the form has no file")
            message = self.telegram.send_file(
                request.path_params["person"],
                upload.filename or "file",
                await upload.read(),
                mime=upload.content_type or "application/octet-stream",
                caption=str(caption or ""),
                as_photo=form.get("as_photo") == "yes",
            )
        return JSONResponse({"message_id": message.message_id})

    async def give_file(self, request: Request) -> Response:
        """The bytes of a file; only pictures are ever shown in place."""
        stored = self.telegram.find_file(request.path_params["file_id"])
        if stored is None:
            raise HTTPException(404, "there is no such file")
        return _file(stored)

    async def list_faults(self, _request: Request) -> Response:
        """Troubles that wait for their call."""
        waiting = [asdict(fault) for fault in self.telegram.faults.waiting]
        return JSONResponse({"faults": waiting, "kinds": KINDS, "pacing": self.telegram.pacing.on})

    async def order_fault(self, request: Request) -> Response:
        """Order trouble for calls of the bot."""
        self.telegram.faults.add(_fault(await _form(request)))
        return await self.list_faults(request)

    async def clear_faults(self, request: Request) -> Response:
        """Cancel all trouble."""
        self.telegram.faults.clear()
        return await self.list_faults(request)

    async def set_pacing(self, request: Request) -> Response:
        """Turn Telegram's limits of pace on or off."""
        self.telegram.pacing.on = (await request.json()) == {"on": True}
        return await self.list_faults(request)

    async def tell_time(self, _request: Request) -> Response:
        """The time of the demo, and how far it is ahead of the real one."""
        offset = int(self.clock.offset.total_seconds())
        return JSONResponse({"now": self.clock.now().isoformat(), "offset": offset})

    async def move_clock(self, request: Request) -> Response:
        """Move the clock forward by a number of seconds."""
        step = timedelta(seconds=min((await _form(request)).number("seconds"), 10**9))
        if step > LONGEST_STEP:
            raise HTTPException(400, "one step is a year at most")
        self.clock.move(step)
        self.telegram.changed("clock")
        return await self.tell_time(request)

    async def show_log(self, request: Request) -> Response:
        """Calls of the bot after the one whose number is given."""
        after = _number(request, "after") or 0
        calls = [asdict(c) | {"time": c.time.isoformat()} for c in self.telegram.log]
        return JSONResponse({"calls": [call for call in calls if call["number"] > after]})

    async def start_over(self, _request: Request) -> Response:
        """Begin the demo anew."""
        await self.reset()
        self.telegram.faults.clear()
        self.telegram.log.clear()
        self.telegram.changed("reset")
        return JSONResponse({})

    def _person(self, number: int) -> Json:
        person = self.telegram.person(number)
        return {
            "id": number,
            "name": person.name,
            "username": person.username,
            "language": person.language_code,
            "started": person.started,
            "blocked": person.blocked,
            "deactivated": person.deactivated,
            "note": self.legend.notes(number),
            "unread": sum(dialog["unread"] for dialog in self.telegram.dialogs(number)),
        }

    def _description(self, number: int) -> str:
        told, language = (
            self.telegram.world.descriptions,
            self.telegram.person(number).language_code,
        )
        return told.get(f"description|{language}") or told.get("description|", "")


async def _form(request: Request) -> Form:
    return Form(await request.json())


def _number(request: Request, name: str) -> int | None:
    value = request.query_params.get(name, "")
    return int(value) if value else None


def _fault(form: Form) -> Fault:
    kind = form.text("kind")
    if kind not in KINDS:
        message = f"a fault is one of {', '.join(KINDS)}"
        raise ValueError(message)
    return Fault(
        kind=cast("Kind", kind),
        method=form.text("method", default="").strip() or None,
        chat_id=form.optional("chat_id"),
        text=form.text("text", default="") or None,
        times=form.optional("times") or 1,
        retry_after=form.optional("retry_after") or 5,
        seconds=float(form.optional("seconds") or 5),
    )


def _file(stored: StoredFile) -> Response:
    is_picture = stored.kind == "photo" and stored.mime in DRAWN_IN_PLACE
    place = "inline" if is_picture else "attachment"
    return Response(
        stored.content,
        media_type=stored.mime if is_picture else "application/octet-stream",
        headers={"Content-Disposition": f"{place}; filename*=UTF-8''{quote(stored.name, safe='')}"},
    )


async def _unknown(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"error": "there is no such person, chat or action"}, status_code=404)


async def _refused(_request: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, status_code=400)


async def _worded(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else ""
    return JSONResponse({"error": detail}, status_code=status)
