-- name: find_standing^
-- Who a Telegram account is to the cluster now; no row before consent.
-- CROSS JOIN keeps the order: from the person to its organisations, not through all confirmed ones.
SELECT
    p.id, p.ref, p.telegram_id, p.name, p.language,
    EXISTS (SELECT 1 FROM organisers o WHERE o.person_id = p.id AND o.ended_at IS NULL) AS is_organiser,
    (
        SELECT MAX(o.votes)
        FROM representatives r
        CROSS JOIN organisations o
        WHERE r.person_id = p.id AND r.ended_at IS NULL
            AND o.id = r.organisation_id AND o.status = 'confirmed'
    ) AS votes,
    EXISTS (SELECT 1 FROM applications a WHERE a.person_id = p.id) AS has_applied
FROM people p
WHERE p.telegram_id = :telegram_id;

-- name: get_person^
-- One person, perhaps erased.
SELECT id, ref, telegram_id, name, language FROM people WHERE id = :id;

-- name: find_person_by_telegram_id^
-- Whose account this is.
SELECT id, ref, telegram_id, name, language FROM people WHERE telegram_id = :telegram_id;

-- name: enter_person^
-- A person who has just agreed; nothing when the account is already known.
INSERT INTO people (ref, telegram_id, name, language, created_at)
VALUES (:ref, :telegram_id, :name, :language, :created_at)
ON CONFLICT (telegram_id) DO NOTHING
RETURNING id, ref, telegram_id, name, language;

-- name: record_consent!
-- Which text a person agreed to, and when.
INSERT INTO consents (person_id, version, language, sha256, agreed_at)
VALUES (:person_id, :version, :language, :sha256, :agreed_at);

-- name: find_consent^
-- The consent in force.
SELECT version, language, sha256, agreed_at FROM consents
WHERE person_id = :person_id AND withdrawn_at IS NULL;

-- name: withdraw_consent!
-- End the consent in force; that it was given stays on record.
UPDATE consents SET withdrawn_at = :at WHERE person_id = :person_id AND withdrawn_at IS NULL;

-- name: rename_person!
-- Keep the name that a person gave.
UPDATE people SET name = :name WHERE id = :id;

-- name: choose_language!
-- Keep the language that a person chose.
UPDATE people SET language = :language WHERE id = :id;

-- name: mark_unreachable!
-- Note since when Telegram cannot reach a person.
UPDATE people SET unreachable_since = :at WHERE id = :id AND unreachable_since IS NULL;

-- name: mark_reachable!
-- Note that a person is back; touches no row when they were never away.
UPDATE people SET unreachable_since = NULL WHERE id = :id AND unreachable_since IS NOT NULL;

-- name: erase_person!
-- The row stays as the tombstone of its ref; nothing in it names anybody.
UPDATE people SET telegram_id = NULL, name = '', erased_at = :at, unreachable_since = NULL, keeps_quiet_hours = 1
WHERE id = :id AND erased_at IS NULL;

-- name: erase_drafts_of!
-- Forget every form that a person began.
DELETE FROM drafts WHERE person_id = :person_id;

-- name: erase_applications_of!
-- What the person and others wrote of them goes; that an application was made and decided stays.
UPDATE applications SET answers = '{}', question = '', reply = '', reason = ''
WHERE person_id = :person_id;

-- name: withdraw_applications_of!
-- Take back what a person still waits for.
UPDATE applications SET status = 'withdrawn', decided_at = :at, decided_by = NULL
WHERE person_id = :person_id AND status IN ('sent', 'asked');

-- name: erase_representatives_of!
-- End every mandate of a person and forget what it said of them.
UPDATE representatives
SET position = '', phone = '', email = '', proxy_number = '', proxy_scan = '', is_voting = 0, ended_at = COALESCE(ended_at, :at)
WHERE person_id = :person_id;

-- name: erase_deliveries_of!
-- Forget every message to a person, with its attempts.
DELETE FROM deliveries WHERE person_id = :person_id;

-- name: silence_deliveries_of!
-- What was written to others about the person: its words go, and what has not gone out stays here.
UPDATE deliveries
SET body = '', state = CASE WHEN state IN ('ready', 'sending') THEN 'cancelled' ELSE state END,
    settled_at = COALESCE(settled_at, :at)
WHERE of_person_id = :person_id;

-- name: end_organiser!
-- End a role; touches no row when the person has none.
UPDATE organisers SET ended_at = :at WHERE person_id = :person_id AND ended_at IS NULL;

-- name: count_strangers!
-- One more account that looked in and did not agree.
INSERT INTO counters (name, value) VALUES ('strangers', 1)
ON CONFLICT (name) DO UPDATE SET value = counters.value + 1;
