-- name: add_milestone$
-- One milestone; nothing when it is one of the template and stands on the map already.
INSERT INTO milestones (code, title, yields, phase, due, organisation_id, offsets, status, done_on)
VALUES (:code, :title, :yields, :phase, :due, :organisation_id, :offsets, :status, :done_on)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: add_need!
-- What comes before a milestone.
INSERT INTO milestone_needs (milestone_id, needs_id) VALUES (:milestone_id, :needs_id)
ON CONFLICT DO NOTHING;

-- name: get_milestone^
-- One milestone.
SELECT * FROM milestones WHERE id = :id;

-- name: list_milestones
-- The road map in order of due dates.
SELECT * FROM milestones WHERE status <> 'cancelled' ORDER BY due, id LIMIT :many;

-- name: list_milestones_of
-- Some milestones by their ids.
SELECT * FROM milestones WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: list_needs_of
-- What comes before each of some milestones.
SELECT milestone_id, needs_id FROM milestone_needs
WHERE milestone_id IN (SELECT value FROM json_each(:ids))
ORDER BY milestone_id, needs_id;

-- name: count_milestones$
-- How many milestones the road map has, as far as the limit.
SELECT COUNT(*) FROM (SELECT 1 FROM milestones WHERE status <> 'cancelled' ORDER BY due, id LIMIT :many);

-- name: change_milestone_status!
-- Move a milestone on; touches no row when it stands elsewhere by now.
UPDATE milestones SET status = :status, done_on = :done_on, remind_at = NULL
WHERE id = :id AND status IN (SELECT value FROM json_each(:was));

-- name: move_milestone!
-- A new due date; touches no row when another one was set, or the milestone is finished.
UPDATE milestones SET due = :due, status = 'postponed'
WHERE id = :id AND due = :was_due AND status IN ('planned', 'in_progress', 'postponed');

-- name: assign_milestone!
-- Another responsible organisation; touches no row when it is so already or all is finished.
UPDATE milestones SET organisation_id = :organisation_id
WHERE id = :id AND organisation_id <> :organisation_id AND status NOT IN ('done', 'cancelled');

-- name: set_reminder!
-- When somebody is reminded of a milestone next.
UPDATE milestones SET remind_at = :remind_at WHERE id = :id AND status NOT IN ('done', 'cancelled');

-- name: find_next_reminder$
-- When the next reminder of the whole road map is due.
SELECT remind_at FROM milestones WHERE remind_at IS NOT NULL ORDER BY remind_at LIMIT 1;

-- name: list_to_remind
-- The milestones of which somebody is to be reminded now.
SELECT * FROM milestones WHERE remind_at <= :now ORDER BY remind_at, id;

-- name: record_report$
-- What was said or done about a milestone; nothing when the same waits for an answer.
INSERT INTO milestone_reports (
    milestone_id, kind, by_person_id, at, note, file, was_due, new_due, settled_at, settled_by, is_accepted
)
VALUES (
    :milestone_id, :kind, :by, :at, :note, :file, :was_due, :new_due, :settled_at, :settled_by, :is_accepted
)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: get_report^
-- One report, answered or not.
SELECT * FROM milestone_reports WHERE id = :id;

-- name: list_reports
-- Everything that was said or done about a milestone, oldest first.
SELECT * FROM milestone_reports WHERE milestone_id = :milestone_id ORDER BY id;

-- name: settle_report!
-- Answer a report; touches no row when somebody did first.
UPDATE milestone_reports
SET settled_at = :at, settled_by = :by, is_accepted = :is_accepted, answer = :answer
WHERE id = :id AND settled_at IS NULL;

-- name: settle_reports_of!
-- Nothing that was said of a milestone waits for an answer any more.
UPDATE milestone_reports SET settled_at = :at, settled_by = :by, is_accepted = 0
WHERE milestone_id = :milestone_id AND settled_at IS NULL;

-- name: list_waiting_reports
-- What waits for an organiser, oldest first.
SELECT * FROM milestone_reports
WHERE settled_at IS NULL AND kind IN ('done', 'postponement') ORDER BY id LIMIT :many;

-- name: list_milestones_due_for
-- What a person's organisations should do by a day, the nearest first.
SELECT m.* FROM milestones m
WHERE m.status IN ('planned', 'in_progress', 'postponed')
    AND m.organisation_id IN (
        SELECT r.organisation_id FROM representatives r
        CROSS JOIN organisations o
        WHERE r.person_id = :person_id AND r.ended_at IS NULL
            AND o.id = r.organisation_id AND o.status = 'confirmed'
    )
    AND m.due <= :until
ORDER BY m.due, m.id LIMIT 20;

-- name: list_everybody
-- A page of all who act for a participant or run the cluster, by id.
SELECT p.id AS person_id, p.language FROM people p
WHERE p.id > :after AND p.telegram_id IS NOT NULL
    AND (
        EXISTS (SELECT 1 FROM organisers o WHERE o.person_id = p.id AND o.ended_at IS NULL)
        OR EXISTS (
            SELECT 1 FROM representatives r
            JOIN organisations n ON n.id = r.organisation_id
            WHERE r.person_id = p.id AND r.ended_at IS NULL AND n.status = 'confirmed'
        )
    )
ORDER BY p.id LIMIT :many;
