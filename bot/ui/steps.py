"""The screens of a form being filled, and the buttons they carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

from bot.ui import forms
from bot.ui.gathering import gathered
from bot.ui.presses import Press
from bot.ui.screen import Button, Key, Screen, Text, in_rows, screen
from bot.ui.texts import refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.refusal import Refusal
    from bot.ui.forms import Draft, Form, Question
    from bot.ui.written import Written

LONGEST_ANSWER = 46


@dataclass(frozen=True)
class FormPress(Press):
    """Base of the buttons of a form; any other button leaves the form that is open."""


@dataclass(frozen=True)
class Answer(FormPress):
    """A choice, or a suggested correction, of the question at this version."""

    TAG: ClassVar[str] = "fa"
    version: int
    value: Annotated[str, LONGEST_ANSWER]


@dataclass(frozen=True)
class Back(FormPress):
    """To the question before."""

    TAG: ClassVar[str] = "fb"
    version: int


@dataclass(frozen=True)
class Skip(FormPress):
    """Leave an optional question out."""

    TAG: ClassVar[str] = "fs"
    version: int


@dataclass(frozen=True)
class Keep(FormPress):
    """Leave the answer of an earlier question as it is."""

    TAG: ClassVar[str] = "fk"
    version: int


@dataclass(frozen=True)
class Leave(FormPress):
    """Leave the form, keeping its draft."""

    TAG: ClassVar[str] = "fl"
    version: int


@dataclass(frozen=True)
class ChangeAnswer(FormPress):
    """Open one question again from the review."""

    TAG: ClassVar[str] = "fc"
    version: int
    question: Annotated[str, 24]


@dataclass(frozen=True)
class Send(FormPress):
    """Send the reviewed form."""

    TAG: ClassVar[str] = "fd"
    version: int
    subject: int
    form: Annotated[str, 20]


@dataclass(frozen=True)
class Resume(FormPress):
    """Go on with a draft that was left."""

    TAG: ClassVar[str] = "fr"
    subject: int
    form: Annotated[str, 20]


@dataclass(frozen=True)
class StartOver(FormPress):
    """Ask whether a draft may be thrown away."""

    TAG: ClassVar[str] = "fo"
    subject: int
    form: Annotated[str, 20]


@dataclass(frozen=True)
class ThrowAway(FormPress):
    """Throw a draft away and begin anew."""

    TAG: ClassVar[str] = "fx"
    subject: int
    form: Annotated[str, 20]


@dataclass(frozen=True)
class Complete(FormPress):
    """All messages of which the answer is made are there."""

    TAG: ClassVar[str] = "fg"
    version: int


@dataclass(frozen=True)
class GatherAnew(FormPress):
    """Forget the messages that have gathered."""

    TAG: ClassVar[str] = "fn"
    version: int


def step_screen(form: Form, draft: Draft, *, refusal: Refusal | None = None) -> Screen:
    """Return the screen of the step a draft stands at, a refused answer explained above it."""
    question = forms.question_at(form, draft)
    if question is None:
        return review_screen(form, draft, refusal=refusal)
    if parts := gathered(draft):
        return _gathering_screen(draft, parts, refusal)
    said = [refused(refusal)] if refusal else []
    if form.reviewed:
        said.append(_place(form, draft))
    said.append(Text(f"question-{form.name if question.key == 'text' else question.key}"))
    if draft.answers.get(question.key):
        said.append(_now(question, draft.answers[question.key]))
    if question.takes is forms.Takes.CONTACT:
        keys = _contact_keys(form, draft, question, refusal)
        return Screen(tuple(said), keys=keys, refused=refusal is not None)
    buttons = _question_buttons(form, draft, question, refusal)
    return Screen(tuple(said), tuple(tuple(row) for row in buttons), refused=refusal is not None)


def _gathering_screen(draft: Draft, parts: Sequence[Written], refusal: Refusal | None) -> Screen:
    """Say how many files are there and whether a text is, and ask whether that is all."""
    said = [refused(refusal)] if refusal else []
    files = sum(bool(part.file) for part in parts)
    text = Text("form-parts-text" if any(part.html for part in parts) else "form-parts-no-text")
    again = Button(Text("form-start-over"), GatherAnew(draft.version))
    rows = (
        (Button(Text("form-complete"), Complete(draft.version)),),
        (again, Button(Text("form-cancel"), Leave(draft.version))),
    )
    counted = Text.of("form-parts", files=files, text=text)
    return Screen((*said, counted), rows, refused=refusal is not None)


def review_screen(form: Form, draft: Draft, *, refusal: Refusal | None = None) -> Screen:
    """Return the card of all answers with Send under it and a change button for each."""
    said = [refused(refusal)] if refusal else []
    lines = answer_lines(form, draft.answers)
    changes = [
        Button(Text(f"label-{q.key}"), ChangeAnswer(draft.version, q.key))
        for q in forms.asked(form, draft.answers)
    ]
    send = Button(Text("form-send"), Send(draft.version, draft.subject, form.name))
    cancel = Button(Text("form-cancel"), Leave(draft.version))
    return screen(
        *said,
        Text("form-review"),
        Text.of("lines", lines=lines),
        buttons=[[send], *in_rows(changes), [cancel]],
    )


def answer_lines(form: Form, answers: Mapping[str, str]) -> tuple[Text, ...]:
    """Return one line for each question that is asked: its label and what was answered."""
    return tuple(_line(q, answers.get(q.key, "")) for q in forms.asked(form, answers))


def waiting_screen(form: Form, draft: Draft) -> Screen:
    """Offer to go on with a draft that was left."""
    step, total = place_in(form, draft)
    text = Text.of("form-waiting", form=Text(f"form-name-{form.name}"), step=step, total=total)
    return screen(text, buttons=[[resume_button(draft)], [_start_over_button(draft)]])


def resume_button(draft: Draft) -> Button:
    """Return the button that goes on with a draft."""
    return Button(Text("form-resume"), Resume(draft.subject, draft.form))


def _start_over_button(draft: Draft) -> Button:
    return Button(Text("form-start-over"), StartOver(draft.subject, draft.form))


def _line(question: Question, value: str) -> Text:
    label = Text(f"label-{question.key}")
    if not value:
        return Text.of("form-line-empty", label=label)
    return Text.of("form-line", label=label, value=question.shown(value))


def _now(question: Question, value: str) -> Text:
    if value in question.choices:
        return Text.of("form-now", value=Text(f"{question.labels}-{value}"))
    return Text.of("form-now", value=question.shown(value))


def place_in(form: Form, draft: Draft) -> tuple[int, int]:
    """Return which of how many questions a draft stands at."""
    keys = [q.key for q in forms.asked(form, draft.answers)]
    return (keys.index(draft.step) + 1 if draft.step in keys else len(keys)), len(keys)


def _place(form: Form, draft: Draft) -> Text:
    step, total = place_in(form, draft)
    return Text.of("form-step", step=step, total=total)


def _question_buttons(
    form: Form, draft: Draft, question: Question, refusal: Refusal | None
) -> list[list[Button]]:
    rows = [_suggestion(draft, refusal.suggestion)] if refusal and refusal.suggestion else []
    rows += [list(row) for row in in_rows([_choice(draft, question, c) for c in question.choices])]
    return [row for row in [*rows, _navigation(form, draft, question)] if row]


def _suggestion(draft: Draft, value: str) -> list[Button]:
    if len(value.encode()) > LONGEST_ANSWER:
        return []
    return [Button(Text.of("form-take", value=value), Answer(draft.version, value))]


def _choice(draft: Draft, question: Question, choice: str) -> Button:
    return Button(Text(f"{question.labels}-{choice}"), Answer(draft.version, choice))


def _navigation(form: Form, draft: Draft, question: Question) -> list[Button]:
    is_first = question.key == form.questions[0].key and not forms.is_complete(form, draft)
    back = [] if is_first else [Button(Text("form-back"), Back(draft.version))]
    keep = [Button(Text("form-keep"), Keep(draft.version))] if _keeps(form, draft) else []
    skip = [Button(Text("form-skip"), Skip(draft.version))] if question.optional else []
    return [*back, *keep, *skip, Button(Text("form-cancel"), Leave(draft.version))]


def _keeps(form: Form, draft: Draft) -> bool:
    """Tell whether one came back to an answer; in a complete form Back keeps it."""
    return bool(draft.answers.get(draft.step)) and not forms.is_complete(form, draft)


def _contact_keys(
    form: Form, draft: Draft, question: Question, refusal: Refusal | None
) -> tuple[tuple[Key, ...], ...]:
    """Return the reply keyboard; a key types what it says, so a suggestion stands there bare."""
    meant = refusal.suggestion if refusal else None
    keep = (Key(Text("form-keep")),) if _keeps(form, draft) else ()
    skip = (Key(Text("form-skip")),) if question.optional else ()
    return (
        *(((Key(Text.of("as-is", text=question.shown(meant))),),) if meant else ()),
        (Key(Text("form-share-contact"), contact=True),),
        (Key(Text("form-back")), *keep, *skip, Key(Text("form-cancel"))),
    )
