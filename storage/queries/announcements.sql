-- name: compose_announcement$
-- A new announcement that nobody gets yet.
INSERT INTO announcements (written_by, written_at, html, file, state)
VALUES (:written_by, :written_at, :html, :file, 'composed')
RETURNING id;

-- name: get_announcement^
-- One announcement, with how many organisations were chosen for it.
SELECT a.*, (SELECT count(*) FROM announcement_organisations c WHERE c.announcement_id = a.id) AS chosen
FROM announcements a WHERE a.id = :id;

-- name: list_announcements
-- A page of announcements, the newest first.
SELECT a.*, 0 AS chosen FROM announcements a WHERE a.state <> 'dropped'
ORDER BY a.id DESC LIMIT :many OFFSET :skipped;

-- name: list_unsent_announcements
-- What an organiser has written and not sent, the oldest first.
SELECT a.*, 0 AS chosen FROM announcements a
WHERE a.state = 'composed' AND a.written_by = :written_by
ORDER BY a.id LIMIT 20;

-- name: rewrite_announcement!
-- Another text; touches no row once it is planned or sent.
UPDATE announcements SET html = :html, file = :file, version = version + 1
WHERE id = :id AND state = 'composed';

-- name: address_announcement!
-- Another audience; touches no row once it is planned or sent.
UPDATE announcements SET audience = :audience, cluster_role = :cluster_role, version = version + 1
WHERE id = :id AND state = 'composed';

-- name: rank_announcement!
-- Urgent or normal; touches no row when it is so already, or once it is planned or sent.
UPDATE announcements SET importance = :importance, version = version + 1
WHERE id = :id AND state = 'composed' AND importance <> :importance;

-- name: file_announcement_under!
-- Another topic; touches no row when it has it already, or once it is planned or sent.
UPDATE announcements SET topic = :topic, version = version + 1
WHERE id = :id AND state = 'composed' AND topic <> :topic;

-- name: choose_organisation!
-- Add an organisation to those chosen; touches no row when it is there.
INSERT INTO announcement_organisations (announcement_id, organisation_id)
VALUES (:announcement_id, :organisation_id)
ON CONFLICT DO NOTHING;

-- name: leave_organisation_out!
-- Take an organisation off those chosen; touches no row when it is not there.
DELETE FROM announcement_organisations
WHERE announcement_id = :announcement_id AND organisation_id = :organisation_id;

-- name: leave_all_out!
-- Choose no organisation.
DELETE FROM announcement_organisations WHERE announcement_id = :announcement_id;

-- name: choose_organisations!
-- Choose many at a time, participants alone.
INSERT INTO announcement_organisations (announcement_id, organisation_id)
SELECT :announcement_id, o.id FROM organisations o
WHERE o.id IN (SELECT value FROM json_each(:ids)) AND o.status = 'confirmed'
ON CONFLICT DO NOTHING;

-- name: narrow_announcement!
-- Voting representatives alone, or all; touches no row once it is planned or sent.
UPDATE announcements SET voting_only = :voting_only, version = version + 1
WHERE id = :id AND state = 'composed' AND voting_only <> :voting_only;

-- name: list_chosen_organisations
-- Which organisations are chosen.
SELECT organisation_id FROM announcement_organisations WHERE announcement_id = :announcement_id;

-- name: drop_announcement!
-- Throw an unsent text away; its number is not given again.
UPDATE announcements SET state = 'dropped', html = '', file = '' WHERE id = :id AND state = 'composed';

-- name: plan_announcement!
-- Let it be sent at a time, or at another one.
UPDATE announcements SET state = 'planned', due_at = :due_at, sent_by = :by
WHERE id = :id AND state IN ('composed', 'planned') AND audience <> '';

-- name: unplan_announcement!
-- Make a planned one a text again that nobody gets.
UPDATE announcements SET state = 'composed', due_at = NULL, sent_by = NULL, version = version + 1
WHERE id = :id AND state = 'planned';

-- name: start_campaign!
-- Begin to send, once; touches no row when somebody got there first or has changed it.
UPDATE announcements SET state = 'sent', due_at = NULL, sent_at = :at, sent_by = :by, opens_at = :opens_at
WHERE id = :id AND version = :version AND state IN ('composed', 'planned') AND audience <> '';

-- name: withdraw_announcement!
-- Take a sent one back, once.
UPDATE announcements SET state = 'withdrawn', withdrawn_at = :at WHERE id = :id AND state = 'sent';

-- name: count_reach^
-- How many people of how many organisations an announcement would go to, and who cannot be reached.
SELECT count(DISTINCT o.id) AS organisations,
       count(DISTINCT CASE WHEN r.id IS NULL THEN o.id END) AS silent,
       count(DISTINCT CASE WHEN m.topic IS NULL THEN p.id END) AS people,
       count(DISTINCT CASE WHEN m.topic IS NULL AND p.unreachable_since IS NOT NULL THEN p.id END) AS unreachable,
       count(DISTINCT m.person_id) AS muted
