-- name: plan_takings_back!
-- Every copy that is known is taken away, those of corrections too; young ones can be deleted.
INSERT INTO deliveries (person_id, follows, lane, kind, about, policy, body, state, created_at, due_at, not_before, edits, removes)
SELECT d.person_id, :id, 1, 'announcement taken back', :id || ':' || d.message_id, 'must',
       CASE p.language WHEN 'en' THEN :english ELSE :russian END, 'ready', :now, :now, :now,
       d.message_id, CASE WHEN d.settled_at > :deletable_since THEN 1 ELSE 0 END
FROM deliveries d
JOIN people p ON p.id = d.person_id
WHERE d.state = 'sent' AND d.message_id > 0 AND d.edits IS NULL AND d.id IN (
    SELECT c.id FROM deliveries c WHERE c.campaign_id = :id
    UNION ALL
    SELECT c.id FROM deliveries c WHERE c.follows = :id AND c.kind = 'announcement correction'
    UNION ALL
    SELECT c.id FROM deliveries c
    WHERE c.kind = 'announcement shown' AND c.about >= :id || ':' AND c.about < :id || ';'
)
ON CONFLICT (kind, about, person_id) DO NOTHING;

-- name: plan_takings_files_back!
-- The files that went before the words of any copy go too, also those of a copy that did not arrive whole.
INSERT INTO deliveries (person_id, follows, lane, kind, about, policy, body, state, created_at, due_at, not_before, edits, removes)
SELECT d.person_id, :id, 1, 'announcement file taken back', :id || ':' || m.message_id, 'must',
       CASE p.language WHEN 'en' THEN :english ELSE :russian END, 'ready', :now, :now, :now,
       m.message_id, CASE WHEN m.sent_at > :deletable_since THEN 1 ELSE 0 END
FROM deliveries d
JOIN delivery_messages m ON m.delivery_id = d.id
JOIN people p ON p.id = d.person_id
WHERE d.id IN (
    SELECT c.id FROM deliveries c WHERE c.campaign_id = :id
    UNION ALL
    SELECT c.id FROM deliveries c WHERE c.follows = :id AND c.kind = 'announcement correction'
    UNION ALL
    SELECT c.id FROM deliveries c
    WHERE c.kind = 'announcement shown' AND c.about >= :id || ':' AND c.about < :id || ';'
)
ORDER BY d.id, m.message_id
ON CONFLICT (kind, about, person_id) DO NOTHING;

-- name: plan_notes!
-- A message of its own to everybody who has got, or may have got, what was withdrawn.
INSERT INTO deliveries (person_id, follows, lane, kind, about, policy, body, state, created_at, due_at, not_before)
SELECT d.person_id, :id, 1, 'announcement withdrawn', d.about, 'must',
       CASE p.language WHEN 'en' THEN :english ELSE :russian END, 'ready', :now, :now, :now
FROM deliveries d
JOIN people p ON p.id = d.person_id
WHERE d.campaign_id = :id AND (d.state = 'sent' OR (d.maybe > 0 AND d.state NOT IN ('ready', 'sending')))
ON CONFLICT (kind, about, person_id) DO NOTHING;

-- name: count_under_way$
-- How many messages and corrections of an announcement are still to be settled.
SELECT (SELECT count(*) FROM deliveries d WHERE d.campaign_id = :id AND d.state IN ('ready', 'sending'))
     + (SELECT count(*) FROM deliveries d
        WHERE d.follows = :id AND d.kind IN ('announcement corrected', 'announcement correction')
          AND d.state IN ('ready', 'sending'))
     + (SELECT count(*) FROM deliveries d
        WHERE d.kind = 'announcement shown' AND d.about >= :id || ':' AND d.about < :id || ';'
          AND d.state IN ('ready', 'sending'));

-- name: count_taken_back^
-- What became of the copies of a withdrawn announcement; nought is the id of what was deleted.
SELECT sum(CASE WHEN d.state = 'sent' AND d.message_id = 0 THEN 1 ELSE 0 END) AS deleted,
       sum(CASE WHEN d.state = 'sent' AND d.message_id > 0 THEN 1 ELSE 0 END) AS replaced,
       sum(CASE WHEN d.state IN ('ready', 'sending') THEN 1 ELSE 0 END) AS waiting,
       sum(CASE WHEN d.state NOT IN ('sent', 'ready', 'sending') THEN 1 ELSE 0 END) AS kept
FROM deliveries d
WHERE d.follows = :id AND d.kind = 'announcement taken back';

-- name: cancel_corrections!
-- Take back corrections that have not been made yet.
UPDATE deliveries SET state = 'cancelled', settled_at = :now
WHERE follows = :id AND kind IN ('announcement corrected', 'announcement correction') AND state = 'ready';
