"""Everything that people can do with the bot: one visible tuple of features."""

from __future__ import annotations

from bot.features.acknowledgements.handlers import FEATURE as ACKNOWLEDGEMENTS
from bot.features.admissions.handlers import FEATURE as ADMISSIONS
from bot.features.announcements.handlers import FEATURE as ANNOUNCEMENTS
from bot.features.applications.handlers import FEATURE as APPLICATIONS
from bot.features.attendance.handlers import FEATURE as ATTENDANCE
from bot.features.audiences.handlers import FEATURE as AUDIENCES
from bot.features.ballots.handlers import FEATURE as BALLOTS
from bot.features.calling_ballots.handlers import FEATURE as CALLING_BALLOTS
from bot.features.campaigns.handlers import FEATURE as CAMPAIGNS
from bot.features.chats.handlers import FEATURE as CHATS
from bot.features.convening.handlers import FEATURE as CONVENING
from bot.features.corrections.handlers import FEATURE as CORRECTIONS
from bot.features.decisions.handlers import FEATURE as DECISIONS
from bot.features.delivery_reports.handlers import FEATURE as DELIVERY_REPORTS
from bot.features.desk.handlers import FEATURE as DESK
from bot.features.entrance.handlers import FEATURE as ENTRANCE
from bot.features.feedback.handlers import FEATURE as FEEDBACK
from bot.features.guide.handlers import FEATURE as GUIDE
from bot.features.importance.handlers import FEATURE as IMPORTANCE
from bot.features.letters.handlers import FEATURE as LETTERS
from bot.features.meetings.handlers import FEATURE as MEETINGS
from bot.features.menu.handlers import FEATURE as MENU
from bot.features.milestone_decisions.handlers import FEATURE as MILESTONE_DECISIONS
from bot.features.milestone_reminders.deadlines import FEATURE as MILESTONE_REMINDERS
from bot.features.milestones.handlers import FEATURE as MILESTONES
from bot.features.minutes.handlers import FEATURE as MINUTES
from bot.features.my_application.handlers import FEATURE as MY_APPLICATION
from bot.features.notifications.handlers import FEATURE as NOTIFICATIONS
from bot.features.organisations.handlers import FEATURE as ORGANISATIONS
from bot.features.organisers.handlers import FEATURE as ORGANISERS
from bot.features.participants.handlers import FEATURE as PARTICIPANTS
from bot.features.pauses.handlers import FEATURE as PAUSES
from bot.features.planning.handlers import FEATURE as PLANNING
from bot.features.privacy.handlers import FEATURE as PRIVACY
from bot.features.replies.handlers import FEATURE as REPLIES
from bot.features.roadmap.handlers import FEATURE as ROADMAP
from bot.features.voting.handlers import FEATURE as VOTING
from bot.features.withdrawals.handlers import FEATURE as WITHDRAWALS

FEATURES = (
    ENTRANCE,
    MENU,
    DESK,
    ORGANISATIONS,
    PARTICIPANTS,
    MEETINGS,
    REPLIES,
    CONVENING,
    ATTENDANCE,
    MINUTES,
    LETTERS,
    APPLICATIONS,
    MY_APPLICATION,
    ADMISSIONS,
    ANNOUNCEMENTS,
    AUDIENCES,
    IMPORTANCE,
    CAMPAIGNS,
    PAUSES,
    ACKNOWLEDGEMENTS,
    DELIVERY_REPORTS,
    FEEDBACK,
    CHATS,
    CORRECTIONS,
    WITHDRAWALS,
    NOTIFICATIONS,
    ORGANISERS,
    BALLOTS,
    VOTING,
    CALLING_BALLOTS,
    DECISIONS,
    GUIDE,
    PRIVACY,
    ROADMAP,
    PLANNING,
    MILESTONES,
    MILESTONE_DECISIONS,
    MILESTONE_REMINDERS,
)
