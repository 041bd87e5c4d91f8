-- Lanes of the outbox: 0 what a person waits for, 1 a campaign, 2 a campaign that is held.

ALTER TABLE deliveries ADD COLUMN lane BIGINT NOT NULL DEFAULT 0 CHECK (lane IN (0, 1, 2));
UPDATE deliveries SET lane = 1
WHERE state IN ('ready', 'sending') AND (campaign_id IS NOT NULL OR kind = 'announcement withdrawn');

DROP INDEX deliveries_ready;
CREATE INDEX deliveries_ready ON deliveries (lane, not_before, id) WHERE state = 'ready';
CREATE INDEX deliveries_on_their_way ON deliveries (person_id) WHERE state = 'sending';
