-- name: take_update!
-- Touches no row when this update was handled before.
INSERT INTO inbox (bot_id, update_id, seen_at, fault) VALUES (:bot_id, :update_id, :seen_at, :fault)
ON CONFLICT (bot_id, update_id) DO NOTHING;

-- name: forget_updates!
-- Forget updates that cannot come again.
DELETE FROM inbox WHERE seen_at < :before;
