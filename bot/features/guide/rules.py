"""Legal forms that a specialised organisation may have, as the data file beside this one says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

Both = Mapping[str, str]
"""A sentence by language, "ru" and "en"."""


class Fit(StrEnum):
    """How well a form suits; NONE is in the guide so that nobody asks why it is missing."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


@dataclass(frozen=True)
class LegalForm:
    """One form: reference words, no legal advice."""

    id: str
    name: Both
    short_name: Both
    founders: Both
    governance: Both
    member_liability: Both
    exit: Both
    fit: Fit
    fit_reason: Both
    pros: Both
    cons: Both
    profit: Both
    laws: tuple[Both, ...]


@dataclass(frozen=True)
class Guide:
    """All forms, those of the ballot first; `ballot_preset` are the keys of its options."""

    disclaimer: Both
    ballot_preset: tuple[str, ...]
    forms: tuple[LegalForm, ...]


@cache
def guide() -> Guide:
    """Read the guide once; the file is part of the program."""
    path = Path(__file__).with_name("legal_forms.json")
    found = json.loads(path.read_text(encoding="utf-8"))
    forms = tuple(
        LegalForm(**{**form, "fit": Fit(form["fit"]), "laws": tuple(form["laws"])})
        for form in found["forms"]
    )
    return Guide(found["disclaimer"], tuple(found["ballot_preset"]), forms)
