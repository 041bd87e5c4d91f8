"""The stand-in as a whole: people on one side, the bot's calls on the other."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.sandbox.faults import Fault, Faults, Pacing
from bot.sandbox.methods import KNOWN_BUT_UNSUPPORTED, METHODS
from bot.sandbox.params import Params
from bot.sandbox.people import People
from bot.sandbox.records import (
    Acceptance,
    Answer,
    Call,
    Json,
    Message,
    Now,
    RefusedError,
    Upload,
)
from bot.sandbox.sights import Sights

if TYPE_CHECKING:
    from collections.abc import Mapping

CALLS_IN_THE_LOG = 500


class Telegram(People, Sights):
    """A Telegram with one bot in it; no clock, no sockets, no randomness of its own."""

    def __init__(
        self,
        *,
        now: Now,
        token: str,
        bot_name: str = "Вече",
        bot_username: str = "veche_sandbox_bot",
    ) -> None:
        """Begin with nobody in it."""
        super().__init__(now=now, token=token, bot_name=bot_name, bot_username=bot_username)
        self.log: deque[Call] = deque(maxlen=CALLS_IN_THE_LOG)
        self.faults = Faults()
        self.pacing = Pacing()
        self.acceptances: list[Acceptance] = []

    def call(
        self,
        method: str,
        params: Mapping[str, object],
        files: Mapping[str, Upload] | None = None,
    ) -> Answer:
        """Do what the bot asks, at once; getUpdates answers with what is there."""
        given = Params(params, files or {})
        fault = self.faults.take(method.lower(), given)
        answer = self._answer(method.lower(), given, fault)
        self._note(method, given, answer)
        if fault is None:
            return answer
        return replace(
            answer,
            delay=fault.seconds if fault.kind == "slow" else 0.0,
            lost=fault.kind in {"drop", "lost", "unreachable"},
            unreachable=fault.kind == "unreachable",
        )

    def clear(self) -> None:
        """Begin anew with nobody in it, no trouble ordered and an empty log."""
        super().clear()
        self.faults.clear()
        self.log.clear()
        self.acceptances.clear()

    def accept(self, message: Message) -> Json:
        """Count a message of the bot as taken for delivery and return it as an answer."""
        self.acceptances.append(
            Acceptance(self.now(), message.chat_id, message.message_id, message.text)
        )
        return self.message_object(message)

    def _answer(self, method: str, params: Params, fault: Fault | None) -> Answer:
        try:
            return Answer(200, {"ok": True, "result": self._result(method, params, fault)})
        except RefusedError as refused:
            return refusal_answer(refused)

    def _result(self, method: str, params: Params, fault: Fault | None) -> object:
        if method in KNOWN_BUT_UNSUPPORTED:
            name = KNOWN_BUT_UNSUPPORTED[method]
            raise RefusedError(501, f"Not Implemented: this stand-in does not do {name}")
        if method not in METHODS:
            raise RefusedError(404, "Not Found")
        refusal = fault and fault.refusal()
        if refusal:
            raise refusal
        if fault and fault.kind in {"drop", "unreachable"}:
            return None
        params.check_encoding()
        return METHODS[method](self, params)

    def _note(self, method: str, params: Params, answer: Answer) -> None:
        if method.lower() == "getupdates" and not answer.body.get("result", True):
            return
        values = params.values | {name: f"<{f.name}>" for name, f in params.files.items()}
        shown = {k: v.replace(self.token, "<token>") for k, v in values.items()}
        description = answer.body.get("description", "")
        number = self.count("call")
        self.log.append(Call(number, self.now(), method, shown, answer.status, description))
        self.changed("log")


def refusal_answer(refused: RefusedError) -> Answer:
    """Shape a refusal as the Bot API answers it."""
    body: Json = {
        "ok": False,
        "error_code": refused.status,
        "description": refused.description,
    }
    if refused.retry_after is not None:
        body["parameters"] = {"retry_after": refused.retry_after}
    if refused.migrated_to is not None:
        body["parameters"] = {"migrate_to_chat_id": refused.migrated_to}
    return Answer(refused.status, body)
