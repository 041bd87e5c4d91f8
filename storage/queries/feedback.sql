-- name: has_got_announcement$
-- Whether a message of an announcement went to a person, or may have.
SELECT 1 FROM deliveries d
WHERE d.kind = 'announcement' AND d.about = :about AND d.person_id = :person_id
    AND (d.state = 'sent' OR d.maybe > 0);

-- name: count_unanswered_of$
-- How many questions of a person wait for an answer.
SELECT count(*) FROM inquiries WHERE person_id = :person_id AND answered_at IS NULL;

-- name: ask_organisers$
-- A new question; its id is its number.
INSERT INTO inquiries (announcement_id, person_id, organisation, text, asked_at)
VALUES (:announcement_id, :person_id, :organisation, :text, :asked_at)
RETURNING id;

-- name: get_inquiry^
-- One question, with who asked it.
SELECT i.*, p.name, p.language, p.erased_at FROM inquiries i JOIN people p ON p.id = i.person_id
WHERE i.id = :id;

-- name: list_inquiry_answers
-- Every answer to a question, the first one first.
SELECT a.*, p.name FROM inquiry_answers a JOIN people p ON p.id = a.answered_by
WHERE a.inquiry_id = :inquiry_id ORDER BY a.id;

-- name: list_unanswered_inquiries
-- What waits for an answer of any organiser, the oldest first.
SELECT i.*, p.name, p.language, p.erased_at FROM inquiries i JOIN people p ON p.id = i.person_id
WHERE i.answered_at IS NULL ORDER BY i.id LIMIT 20;

-- name: settle_inquiry!
-- The first answer has come; touches no row when it had come before.
UPDATE inquiries SET answered_at = :at WHERE id = :id AND answered_at IS NULL;

-- name: answer_inquiry$
-- Keep an answer.
INSERT INTO inquiry_answers (inquiry_id, answered_by, text, answered_at)
VALUES (:inquiry_id, :answered_by, :text, :at)
RETURNING id;

-- name: list_inquiries_of
-- What a person asked, and what was answered, for the file of what is kept about them.
SELECT i.id, i.announcement_id, i.text, i.asked_at, a.text AS answer
FROM inquiries i LEFT JOIN inquiry_answers a ON a.inquiry_id = i.id
WHERE i.person_id = :person_id ORDER BY i.id, a.id;

-- name: list_answers_by
-- What an organiser answered, for the file of what is kept about them.
SELECT a.inquiry_id, a.text, a.answered_at FROM inquiry_answers a
WHERE a.answered_by = :person_id ORDER BY a.id;

-- name: erase_inquiries_of!
-- What a person asked goes, and waits for nobody; that a question was asked stays.
UPDATE inquiries SET text = '', answered_at = COALESCE(answered_at, :at) WHERE person_id = :person_id;

-- name: erase_answers_to!
-- What was answered to a person goes with the questions.
UPDATE inquiry_answers SET text = ''
WHERE inquiry_id IN (SELECT i.id FROM inquiries i WHERE i.person_id = :person_id);
