-- name: write_correction$
-- A text that is to replace the one of a version, not confirmed yet.
INSERT INTO corrections (announcement_id, based_on, html, written_by, written_at)
VALUES (:announcement_id, :based_on, :html, :written_by, :written_at)
RETURNING id;

-- name: get_correction^
-- One correction.
SELECT * FROM corrections WHERE id = :id;

-- name: make_correction!
-- Confirm it, once, and keep what it replaces.
UPDATE corrections
SET made_by = :by, made_at = :at,
    replaced = (SELECT a.html FROM announcements a WHERE a.id = corrections.announcement_id)
WHERE id = :id AND made_at IS NULL;

-- name: correct_announcement!
-- The new text takes the place of the one it was written for; touches no row when that is another now.
UPDATE announcements
SET html = (SELECT c.html FROM corrections c WHERE c.id = :id), version = version + 1, corrected_at = :at
WHERE id = (SELECT c.announcement_id FROM corrections c WHERE c.id = :id)
  AND version = (SELECT c.based_on FROM corrections c WHERE c.id = :id)
  AND state = 'sent';

-- name: correct_waiting!
-- The new text into what has not gone out, and into what may have to go again.
UPDATE deliveries
SET body = CASE
        WHEN EXISTS (SELECT 1 FROM chats c WHERE c.person_id = deliveries.person_id) THEN :posted
        WHEN EXISTS (SELECT 1 FROM people p WHERE p.id = deliveries.person_id AND p.language = 'en') THEN :english
        ELSE :russian
    END,
    carries = CASE state WHEN 'ready' THEN :version ELSE carries END
WHERE campaign_id = :id AND state IN ('ready', 'sending');

-- name: plan_corrections!
-- An edit of every copy with an earlier text, where nobody doubts which copy there is.
INSERT INTO deliveries (person_id, follows, lane, kind, about, policy, body, state, created_at, due_at, not_before, edits)
SELECT d.person_id, :id, 1, 'announcement corrected', :about, 'must',
       CASE
           WHEN EXISTS (SELECT 1 FROM chats c WHERE c.person_id = p.id) THEN :posted
           WHEN p.language = 'en' THEN :english
           ELSE :russian
       END, 'ready', :now, :now, :now, d.message_id
FROM deliveries d
JOIN people p ON p.id = d.person_id
WHERE d.campaign_id = :id AND d.state = 'sent' AND d.carries < :version AND d.maybe = 0 AND d.message_id > 0
ON CONFLICT (kind, about, person_id) DO NOTHING;

-- name: plan_corrections_anew!
-- A message of its own where the copy is not known for sure, or Telegram does not let it be changed.
INSERT INTO deliveries (person_id, follows, lane, kind, about, policy, body, state, created_at, due_at, not_before)
SELECT d.person_id, :id, 1, 'announcement correction', :about, 'must',
       CASE
           WHEN EXISTS (SELECT 1 FROM chats c WHERE c.person_id = p.id) THEN :posted
           WHEN p.language = 'en' THEN :english
           ELSE :russian
       END, 'ready', :now, :now, :now
FROM deliveries d
JOIN people p ON p.id = d.person_id
WHERE d.campaign_id = :id AND d.carries < :version AND (
    (d.maybe > 0 AND d.state NOT IN ('ready', 'sending'))
    OR (d.state = 'sent' AND d.message_id IS NULL)
    OR EXISTS (
        SELECT 1 FROM deliveries e
        WHERE e.kind = 'announcement corrected' AND e.about = :about AND e.person_id = d.person_id
          AND e.state = 'failed' AND e.why = 'payload'
    )
)
ON CONFLICT (kind, about, person_id) DO NOTHING;

-- name: list_corrections_to_mark
-- What waits for people who have acknowledged it, with when they did.
SELECT d.id, k.at, p.language, d.kind = 'announcement correction' AS is_anew
FROM acknowledgements k
JOIN people p ON p.id = k.person_id
JOIN deliveries d ON d.person_id = k.person_id
    AND d.kind IN ('announcement corrected', 'announcement correction') AND d.about = :about
WHERE k.announcement_id = :id AND d.state = 'ready';

-- name: mark_correction!
-- Its own words for somebody who has acknowledged it.
UPDATE deliveries SET body = :body WHERE id = :id AND state = 'ready';

-- name: count_uncorrected$
-- How many copies may still arrive with an earlier text, and how many edits may still be refused.
SELECT (SELECT count(*) FROM deliveries d
        WHERE d.campaign_id = :id AND d.state IN ('ready', 'sending') AND d.carries < :version)
     + (SELECT count(*) FROM deliveries d
        WHERE d.follows = :id AND d.kind = 'announcement corrected' AND d.about = :about
          AND d.state IN ('ready', 'sending'));

-- name: count_corrected^
-- What became of the copies of an announcement since it was corrected last.
SELECT sum(CASE WHEN d.kind = 'announcement corrected' AND d.state = 'sent' THEN 1 ELSE 0 END) AS edited,
       sum(CASE WHEN d.kind = 'announcement correction' AND d.state = 'sent' THEN 1 ELSE 0 END) AS anew,
       sum(CASE WHEN d.state IN ('ready', 'sending') THEN 1 ELSE 0 END) AS waiting,
       sum(CASE WHEN d.state IN ('sent', 'ready', 'sending', 'cancelled') THEN 0
                WHEN d.kind = 'announcement corrected' AND d.why = 'payload' THEN 0
                ELSE 1 END) AS kept
FROM deliveries d
JOIN announcements a ON a.id = d.follows
WHERE d.follows = :id AND d.kind IN ('announcement corrected', 'announcement correction')
  AND d.about = :id || ':' || a.version;

-- name: list_corrected_by
-- Every correction that one person wrote.
SELECT announcement_id, written_at, html FROM corrections WHERE written_by = :person_id ORDER BY id;
