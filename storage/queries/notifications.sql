-- name: keeps_quiet_hours$
-- Whether normal announcements to a person wait for the end of quiet hours.
SELECT keeps_quiet_hours FROM people WHERE id = :id;

-- name: keep_quiet_hours!
-- Let them wait, or not.
UPDATE people SET keeps_quiet_hours = :keeps WHERE id = :id;

-- name: list_muted_topics
-- The topics of which a person wants no announcements.
SELECT topic FROM muted_topics WHERE person_id = :person_id ORDER BY topic;

-- name: mute_topic!
-- No announcements of this topic; touches no row when it is so already.
INSERT INTO muted_topics (person_id, topic) VALUES (:person_id, :topic) ON CONFLICT DO NOTHING;

-- name: unmute_topic!
-- Announcements of this topic again; touches no row when they come already.
DELETE FROM muted_topics WHERE person_id = :person_id AND topic = :topic;

-- name: erase_muted_topics_of!
-- Forget what a person did not want.
DELETE FROM muted_topics WHERE person_id = :person_id;
