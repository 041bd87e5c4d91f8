-- name: list_organisers
SELECT p.id AS person_id, p.ref, p.name, p.language, p.telegram_id, o.since
FROM organisers o JOIN people p ON p.id = o.person_id
WHERE o.ended_at IS NULL
ORDER BY o.id LIMIT 100;

-- name: add_organiser!
INSERT INTO organisers (person_id, since) VALUES (:person_id, :since)
ON CONFLICT DO NOTHING;

-- name: has_organiser$
SELECT EXISTS (SELECT 1 FROM organisers WHERE ended_at IS NULL LIMIT 1);

-- name: appoint!
INSERT INTO appointments (telegram_id, at) VALUES (:telegram_id, :at)
ON CONFLICT (telegram_id) DO NOTHING;

-- name: withdraw_appointment!
DELETE FROM appointments WHERE telegram_id = :telegram_id;

-- name: list_appointments
SELECT telegram_id FROM appointments ORDER BY telegram_id LIMIT 100;

-- name: keep_code!
INSERT INTO organiser_codes (sha256, made_at, expires_at) VALUES (:sha256, :made_at, :expires_at);

-- name: kill_codes!
UPDATE organiser_codes SET used_at = :at WHERE used_at IS NULL;

-- name: use_code!
-- Single use, before it expires, and dead once an organiser exists.
UPDATE organiser_codes SET used_at = :at
WHERE sha256 = :sha256 AND used_at IS NULL AND expires_at > :at
    AND NOT EXISTS (SELECT 1 FROM organisers WHERE ended_at IS NULL LIMIT 1);

