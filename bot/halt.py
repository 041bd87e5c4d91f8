"""The program ends here, and this sentence says why: what a person at the console reads."""

from __future__ import annotations


class Halt(Exception):  # noqa: N818 - it is an answer to whoever started us, not a fault
    """One sentence: what stops us and, where there is one, the next command to type."""

    exit_code = 1


class SettingsError(Halt):
    """A setting is wrong: its name, what is wrong, what is allowed; never the value."""

    exit_code = 2
