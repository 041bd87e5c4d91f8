-- name: send_application$
-- One submission; nothing when the person or the ИНН already has one that waits.
INSERT INTO applications (kind, person_id, organisation_id, inn, answers, status, sent_at)
VALUES (:kind, :person_id, :organisation_id, :inn, :answers, 'sent', :sent_at)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: get_application^
-- One application.
SELECT * FROM applications WHERE id = :id;

-- name: find_latest_application_of^
-- What a person applied for last.
SELECT * FROM applications WHERE person_id = :person_id ORDER BY id DESC LIMIT 1;

-- name: list_applications_of
-- Everything a person applied for, oldest first.
SELECT * FROM applications WHERE person_id = :person_id ORDER BY id;

-- name: find_waiting_by_inn^
-- The one submission of a new organisation with this ИНН that is not decided.
SELECT * FROM applications
WHERE inn = :inn AND kind = 'organisation' AND status IN ('sent', 'asked');

-- name: list_earlier
-- Applications with the same ИНН that came before this one, newest first.
SELECT * FROM applications WHERE inn = :inn AND id < :id ORDER BY id DESC LIMIT 5;

-- name: list_waiting
-- The queue, oldest first, from a place on.
SELECT * FROM applications WHERE status IN ('sent', 'asked') ORDER BY id LIMIT :many OFFSET :skipped;

-- name: count_waiting$
-- How long the queue is.
SELECT COUNT(*) FROM applications WHERE status IN ('sent', 'asked');

-- name: list_joining_waiting
-- Who waits to act for an organisation, oldest first.
SELECT * FROM applications
WHERE organisation_id = :organisation_id AND kind = 'joining' AND status IN ('sent', 'asked')
ORDER BY id;

-- name: count_sent_since$
-- How many a person has sent from an instant on.
SELECT COUNT(*) FROM applications WHERE person_id = :person_id AND sent_at >= :since;

-- name: decide_application!
-- Touches no row when somebody decided first.
UPDATE applications
SET status = :status, decided_at = :at, decided_by = :by, reason = :reason,
    organisation_id = COALESCE(:organisation_id, organisation_id)
WHERE id = :id AND status IN ('sent', 'asked');

-- name: ask_applicant!
-- Put a question; touches no row when the application is settled.
UPDATE applications SET status = 'asked', question = :question, reply = ''
WHERE id = :id AND status IN ('sent', 'asked');

-- name: forget_turned_down!
-- What turned-down applicants wrote of themselves goes after its time; that they applied stays.
UPDATE applications SET answers = '{}', question = '', reply = ''
WHERE status IN ('returned', 'refused', 'withdrawn') AND decided_at < :before AND answers <> '{}';

-- name: reply_to_question!
-- Keep the applicant's own reply; touches no row when nothing was asked.
UPDATE applications SET status = 'sent', reply = :reply
WHERE id = :id AND person_id = :person_id AND status = 'asked';
