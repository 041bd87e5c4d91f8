-- name: plan_delivery!
-- Plan one message to one person, once for each kind and subject.
INSERT INTO deliveries (person_id, kind, about, policy, body, state, created_at, not_before, expires_at)
VALUES (:person_id, :kind, :about, :policy, :body, 'ready', :created_at, :not_before, :expires_at)
ON CONFLICT (kind, about, person_id) DO NOTHING;
