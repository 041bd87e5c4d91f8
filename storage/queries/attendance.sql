-- name: fix_roll!
-- Who takes part in the cluster now may register, whatever comes later.
INSERT INTO meeting_roll (meeting_id, organisation_id, votes)
SELECT :meeting_id, id, votes FROM organisations WHERE status = 'confirmed';

-- name: list_roll
-- The roll by name, with who has registered.
SELECT o.id AS organisation_id, o.short_name, l.votes, a.mode, a.authority, a.proxy_number, a.proxy_date, a.proxy_until, a.at
FROM meeting_roll l
JOIN organisations o ON o.id = l.organisation_id
LEFT JOIN attendance a ON a.meeting_id = l.meeting_id AND a.organisation_id = l.organisation_id AND a.withdrawn_at IS NULL
WHERE l.meeting_id = :meeting_id
ORDER BY o.folded_name;

-- name: is_on_roll$
-- Whether an organisation may register.
SELECT EXISTS (SELECT 1 FROM meeting_roll WHERE meeting_id = :meeting_id AND organisation_id = :organisation_id);

-- name: check_in!
-- Register an organisation; touches no row when it is registered.
INSERT INTO attendance (
    meeting_id, organisation_id, person_id, registered_by, mode, authority, proxy_number, proxy_date, proxy_until, at
)
VALUES (
    :meeting_id, :organisation_id, :person_id, :registered_by, :mode, :authority,
    :proxy_number, :proxy_date, :proxy_until, :at
)
ON CONFLICT DO NOTHING;

-- name: withdraw_attendance!
-- Take a registration back; touches no row when there is none.
UPDATE attendance SET withdrawn_at = :at
WHERE meeting_id = :meeting_id AND organisation_id = :organisation_id AND withdrawn_at IS NULL;

-- name: is_present$
-- Whether an organisation is registered now.
SELECT EXISTS (
    SELECT 1 FROM attendance
    WHERE meeting_id = :meeting_id AND organisation_id = :organisation_id AND withdrawn_at IS NULL
);

-- name: list_present_at
-- Who was registered at a moment, whatever came after it.
SELECT organisation_id FROM attendance
WHERE meeting_id = :meeting_id AND at <= :moment AND (withdrawn_at IS NULL OR withdrawn_at > :moment);

-- name: list_attendance_of
-- Every meeting at which a person registered, or was registered, oldest first.
SELECT meeting_id, organisation_id, mode, at FROM attendance WHERE person_id = :person_id ORDER BY id;
