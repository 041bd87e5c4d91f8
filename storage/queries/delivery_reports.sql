-- name: list_copies
-- Every copy of an announcement, by organisation and person; who acted for two organisations stands twice.
SELECT o.short_name, o.folded_name, o.id AS organisation_id, p.name, d.state, d.why, d.maybe, d.settled_at,
       k.at AS acknowledged_at, t.how, t.at AS told_at
FROM deliveries d
JOIN announcements a ON a.id = d.campaign_id
JOIN people p ON p.id = d.person_id
JOIN representatives r ON r.person_id = d.person_id AND r.since <= a.sent_at
    AND (r.ended_at IS NULL OR r.ended_at > a.sent_at)
JOIN organisations o ON o.id = r.organisation_id
LEFT JOIN acknowledgements k ON k.announcement_id = a.id AND k.person_id = d.person_id
LEFT JOIN told_otherwise t ON t.announcement_id = a.id AND t.organisation_id = o.id
WHERE d.campaign_id = :id
ORDER BY o.folded_name, o.id, p.name, p.id;

-- name: list_unreached
-- A page of the organisations of an audience none of whose people got it or still will, with a telephone.
SELECT o.id, o.short_name, o.folded_name, t.how, t.at AS told_at,
       (SELECT r.phone FROM representatives r
        WHERE r.organisation_id = o.id AND r.ended_at IS NULL AND r.phone <> ''
        ORDER BY r.is_voting DESC, r.id LIMIT 1) AS phone,
       o.id IN (
           SELECT r.organisation_id FROM deliveries d
           JOIN representatives r ON r.person_id = d.person_id AND r.since <= :sent_at
               AND (r.ended_at IS NULL OR r.ended_at > :sent_at)
           WHERE d.campaign_id = :id
       ) AS was_written_to
FROM announcements a
JOIN organisations o ON (:organisation_id = 0 OR o.id = :organisation_id) AND o.status = 'confirmed' AND (
    a.audience = 'everybody'
    OR (a.audience = 'role' AND o.cluster_role = a.cluster_role)
    OR (a.audience = 'chosen' AND EXISTS (
        SELECT 1 FROM announcement_organisations c
        WHERE c.announcement_id = a.id AND c.organisation_id = o.id
    ))
    OR o.id IN (
        SELECT r.organisation_id FROM deliveries d
        JOIN representatives r ON r.person_id = d.person_id AND r.since <= :sent_at
            AND (r.ended_at IS NULL OR r.ended_at > :sent_at)
        WHERE d.campaign_id = :id
    )
)
LEFT JOIN told_otherwise t ON t.announcement_id = a.id AND t.organisation_id = o.id
WHERE a.id = :id AND o.id NOT IN (
    SELECT r.organisation_id FROM deliveries d
    JOIN representatives r ON r.person_id = d.person_id AND r.since <= :sent_at
        AND (r.ended_at IS NULL OR r.ended_at > :sent_at)
    WHERE d.campaign_id = :id AND d.state IN ('sent', 'ready', 'sending')
)
ORDER BY o.folded_name, o.id
LIMIT :many OFFSET :skipped;

-- name: note_told!
-- An organisation was told outside the bot; touches no row the second time.
INSERT INTO told_otherwise (announcement_id, organisation_id, how, at, by_person_id)
VALUES (:announcement_id, :organisation_id, :how, :at, :by_person_id)
ON CONFLICT DO NOTHING;
