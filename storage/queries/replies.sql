-- name: supersede_reply!
-- The reply that stood is history, unless it says the same.
UPDATE meeting_replies SET superseded_at = :at
WHERE meeting_id = :meeting_id AND organisation_id = :organisation_id AND superseded_at IS NULL AND answer <> :answer;

-- name: record_reply!
-- A reply; touches no row when one stands, which then says the same.
INSERT INTO meeting_replies (meeting_id, organisation_id, person_id, answer, at)
VALUES (:meeting_id, :organisation_id, :person_id, :answer, :at)
ON CONFLICT DO NOTHING;

-- name: supersede_replies!
-- Every reply to a meeting is history: its time or place is another now.
UPDATE meeting_replies SET superseded_at = :at WHERE meeting_id = :meeting_id AND superseded_at IS NULL;

-- name: list_replies
-- The replies that stand.
SELECT organisation_id, answer FROM meeting_replies WHERE meeting_id = :meeting_id AND superseded_at IS NULL;

-- name: list_replies_of
-- Every reply that a person gave, oldest first.
SELECT meeting_id, organisation_id, answer, at FROM meeting_replies WHERE person_id = :person_id ORDER BY id;
