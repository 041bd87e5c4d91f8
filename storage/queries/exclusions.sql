-- name: propose_exclusion$
-- A proposal; nothing when one is open for the organisation.
INSERT INTO exclusions (organisation_id, reason, proposed_by, proposed_at)
VALUES (:organisation_id, :reason, :proposed_by, :proposed_at)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: get_exclusion^
-- One proposal, open or settled.
SELECT id, organisation_id, reason, proposed_by, proposed_at, settled_at FROM exclusions WHERE id = :id;

-- name: find_open_exclusion^
-- The proposal that waits for a second organiser.
SELECT id, organisation_id, reason, proposed_by, proposed_at, settled_at FROM exclusions
WHERE organisation_id = :organisation_id AND settled_at IS NULL;

-- name: settle_exclusion!
-- Confirm or drop a proposal; touches no row when somebody did first.
UPDATE exclusions SET settled_by = :settled_by, settled_at = :settled_at, is_confirmed = :is_confirmed
WHERE id = :id AND settled_at IS NULL;