FROM announcements a
JOIN organisations o ON o.status = 'confirmed' AND (
    a.audience = 'everybody'
    OR (a.audience = 'role' AND o.cluster_role = a.cluster_role)
    OR (a.audience = 'chosen' AND EXISTS (
        SELECT 1 FROM announcement_organisations c
        WHERE c.announcement_id = a.id AND c.organisation_id = o.id
    ))
)
LEFT JOIN representatives r ON r.organisation_id = o.id AND r.ended_at IS NULL
    AND (a.voting_only = 0 OR (r.is_voting = 1 AND o.votes = 1))
LEFT JOIN people p ON p.id = r.person_id
LEFT JOIN muted_topics m ON m.person_id = p.id AND m.topic = a.topic
WHERE a.id = :id;

-- name: plan_campaign!
-- One message to each person who acts for an organisation of the audience now and has not muted the topic;
-- who keeps quiet hours gets it when they end.
INSERT INTO deliveries (person_id, campaign_id, lane, kind, about, policy, body, state, created_at, due_at, not_before)
SELECT DISTINCT r.person_id, a.id, 1, 'announcement', :about, 'must',
       CASE p.language WHEN 'en' THEN :english ELSE :russian END, 'ready', :now,
       CASE p.keeps_quiet_hours WHEN 1 THEN :opens_at ELSE :now END,
       CASE p.keeps_quiet_hours WHEN 1 THEN :opens_at ELSE :now END
FROM announcements a
JOIN organisations o ON o.status = 'confirmed' AND (
    a.audience = 'everybody'
    OR (a.audience = 'role' AND o.cluster_role = a.cluster_role)
    OR (a.audience = 'chosen' AND EXISTS (
        SELECT 1 FROM announcement_organisations c
        WHERE c.announcement_id = a.id AND c.organisation_id = o.id
    ))
)
JOIN representatives r ON r.organisation_id = o.id AND r.ended_at IS NULL
    AND (a.voting_only = 0 OR (r.is_voting = 1 AND o.votes = 1))
JOIN people p ON p.id = r.person_id
LEFT JOIN muted_topics m ON m.person_id = p.id AND m.topic = a.topic
WHERE a.id = :id AND m.topic IS NULL
ON CONFLICT (kind, about, person_id) DO NOTHING;

-- name: cancel_campaign!
-- Take back what has not been sent.
UPDATE deliveries SET state = 'cancelled', settled_at = :now WHERE campaign_id = :id AND state = 'ready';

-- name: count_progress^
-- What became of the messages of a campaign.
SELECT count(*) AS people,
       sum(CASE WHEN d.state = 'sent' THEN 1 ELSE 0 END) AS sent,
       sum(CASE WHEN d.state IN ('ready', 'sending') THEN 1 ELSE 0 END) AS waiting,
       sum(CASE WHEN d.state = 'failed' AND d.why IN ('blocked', 'unreachable') THEN 1 ELSE 0 END) AS blocked,
       sum(CASE WHEN d.state = 'failed' AND d.why = 'never started' THEN 1 ELSE 0 END) AS never_started,
       sum(CASE WHEN d.state = 'cancelled' THEN 1 ELSE 0 END) AS cancelled,
       sum(CASE WHEN d.maybe > 0 THEN 1 ELSE 0 END) AS unsure,
       sum(CASE WHEN d.settled_at > :lately THEN 1 ELSE 0 END) AS lately,
       count(k.at) AS acknowledged
FROM deliveries d
LEFT JOIN acknowledgements k ON k.announcement_id = d.campaign_id AND k.person_id = d.person_id
WHERE d.campaign_id = :id AND NOT EXISTS (SELECT 1 FROM chats c WHERE c.person_id = d.person_id);

-- name: list_progress
-- The same by organisation, by name: of those for whom a person acted when it was sent.
SELECT o.short_name, count(*) AS people,
       sum(CASE WHEN d.state = 'sent' THEN 1 ELSE 0 END) AS sent,
       sum(CASE WHEN d.state IN ('ready', 'sending') THEN 1 ELSE 0 END) AS waiting,
       sum(CASE WHEN d.state = 'failed' AND d.why IN ('blocked', 'unreachable') THEN 1 ELSE 0 END) AS blocked,
       sum(CASE WHEN d.state = 'failed' AND d.why = 'never started' THEN 1 ELSE 0 END) AS never_started,
       sum(CASE WHEN d.state = 'cancelled' THEN 1 ELSE 0 END) AS cancelled,
       sum(CASE WHEN d.maybe > 0 THEN 1 ELSE 0 END) AS unsure,
       0 AS lately,
       count(k.at) AS acknowledged,
       max(t.how) AS told
FROM deliveries d
JOIN announcements a ON a.id = d.campaign_id
LEFT JOIN acknowledgements k ON k.announcement_id = d.campaign_id AND k.person_id = d.person_id
JOIN representatives r ON r.person_id = d.person_id AND r.since <= a.sent_at
    AND (r.ended_at IS NULL OR r.ended_at > a.sent_at)
JOIN organisations o ON o.id = r.organisation_id
LEFT JOIN told_otherwise t ON t.announcement_id = a.id AND t.organisation_id = o.id
WHERE d.campaign_id = :id
GROUP BY o.id, o.short_name, o.folded_name
ORDER BY o.folded_name, o.id
LIMIT :many OFFSET :skipped;
