-- name: plan_delivery$
-- Plan one message to one person, once for each kind and subject; nothing comes back the second time.
INSERT INTO deliveries (person_id, of_person_id, kind, about, policy, body, state, created_at, due_at, not_before, expires_at, lane)
VALUES (:person_id, :of_person_id, :kind, :about, :policy, :body, 'ready', :created_at, :due_at, :due_at, :expires_at, :lane)
ON CONFLICT (kind, about, person_id) DO NOTHING
RETURNING id;

-- name: expire_deliveries!
-- Give up what nobody needs any more.
UPDATE deliveries SET state = 'expired', settled_at = :now WHERE state = 'ready' AND expires_at <= :now;

-- name: next_deliveries
-- The first messages of a lane that may go now: nobody's second before their first, none to a resting chat.
SELECT d.*, p.telegram_id, p.language, p.unreachable_since,
       CASE WHEN d.maybe < :maybe THEN 0
            ELSE (SELECT count(*) FROM attempts AS a WHERE a.delivery_id = d.id AND a.outcome = 'died')
       END AS deaths
FROM deliveries AS d
JOIN people AS p ON p.id = d.person_id
WHERE d.state = 'ready'
  AND d.lane = :lane
  AND d.not_before <= :now
  AND (p.telegram_id IS NULL OR p.telegram_id NOT IN (SELECT value FROM json_each(:resting)))
  AND NOT EXISTS (SELECT 1 FROM deliveries AS other WHERE other.person_id = d.person_id AND other.state = 'sending')
  AND NOT EXISTS (
      SELECT 1
      FROM deliveries AS earlier
      WHERE earlier.person_id = d.person_id
        AND earlier.id < d.id
        AND earlier.state IN ('ready', 'sending')
        AND earlier.lane = d.lane
        AND earlier.due_at <= :now
  )
ORDER BY d.not_before, d.id
LIMIT :many;

-- name: lease_delivery!
-- Take a waiting message for sending.
UPDATE deliveries SET state = 'sending', leased_until = :leased_until WHERE id = :id AND state = 'ready';

-- name: record_attempt$
-- Write down that a message is about to be sent.
INSERT INTO attempts (delivery_id, started_at) VALUES (:delivery_id, :now) RETURNING id;

-- name: finish_attempt!
-- Write down what became of an attempt, once.
UPDATE attempts
SET ended_at = :now, outcome = :outcome, detail = :detail
WHERE id = :attempt_id AND ended_at IS NULL;

-- name: conclude_delivery!
-- Set the state that follows from an attempt.
UPDATE deliveries
SET state = :state,
    not_before = coalesce(:not_before, not_before),
    maybe = maybe + :maybe,
    tries = tries + :tries,
    message_id = :message_id,
    settled_at = :settled_at,
    why = :why,
    leased_until = NULL
WHERE id = :id AND state = 'sending';

-- name: keep_delivery_message!
-- A message that went before the last one of a delivery: a file of several.
INSERT INTO delivery_messages (delivery_id, message_id, sent_at) VALUES (:delivery_id, :message_id, :now)
ON CONFLICT DO NOTHING;

-- name: give_up_for_excluded!
-- An announcement that waits does not go to who acts for no participant any more.
UPDATE deliveries SET state = 'expired', why = 'excluded', settled_at = :now
WHERE state IN ('ready', 'sending') AND state = 'ready' AND campaign_id IS NOT NULL
  AND person_id IN (SELECT r.person_id FROM representatives r WHERE r.organisation_id = :organisation_id AND r.ended_at IS NULL)
  AND NOT EXISTS (
      SELECT 1 FROM representatives q CROSS JOIN organisations o
      WHERE q.person_id = deliveries.person_id AND q.ended_at IS NULL
        AND o.id = q.organisation_id AND o.status = 'confirmed'
  );

-- name: put_later_ones_off!
-- What waits for its person behind a message that is tried again need not be looked at before.
UPDATE deliveries SET not_before = :not_before
WHERE person_id = :person_id AND id > :id AND state IN ('ready', 'sending') AND state = 'ready'
  AND lane = (SELECT first.lane FROM deliveries AS first WHERE first.id = :id) AND not_before < :not_before;

-- name: cancel_if_withdrawn!
-- Do not try again what was withdrawn or stopped while it was on its way, nor a correction or a reminder of what was withdrawn.
UPDATE deliveries SET state = 'cancelled', settled_at = :now
WHERE id = :id AND state = 'ready' AND EXISTS (
    SELECT 1 FROM announcements a
    WHERE (a.state = 'withdrawn' OR (a.stopped_at IS NOT NULL AND a.id = deliveries.campaign_id)) AND a.id = CASE
        WHEN deliveries.kind IN ('announcement corrected', 'announcement correction', 'announcement reminder')
        THEN deliveries.follows
        ELSE deliveries.campaign_id
    END
);

-- name: stranded_deliveries
-- Messages whose sender has not been heard of since its lease ended.
SELECT d.*, p.telegram_id, p.language,
       (SELECT max(a.id) FROM attempts AS a WHERE a.delivery_id = d.id) AS attempt_id
FROM deliveries AS d
JOIN people AS p ON p.id = d.person_id
WHERE d.state = 'sending' AND d.leased_until <= :now
ORDER BY d.leased_until;

-- name: count_refused_alike^
-- The campaign of a message and how many of its messages with the same words Telegram would not take.
SELECT d.campaign_id, count(*) AS refused
FROM deliveries AS d
JOIN deliveries AS alike ON alike.campaign_id = d.campaign_id AND alike.state = 'failed'
WHERE d.id = :id AND alike.why = 'payload' AND alike.body = d.body
GROUP BY d.campaign_id;

-- name: count_deaths$
-- How many times a process ended in the middle of sending this message.
SELECT count(*) FROM attempts WHERE delivery_id = :delivery_id AND outcome = 'died';

-- name: fail_waiting!
-- Give up everything that waits for a person who cannot be reached (the longer list names the index).
UPDATE deliveries
SET state = 'failed', why = 'unreachable', settled_at = :now
WHERE person_id = :person_id AND state IN ('ready', 'sending') AND state = 'ready';

-- name: cancel_deliveries!
-- Take back messages that have not been sent.
UPDATE deliveries
SET state = 'cancelled', settled_at = :now
WHERE id IN (SELECT value FROM json_each(:ids)) AND state = 'ready';

-- name: count_waiting_deliveries$
-- How many messages a person has not got yet.
SELECT count(*) FROM deliveries WHERE person_id = :person_id AND state IN ('ready', 'sending');

-- name: is_delivery_due$
-- Whether any message is due that is not held.
SELECT 1 FROM deliveries WHERE state = 'ready' AND lane IN (0, 1) AND not_before <= :now LIMIT 1;

-- name: purge_texts!
-- Forget the words of old messages; that there was a message stays known.
UPDATE deliveries SET body = '' WHERE settled_at <= :before AND body <> '';

-- name: purge_attempts!
-- Forget old attempts.
DELETE FROM attempts WHERE ended_at <= :before;

-- name: list_bodies_to
-- Everything unprompted that was written to a person.
SELECT body FROM deliveries WHERE person_id = :person_id ORDER BY id;
