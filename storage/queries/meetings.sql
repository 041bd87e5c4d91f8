-- name: call_meeting$
-- A meeting that is announced.
INSERT INTO meetings (ref, title, starts_at, place, link, reply_by, status, called_by, called_at)
VALUES (:ref, :title, :starts_at, :place, :link, :reply_by, 'announced', :called_by, :called_at)
RETURNING id;

-- name: add_agenda_item!
-- One item of the agenda.
INSERT INTO agenda_items (meeting_id, number, title, speaker, minutes)
VALUES (:meeting_id, :number, :title, :speaker, :minutes);

-- name: get_meeting^
-- One meeting.
SELECT id, ref, title, starts_at, place, link, reply_by, status, edition, called_at, reason, minutes_number
FROM meetings WHERE id = :id;

-- name: list_meetings
-- A page of the meetings, the latest first.
SELECT id, ref, title, starts_at, place, link, reply_by, status, edition, called_at, reason, minutes_number
FROM meetings ORDER BY starts_at DESC, id DESC LIMIT :many OFFSET :skipped;

-- name: list_meetings_ahead
-- The meetings that are to come or under way, the nearest first.
SELECT id, ref, title, starts_at, place, link, reply_by, status, edition, called_at, reason, minutes_number
FROM meetings WHERE status IN ('announced', 'registration') ORDER BY starts_at, id LIMIT 8;

-- name: list_meetings_awaiting
-- Meetings to which an organisation of this person has not replied, the nearest deadline first.
SELECT m.id, m.ref, m.title, m.starts_at, m.place, m.link, m.reply_by, m.status, m.edition, m.called_at, m.reason, m.minutes_number
FROM meetings m
WHERE m.status = 'announced' AND m.reply_by >= :now AND EXISTS (
    SELECT 1 FROM representatives r
    JOIN organisations o ON o.id = r.organisation_id AND o.status = 'confirmed'
    WHERE r.person_id = :person_id AND r.ended_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM meeting_replies s
        WHERE s.meeting_id = m.id AND s.organisation_id = r.organisation_id AND s.superseded_at IS NULL
    )
)
ORDER BY m.reply_by;

-- name: list_agenda
-- The agenda of a meeting in order.
SELECT number, title, speaker, minutes FROM agenda_items WHERE meeting_id = :meeting_id ORDER BY number;

-- name: list_seats
-- The organisations that take part in the cluster now, by name.
SELECT id AS organisation_id, short_name, votes FROM organisations WHERE status = 'confirmed' ORDER BY folded_name;

-- name: list_members
-- Everybody who acts for an organisation that takes part in the cluster now.
SELECT p.id AS person_id, p.language, o.id AS organisation_id, o.short_name, o.votes
FROM organisations o
JOIN representatives r ON r.organisation_id = o.id AND r.ended_at IS NULL
JOIN people p ON p.id = r.person_id
WHERE o.status = 'confirmed'
ORDER BY p.id, r.id;

-- name: keep_plan_as_it_was!
-- What is changed stays on record.
INSERT INTO meeting_changes (meeting_id, edition, starts_at, place, link, reply_by, changed_at, changed_by)
SELECT id, edition, starts_at, place, link, reply_by, :changed_at, :changed_by
FROM meetings WHERE id = :id AND edition = :edition AND status = 'announced';

-- name: change_plan!
-- Touches no row when somebody changed, opened or cancelled the meeting first.
UPDATE meetings
SET starts_at = :starts_at, place = :place, link = :link, reply_by = :reply_by, edition = edition + 1
WHERE id = :id AND edition = :edition AND status = 'announced';

-- name: cancel_meeting!
-- Touches no row when the meeting is not simply announced any more.
UPDATE meetings
SET status = 'cancelled', reason = :reason, settled_at = :at, settled_by = :by, edition = edition + 1
WHERE id = :id AND status = 'announced';

-- name: open_meeting!
-- Begin the registration; touches no row when it has begun, or the meeting is over.
UPDATE meetings SET status = 'registration', opened_at = :at WHERE id = :id AND status = 'announced';

-- name: close_meeting!
-- Close a meeting and give its minutes the next number of their year.
UPDATE meetings
SET status = 'closed', settled_at = :at, settled_by = :by, minutes_year = :year, minutes_number = 1 + COALESCE(
    (SELECT MAX(m.minutes_number) FROM meetings m WHERE m.minutes_year = :year AND m.minutes_number IS NOT NULL), 0
)
WHERE id = :id AND status = 'registration';

-- name: record_nudge!
-- Touches no row when the silent were reminded by hand on this day.
INSERT INTO meeting_nudges (meeting_id, day, person_id, at) VALUES (:meeting_id, :day, :person_id, :at)
ON CONFLICT (meeting_id, day) DO NOTHING;
