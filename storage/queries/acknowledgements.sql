-- name: ask_to_acknowledge!
-- Put the button under an announcement, or take it away; touches no row once it is planned or sent.
UPDATE announcements SET asks_acknowledgement = :asks, version = version + 1
WHERE id = :id AND state = 'composed' AND asks_acknowledgement <> :asks;

-- name: acknowledge!
-- One person has read it; touches no row the second time.
INSERT INTO acknowledgements (announcement_id, person_id, at) VALUES (:announcement_id, :person_id, :at)
ON CONFLICT DO NOTHING;

-- name: arrived_after_all!
-- What somebody has acknowledged has reached them, and need not be sent again.
UPDATE deliveries SET state = 'sent', why = '', settled_at = coalesce(settled_at, :now)
WHERE campaign_id = :announcement_id AND person_id = :person_id
  AND (state IN ('unknown', 'quarantined') OR (state = 'ready' AND maybe > 0));

-- name: cancel_needless_reminders!
-- Whose organisations are all informed now is not reminded of it.
UPDATE deliveries SET state = 'cancelled', settled_at = :now
WHERE kind = 'announcement reminder' AND about >= :first AND about < :last AND state = 'ready'
  AND NOT EXISTS (
    SELECT 1 FROM representatives r
    WHERE r.person_id = deliveries.person_id AND r.ended_at IS NULL AND r.organisation_id NOT IN (
        SELECT q.organisation_id
        FROM acknowledgements k
        JOIN announcements b ON b.id = k.announcement_id
        JOIN representatives q ON q.person_id = k.person_id AND q.since <= b.sent_at
            AND (q.ended_at IS NULL OR q.ended_at > b.sent_at)
        WHERE k.announcement_id = :announcement_id
    )
  );

-- name: arrived_meanwhile!
-- What somebody acknowledged while it went again need not go once more.
UPDATE deliveries SET state = 'sent', why = '', settled_at = :now
WHERE id = :id AND state = 'ready' AND maybe > 0 AND EXISTS (
    SELECT 1 FROM acknowledgements k
    WHERE k.announcement_id = deliveries.campaign_id AND k.person_id = deliveries.person_id
);

-- name: when_acknowledged$
-- When a person acknowledged it.
SELECT at FROM acknowledgements WHERE announcement_id = :announcement_id AND person_id = :person_id;

-- name: was_addressed$
-- Whether an announcement was for a person.
SELECT 1 FROM deliveries WHERE kind = 'announcement' AND about = :about AND person_id = :person_id;

-- name: count_informed^
-- How many organisations a campaign went to, and how many have acknowledged; nothing where it does not ask.
SELECT count(DISTINCT r.organisation_id) AS organisations,
       count(DISTINCT CASE WHEN k.at IS NOT NULL THEN r.organisation_id END) AS informed
FROM announcements a
JOIN deliveries d ON d.campaign_id = a.id
JOIN representatives r ON r.person_id = d.person_id AND r.since <= a.sent_at
    AND (r.ended_at IS NULL OR r.ended_at > a.sent_at)
LEFT JOIN acknowledgements k ON k.announcement_id = a.id AND k.person_id = d.person_id
WHERE a.id = :id AND a.asks_acknowledgement = 1;

-- name: list_uninformed
-- A page of the organisations none of whose people has acknowledged, by name.
SELECT o.id, o.short_name
FROM announcements a
JOIN deliveries d ON d.campaign_id = a.id
JOIN representatives r ON r.person_id = d.person_id AND r.since <= a.sent_at
    AND (r.ended_at IS NULL OR r.ended_at > a.sent_at)
JOIN organisations o ON o.id = r.organisation_id
LEFT JOIN acknowledgements k ON k.announcement_id = a.id AND k.person_id = d.person_id
WHERE a.id = :id
GROUP BY o.id, o.short_name, o.folded_name
HAVING count(k.at) = 0
ORDER BY o.folded_name, o.id
LIMIT :many OFFSET :skipped;

-- name: note_reminder!
-- Remind, at most once in a day; touches no row when somebody got there first.
UPDATE announcements SET reminded_at = :now
WHERE id = :id AND state = 'sent' AND asks_acknowledgement = 1
  AND (reminded_at IS NULL OR reminded_at <= :long_ago);

-- name: plan_reminders!
-- One reminder to each person who got it and acts for an organisation that has not acknowledged.
INSERT INTO deliveries (person_id, follows, kind, about, policy, body, state, created_at, due_at, not_before, lane)
SELECT DISTINCT d.person_id, :id, 'announcement reminder', :about, 'once',
       CASE p.language WHEN 'en' THEN :english ELSE :russian END, 'ready', :now,
       CASE p.keeps_quiet_hours WHEN 1 THEN :opens_at ELSE :now END,
       CASE p.keeps_quiet_hours WHEN 1 THEN :opens_at ELSE :now END, 1
FROM deliveries d
JOIN people p ON p.id = d.person_id
JOIN representatives r ON r.person_id = d.person_id AND r.ended_at IS NULL
WHERE d.campaign_id = :id AND (d.state = 'sent' OR d.maybe > 0) AND r.organisation_id NOT IN (
    SELECT q.organisation_id
    FROM acknowledgements k
    JOIN announcements b ON b.id = k.announcement_id
    JOIN representatives q ON q.person_id = k.person_id AND q.since <= b.sent_at
        AND (q.ended_at IS NULL OR q.ended_at > b.sent_at)
    WHERE k.announcement_id = :id
)
ON CONFLICT (kind, about, person_id) DO NOTHING;

-- name: cancel_reminders!
-- Take back the reminders that have not been sent, and copies that somebody asked to be shown.
UPDATE deliveries SET state = 'cancelled', settled_at = :now
WHERE kind IN ('announcement reminder', 'announcement shown') AND about >= :first AND about < :last AND state = 'ready';

-- name: list_acknowledged_by
-- Every announcement that one person acknowledged.
SELECT announcement_id, at FROM acknowledgements WHERE person_id = :person_id ORDER BY announcement_id;
