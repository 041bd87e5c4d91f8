-- name: next_decision_number$
-- The number of a year's next decision.
SELECT COALESCE(MAX(number), 0) + 1 FROM decisions WHERE year = :year;

-- name: record_decision^
-- A decision by its number; nothing when the ballot's is in the register already.
INSERT INTO decisions (year, number, ballot_id, decided_on, title, text, option_key, option_title)
VALUES (:year, :number, :ballot_id, :decided_on, :title, :text, :option_key, :option_title)
ON CONFLICT (ballot_id) DO NOTHING
RETURNING *;

-- name: find_decision_of^
-- What came of a ballot.
SELECT * FROM decisions WHERE ballot_id = :ballot_id;

-- name: list_decisions
-- A page of the register, the latest first.
SELECT * FROM decisions ORDER BY year DESC, number DESC LIMIT :many OFFSET :skipped;
