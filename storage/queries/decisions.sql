-- name: next_decision_number$
-- The number of a year's next decision.
SELECT COALESCE(MAX(number), 0) + 1 FROM decisions WHERE year = :year;

-- name: record_decision!
-- A decision by its number; touches no row when the ballot's is in the register already.
INSERT INTO decisions (year, number, ballot_id, decided_on, title, text, option_key, option_title)
VALUES (:year, :number, :ballot_id, :decided_on, :title, :text, :option_key, :option_title)
ON CONFLICT (ballot_id) DO NOTHING;

-- name: find_decision_of^
-- What came of a ballot, and at which item of which meeting.
SELECT d.*, b.agenda_item, m.starts_at FROM decisions d
JOIN ballots b ON b.id = d.ballot_id
LEFT JOIN meetings m ON m.id = b.meeting_id
WHERE d.ballot_id = :ballot_id;

-- name: list_decisions
-- A page of the register, the latest first, with item and meeting.
SELECT d.*, b.agenda_item, m.starts_at FROM decisions d
JOIN ballots b ON b.id = d.ballot_id
LEFT JOIN meetings m ON m.id = b.meeting_id
ORDER BY d.year DESC, d.number DESC LIMIT :many OFFSET :skipped;
