-- name: send_application$
-- One submission; nothing when the person or the ИНН already has one that waits.
INSERT INTO applications (kind, person_id, organisation_id, inn, answers, status, sent_at)
VALUES (:kind, :person_id, :organisation_id, :inn, :answers, 'sent', :sent_at)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: get_application^
SELECT * FROM applications WHERE id = :id;

-- name: find_latest_application_of^
SELECT * FROM applications WHERE person_id = :person_id ORDER BY id DESC LIMIT 1;

-- name: list_applications_of
SELECT * FROM applications WHERE person_id = :person_id ORDER BY id;

-- name: find_waiting_by_inn^
SELECT * FROM applications
WHERE inn = :inn AND kind = 'organisation' AND status IN ('sent', 'asked');

-- name: list_earlier
-- Applications with the same ИНН that came before this one, newest first.
SELECT * FROM applications WHERE inn = :inn AND id < :id ORDER BY id DESC LIMIT 5;

-- name: list_waiting
-- The queue, oldest first, from a place on.
SELECT * FROM applications WHERE status IN ('sent', 'asked') ORDER BY id LIMIT :many OFFSET :skipped;

-- name: count_waiting$
SELECT COUNT(*) FROM applications WHERE status IN ('sent', 'asked');

-- name: list_joining_waiting
SELECT * FROM applications
WHERE organisation_id = :organisation_id AND kind = 'joining' AND status IN ('sent', 'asked')
ORDER BY id;

-- name: count_sent_since$
SELECT COUNT(*) FROM applications WHERE person_id = :person_id AND sent_at >= :since;

-- name: decide_application!
-- Touches no row when somebody decided first.
UPDATE applications
SET status = :status, decided_at = :at, decided_by = :by, reason = :reason,
    organisation_id = COALESCE(:organisation_id, organisation_id)
WHERE id = :id AND status IN ('sent', 'asked');

-- name: ask_applicant!
UPDATE applications SET status = 'asked', question = :question, reply = ''
WHERE id = :id AND status IN ('sent', 'asked');

-- name: reply_to_question!
UPDATE applications SET status = 'sent', reply = :reply
WHERE id = :id AND person_id = :person_id AND status = 'asked';
