-- name: enter_organisation$
-- A new participant; nothing when its ИНН is already known.
INSERT INTO organisations (
    inn, ogrn, kpp, full_name, short_name, folded_name, legal_form, cluster_role,
    specialisation, offers, needs, address, votes, status
)
VALUES (
    :inn, :ogrn, :kpp, :full_name, :short_name, :folded_name, :legal_form, :cluster_role,
    :specialisation, :offers, :needs, :address, :votes, 'confirmed'
)
ON CONFLICT (inn) DO NOTHING
RETURNING id;

-- name: get_organisation^
-- One organisation.
SELECT * FROM organisations WHERE id = :id;

-- name: find_organisation_by_inn^
-- The organisation with this ИНН.
SELECT * FROM organisations WHERE inn = :inn;

-- name: list_doubles
-- Organisations that may be the same one under another ИНН.
SELECT * FROM organisations WHERE ogrn = :ogrn AND inn <> :inn
UNION
SELECT * FROM organisations WHERE folded_name = :folded_name AND inn <> :inn
LIMIT 5;

-- name: list_confirmed
-- A page of the participants of now, by name.
SELECT * FROM organisations WHERE status = 'confirmed' ORDER BY folded_name LIMIT :many OFFSET :skipped;

-- name: list_organisations_of
-- The organisations for which a person acts, oldest mandate first.
SELECT o.* FROM representatives r
JOIN organisations o ON o.id = r.organisation_id
WHERE r.person_id = :person_id AND r.ended_at IS NULL
ORDER BY r.id;

-- name: change_status!
-- Set the status; touches no row when it is so already.
UPDATE organisations SET status = :status WHERE id = :id AND status <> :status;

-- name: record_change!
-- A line of an organisation's history.
INSERT INTO organisation_history (organisation_id, at, status, reason, by_ref)
VALUES (:organisation_id, :at, :status, :reason, :by_ref);

-- name: list_changes
-- The history of an organisation, oldest first.
SELECT at, status, reason FROM organisation_history WHERE organisation_id = :organisation_id ORDER BY id;

-- name: add_representative$
-- The first representative votes; nothing when the person already acts for the organisation.
INSERT INTO representatives (
    organisation_id, person_id, position, phone, email, authority,
    proxy_number, proxy_date, proxy_until, proxy_scan, is_voting, since
)
VALUES (
    :organisation_id, :person_id, :position, :phone, :email, :authority,
    :proxy_number, :proxy_date, :proxy_until, :proxy_scan,
    CASE WHEN EXISTS (
        SELECT 1 FROM representatives r
        WHERE r.organisation_id = :organisation_id AND r.is_voting = 1 AND r.ended_at IS NULL
    ) THEN 0 ELSE 1 END,
    :since
)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: list_representatives
-- Who acts for an organisation: the voting representative, then the others by age.
SELECT r.*, p.ref, p.name, p.language
FROM representatives r
JOIN people p ON p.id = r.person_id
WHERE r.organisation_id = :organisation_id AND r.ended_at IS NULL
ORDER BY r.is_voting DESC, r.id;

-- name: give_up_vote!
-- Take the vote from its holder if there is a colleague to take it.
UPDATE representatives SET is_voting = 0
WHERE organisation_id = :organisation_id AND person_id = :person_id AND is_voting = 1 AND ended_at IS NULL
    AND EXISTS (
        SELECT 1 FROM representatives r
        WHERE r.id = :to AND r.organisation_id = :organisation_id AND r.ended_at IS NULL
    );

-- name: take_vote!
-- Give the vote to a colleague.
UPDATE representatives SET is_voting = 1
WHERE id = :id AND organisation_id = :organisation_id AND ended_at IS NULL;

-- name: promote_eldest!
-- The vote of who left goes to the colleague who has acted longest.
UPDATE representatives SET is_voting = 1
WHERE id = (
    SELECT r.id FROM representatives r
    WHERE r.organisation_id = :organisation_id AND r.ended_at IS NULL
    ORDER BY r.id LIMIT 1
) AND NOT EXISTS (
    SELECT 1 FROM representatives r
    WHERE r.organisation_id = :organisation_id AND r.is_voting = 1 AND r.ended_at IS NULL
);

-- name: list_led_by
-- The organisations whose voting representative a person is.
SELECT organisation_id FROM representatives
WHERE person_id = :person_id AND ended_at IS NULL AND is_voting = 1
ORDER BY id;
