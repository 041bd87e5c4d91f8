-- name: find_open_draft^
-- The form that a person is filling now.
SELECT form, subject, step, answers, version FROM drafts WHERE person_id = :person_id AND is_open = 1;

-- name: find_draft^
-- One draft, open or left.
SELECT form, subject, step, answers, version FROM drafts
WHERE person_id = :person_id AND form = :form AND subject = :subject;

-- name: find_latest_draft^
-- The draft that a person touched last, open or left.
SELECT form, subject, step, answers, version FROM drafts
WHERE person_id = :person_id ORDER BY changed_at DESC, form LIMIT 1;

-- name: keep_draft!
-- Keep a draft as the open one; any other must have been left before.
INSERT INTO drafts (person_id, form, subject, step, answers, version, is_open, changed_at)
VALUES (:person_id, :form, :subject, :step, :answers, :version, 1, :changed_at)
ON CONFLICT (person_id, form, subject) DO UPDATE
SET step = excluded.step, answers = excluded.answers, version = excluded.version, is_open = 1, changed_at = excluded.changed_at;

-- name: leave_drafts!
-- Close the open form; its answers stay.
UPDATE drafts SET is_open = 0 WHERE person_id = :person_id AND is_open = 1;

-- name: drop_draft!
-- Forget a draft.
DELETE FROM drafts WHERE person_id = :person_id AND form = :form AND subject = :subject;

-- name: list_drafts_of
-- Every draft of a person.
SELECT form, subject, step, answers, version FROM drafts WHERE person_id = :person_id ORDER BY form, subject;
