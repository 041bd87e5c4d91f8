"""What a transaction opens: every aggregate of the product on one connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.acknowledgements import Acknowledgements
from storage.announcements import Announcements
from storage.applications import Applications
from storage.attendance import Attendance
from storage.ballots import Ballots
from storage.chats import Chats
from storage.corrections import Corrections
from storage.decisions import Decisions
from storage.deliveries import Deliveries
from storage.delivery_reports import DeliveryReports
from storage.drafts import Drafts
from storage.due_work import DueWork
from storage.exclusions import Exclusions
from storage.feedback import Feedback
from storage.follow_ups import FollowUps
from storage.inbox import Inbox
from storage.journal import Journal
from storage.live_cards import LiveCards
from storage.meetings import Meetings
from storage.notifications import Notifications
from storage.organisations import Organisations
from storage.organisers import Organisers
from storage.own_acts import OwnActs
from storage.pauses import Pauses
from storage.people import People
from storage.replies import Replies
from storage.roadmap import Roadmap

if TYPE_CHECKING:
    from storage.sql import Sql


class Store:
    """All aggregates; it lives as long as its connection."""

    def __init__(self, sql: Sql) -> None:
        """Bind the aggregates to a connection."""
        self.undoable = sql.undoable
        self.acknowledgements = Acknowledgements(sql)
        self.announcements = Announcements(sql)
        self.applications = Applications(sql)
        self.ballots = Ballots(sql)
        self.corrections = Corrections(sql)
        self.chats = Chats(sql)
        self.decisions = Decisions(sql)
        self.attendance = Attendance(sql)
        self.deliveries = Deliveries(sql)
        self.delivery_reports = DeliveryReports(sql)
        self.drafts = Drafts(sql)
        self.due_work = DueWork(sql)
        self.exclusions = Exclusions(sql)
        self.feedback = Feedback(sql)
        self.follow_ups = FollowUps(sql)
        self.inbox = Inbox(sql)
        self.journal = Journal(sql)
        self.live_cards = LiveCards(sql)
        self.meetings = Meetings(sql)
        self.notifications = Notifications(sql)
        self.organisations = Organisations(sql)
        self.organisers = Organisers(sql)
        self.own_acts = OwnActs(sql)
        self.pauses = Pauses(sql)
        self.people = People(sql)
        self.replies = Replies(sql)
        self.roadmap = Roadmap(sql)
