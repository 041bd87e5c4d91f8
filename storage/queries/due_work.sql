-- name: schedule_work!
-- Something that must happen at a time; scheduling it again moves it.
INSERT INTO due_work (kind, about, due_at, not_before, state)
VALUES (:kind, :about, :due_at, :due_at, 'waiting')
ON CONFLICT (kind, about) DO UPDATE
SET due_at = excluded.due_at, not_before = excluded.not_before, state = 'waiting', tries = 0, settled_at = NULL;

-- name: drop_work!
-- It need not happen any more.
UPDATE due_work SET state = 'dropped', settled_at = :at
WHERE kind = :kind AND about = :about AND state = 'waiting';

-- name: list_due_work
-- What is due, the longest due first.
SELECT id, kind, about, due_at, tries FROM due_work
WHERE state = 'waiting' AND not_before <= :now
ORDER BY not_before, id LIMIT :many;


-- name: settle_work!
-- Touches no row when somebody served it first.
UPDATE due_work SET state = :state, settled_at = :at WHERE id = :id AND state = 'waiting';

-- name: put_work_off!
-- Try again later, after a failure.
UPDATE due_work SET not_before = :not_before, tries = tries + 1 WHERE id = :id AND state = 'waiting';
