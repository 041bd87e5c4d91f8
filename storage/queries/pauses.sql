-- name: pause_campaign!
-- Hold a campaign, once; touches no row when nothing is left to hold.
UPDATE announcements SET paused_at = :at, paused_why = :why
WHERE id = :id AND state = 'sent' AND paused_at IS NULL AND stopped_at IS NULL AND EXISTS (
    SELECT 1 FROM deliveries d WHERE d.campaign_id = announcements.id AND d.state IN ('ready', 'sending')
);

-- name: resume_campaign!
-- Let a held campaign go on, once.
UPDATE announcements SET paused_at = NULL, paused_why = '', resumed_at = :at
WHERE id = :id AND state = 'sent' AND paused_at IS NOT NULL;

-- name: note_opening!
-- Until when a campaign waits that goes on in quiet hours.
UPDATE announcements SET opens_at = :opens_at WHERE id = :id;

-- name: put_campaign_off!
-- What is left of it waits till then, but for people who take announcements at any time.
UPDATE deliveries SET due_at = :opens_at, not_before = :opens_at
WHERE campaign_id = :id AND state IN ('ready', 'sending') AND state = 'ready' AND not_before < :opens_at
  AND person_id NOT IN (
      SELECT p.id FROM deliveries d JOIN people p ON p.id = d.person_id
      WHERE d.campaign_id = :id AND p.keeps_quiet_hours = 0
  );

-- name: stop_campaign!
-- Give up what waits, once; touches no row when nothing does.
UPDATE announcements SET stopped_at = :at, paused_at = NULL, paused_why = ''
WHERE id = :id AND state = 'sent' AND stopped_at IS NULL AND EXISTS (
    SELECT 1 FROM deliveries d WHERE d.campaign_id = announcements.id AND d.state IN ('ready', 'sending')
);

-- name: move_campaign!
-- Put everything of a campaign that is not settled into another lane.
UPDATE deliveries SET lane = :lane WHERE campaign_id = :id AND state IN ('ready', 'sending');

-- name: list_held_announcements
-- The held campaigns of who sent them, the oldest first.
SELECT a.*, 0 AS chosen FROM announcements a
WHERE a.sent_by = :sent_by AND a.paused_at IS NOT NULL AND a.state = 'sent'
ORDER BY a.id LIMIT 20;

-- name: find_refused^
-- How many messages of a campaign Telegram did not take since it last went on, and what it said last.
SELECT count(DISTINCT d.id) AS times,
       (SELECT t.detail FROM attempts t
        JOIN deliveries r ON r.id = t.delivery_id
        WHERE r.campaign_id = :id AND r.state = 'failed' AND r.why = 'payload'
        ORDER BY t.id DESC LIMIT 1) AS reason
FROM announcements a
JOIN deliveries d ON d.campaign_id = a.id
WHERE a.id = :id AND d.state = 'failed' AND d.why = 'payload' AND d.settled_at > coalesce(a.resumed_at, 0);
