-- name: list_organisers
-- Who is an organiser now, the eldest first.
SELECT p.id AS person_id, p.ref, p.name, p.language, p.telegram_id, o.since
FROM organisers o JOIN people p ON p.id = o.person_id
WHERE o.ended_at IS NULL
ORDER BY o.id LIMIT 100;

-- name: add_organiser!
-- Begin a role; touches no row when the person has it.
INSERT INTO organisers (person_id, since) VALUES (:person_id, :since)
ON CONFLICT DO NOTHING;

-- name: has_organiser$
-- Whether the cluster has an organiser.
SELECT EXISTS (SELECT 1 FROM organisers WHERE ended_at IS NULL LIMIT 1);

-- name: appoint!
-- Appoint an account that has not come; touches no row when it is appointed.
INSERT INTO appointments (telegram_id, at) VALUES (:telegram_id, :at)
ON CONFLICT (telegram_id) DO NOTHING;

-- name: withdraw_appointment!
-- Take an appointment back, or use it up.
DELETE FROM appointments WHERE telegram_id = :telegram_id;

-- name: list_appointments
-- The accounts that are appointed and have not come.
SELECT telegram_id FROM appointments ORDER BY telegram_id LIMIT 100;

-- name: keep_code!
-- A new one-time code, as a hash.
INSERT INTO organiser_codes (sha256, made_at, expires_at) VALUES (:sha256, :made_at, :expires_at);

-- name: kill_codes!
-- End every code that is still good.
UPDATE organiser_codes SET used_at = :at WHERE used_at IS NULL;

-- name: use_code!
-- Single use, before it expires, and dead once an organiser exists.
UPDATE organiser_codes SET used_at = :at
WHERE sha256 = :sha256 AND used_at IS NULL AND expires_at > :at
    AND NOT EXISTS (SELECT 1 FROM organisers WHERE ended_at IS NULL LIMIT 1);

