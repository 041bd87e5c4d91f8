-- name: find_open_draft^
SELECT form, subject, step, answers, version FROM drafts WHERE person_id = :person_id AND is_open = 1;

-- name: find_draft^
SELECT form, subject, step, answers, version FROM drafts
WHERE person_id = :person_id AND form = :form AND subject = :subject;

-- name: find_latest_draft^
SELECT form, subject, step, answers, version FROM drafts
WHERE person_id = :person_id ORDER BY changed_at DESC, form LIMIT 1;

-- name: keep_draft!
INSERT INTO drafts (person_id, form, subject, step, answers, version, is_open, changed_at)
VALUES (:person_id, :form, :subject, :step, :answers, :version, 1, :changed_at)
ON CONFLICT (person_id, form, subject) DO UPDATE
SET step = excluded.step, answers = excluded.answers, version = excluded.version, is_open = 1, changed_at = excluded.changed_at;

-- name: leave_drafts!
UPDATE drafts SET is_open = 0 WHERE person_id = :person_id AND is_open = 1;

-- name: drop_draft!
DELETE FROM drafts WHERE person_id = :person_id AND form = :form AND subject = :subject;

-- name: list_drafts_of
SELECT form, subject, step, answers, version FROM drafts WHERE person_id = :person_id ORDER BY form, subject;
