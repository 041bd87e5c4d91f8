"""The commands that everybody and each role may type, in the order of Telegram's command menu."""

from __future__ import annotations

STRANGER = ("help",)
EVERYBODY = ("menu", "help", "language", "cancel", "mydata", "forget")
DESK = ("desk",)
APPLICANT = ("organisation",)
MEMBER = ("participants", "meetings", "ballots", "roadmap")
ORGANISER = ("announce", "applications", "organisers")
