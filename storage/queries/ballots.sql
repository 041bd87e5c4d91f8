-- name: prepare_ballot$
-- A ballot that nobody but the organisers sees yet.
INSERT INTO ballots (
    title, question, kind, options, quorum, threshold, whole, decision_class, may_change,
    opens_at, closes_at, run_off_of, meeting_id, agenda_item, minutes_open, prepared_by
)
VALUES (
    :title, :question, :kind, :options, :quorum, :threshold, :whole, :decision_class, :may_change,
    :opens_at, :closes_at, :run_off_of, :meeting_id, :agenda_item, :minutes_open, :prepared_by
)
ON CONFLICT (run_off_of) DO NOTHING
RETURNING id;

-- name: get_ballot^
-- One ballot, wherever it stands; none that was discarded.
SELECT * FROM ballots WHERE id = :id AND discarded_at IS NULL;

-- name: find_run_off^
-- The ballot in which two leaders of this one stand again.
SELECT * FROM ballots WHERE run_off_of = :id AND discarded_at IS NULL;

-- name: list_called_ballots
-- A page of the ballots that open, are open or were closed, the latest first.
SELECT * FROM ballots WHERE called_at IS NOT NULL ORDER BY opens_at DESC, id DESC LIMIT :many OFFSET :skipped;

-- name: list_prepared_ballots
-- The ballots that wait for an organiser to open or to discard them, the latest first.
SELECT * FROM ballots WHERE called_at IS NULL AND discarded_at IS NULL ORDER BY id DESC LIMIT 8;

-- name: discard_ballot!
-- Put a ballot that is not called aside for good; its id is not given again, for old buttons have it.
UPDATE ballots SET discarded_at = :at WHERE id = :id AND called_at IS NULL AND discarded_at IS NULL;

-- name: call_ballot!
-- Let a ballot open at a moment; touches no row when it was called before.
UPDATE ballots SET called_at = :called_at, opens_at = :opens_at, closes_at = COALESCE(:closes_at, closes_at)
WHERE id = :id AND called_at IS NULL AND discarded_at IS NULL;

-- name: call_off_ballot!
-- Let a ballot not open; touches no row once it has. At a meeting its closing is counted anew.
UPDATE ballots SET called_at = NULL, closes_at = CASE WHEN minutes_open > 0 THEN NULL ELSE closes_at END
WHERE id = :id AND called_at IS NOT NULL AND roll_hash = '';

-- name: next_ballot_number$
-- The number of the ballot that opens next.
SELECT COALESCE(MAX(number), 0) + 1 FROM ballots;

-- name: list_ballot_eligible
-- The organisations that enter the roll of a ballot opening now.
SELECT id FROM organisations WHERE status = 'confirmed' AND votes = 1 ORDER BY id;

-- name: list_eligible_at_meeting
-- The organisations that enter the roll of a ballot opening at a meeting: those that may register at it.
SELECT o.id FROM meeting_roll l JOIN organisations o ON o.id = l.organisation_id
WHERE l.meeting_id = :meeting_id AND l.votes = 1 AND o.votes = 1 AND o.status = 'confirmed'
ORDER BY o.id;

-- name: list_ballots_of_meeting
-- The ballots of a meeting by item: those that wait, the open one, those that are over.
SELECT * FROM ballots WHERE meeting_id = :meeting_id AND discarded_at IS NULL ORDER BY agenda_item, id;

-- name: release_ballot!
-- Let a ballot that waits for its meeting be an ordinary prepared one; touches no row once it is called.
UPDATE ballots SET meeting_id = NULL, agenda_item = NULL, minutes_open = 0
WHERE id = :id AND meeting_id IS NOT NULL AND called_at IS NULL AND discarded_at IS NULL;

-- name: count_ballot_eligible$
-- How many organisations would enter the roll now.
SELECT COUNT(*) FROM organisations WHERE status = 'confirmed' AND votes = 1;

-- name: freeze_ballot_roll!
-- Who may vote, from now on unchanged.
INSERT INTO ballot_rolls (ballot_id, organisation_id)
SELECT :ballot_id, value FROM json_each(:organisations);

-- name: open_ballot!
-- Number and hash; touches no row when it is open already or was called off.
UPDATE ballots SET number = :number, roll_hash = :roll_hash, eligible = :eligible
WHERE id = :id AND roll_hash = '' AND called_at IS NOT NULL;

-- name: list_ballot_roll
-- Who may vote.
SELECT organisation_id FROM ballot_rolls WHERE ballot_id = :ballot_id ORDER BY organisation_id;

-- name: is_on_ballot_roll$
-- Whether an organisation may vote.
SELECT EXISTS (SELECT 1 FROM ballot_rolls WHERE ballot_id = :ballot_id AND organisation_id = :organisation_id);

-- name: find_vote^
-- The vote of an organisation that counts.
SELECT id, organisation_id, choice, ref, at, version FROM votes
WHERE ballot_id = :ballot_id AND organisation_id = :organisation_id AND superseded_at IS NULL;

-- name: supersede_vote!
-- Make room for a new vote; touches no row when another one came first.
UPDATE votes SET superseded_at = :at
WHERE ballot_id = :ballot_id AND organisation_id = :organisation_id AND id = :seen AND superseded_at IS NULL;

-- name: record_vote^
-- A vote in an open ballot; nothing when the organisation has one already or the ballot is closed.
INSERT INTO votes (ballot_id, organisation_id, version, choice, ref, at)
SELECT
    b.id, :organisation_id,
    (
        SELECT COALESCE(MAX(v.version), 0) + 1 FROM votes v
        WHERE v.ballot_id = b.id AND v.organisation_id = :organisation_id
    ),
    :choice, :ref, :at
FROM ballots b
WHERE b.id = :ballot_id AND b.roll_hash <> '' AND b.closed_at IS NULL
    AND (b.closes_at IS NULL OR :at < b.closes_at + 1000000)
ON CONFLICT DO NOTHING
RETURNING id, organisation_id, choice, ref, at, version;

-- name: count_in!
-- One more organisation has taken part.
UPDATE ballots SET took_part = took_part + 1 WHERE id = :ballot_id;

-- name: count_ballot_present$
-- How many organisations of the roll are registered at the ballot's meeting now.
SELECT COUNT(*)
FROM ballots b
JOIN attendance a ON a.meeting_id = b.meeting_id AND a.withdrawn_at IS NULL
JOIN ballot_rolls r ON r.ballot_id = b.id AND r.organisation_id = a.organisation_id
WHERE b.id = :ballot_id;

-- name: list_votes
-- The votes that count.
SELECT id, organisation_id, choice, ref, at, version FROM votes
WHERE ballot_id = :ballot_id AND superseded_at IS NULL;

-- name: list_votes_by_name
-- A page of the roll by organisation: the choice that counts or none, and who was at the meeting.
SELECT o.short_name, COALESCE(v.choice, '') AS choice, EXISTS (
    SELECT 1 FROM attendance a
    WHERE a.meeting_id = b.meeting_id AND a.organisation_id = r.organisation_id
        AND a.at <= b.closed_at AND (a.withdrawn_at IS NULL OR a.withdrawn_at > b.closed_at)
) AS was_there
FROM ballot_rolls r
JOIN ballots b ON b.id = r.ballot_id
JOIN organisations o ON o.id = r.organisation_id
LEFT JOIN votes v
    ON v.ballot_id = r.ballot_id AND v.organisation_id = r.organisation_id AND v.superseded_at IS NULL
WHERE r.ballot_id = :ballot_id
ORDER BY r.organisation_id LIMIT :many OFFSET :skipped;

-- name: close_ballot!
-- From now on no vote counts; touches no row when it is closed already.
UPDATE ballots SET closed_at = :closed_at WHERE id = :id AND closed_at IS NULL AND roll_hash <> '';

-- name: settle_ballot!
-- Keep the verdict and how many took part; touches no row when it was drawn before.
UPDATE ballots SET verdict = :verdict, took_part = :took_part WHERE id = :id AND closed_at IS NOT NULL AND verdict = '';

-- name: list_voters
-- Who acts for the organisations of a roll.
SELECT DISTINCT p.id AS person_id, p.language
FROM ballot_rolls b
JOIN organisations o ON o.id = b.organisation_id
JOIN representatives r ON r.organisation_id = o.id AND r.ended_at IS NULL
JOIN people p ON p.id = r.person_id
WHERE b.ballot_id = :ballot_id AND o.status = 'confirmed';

-- name: list_silent_voters
-- Who acts for the organisations of a roll that have not voted.
SELECT DISTINCT p.id AS person_id, p.language
FROM ballot_rolls b
JOIN organisations o ON o.id = b.organisation_id
JOIN representatives r ON r.organisation_id = o.id AND r.ended_at IS NULL
JOIN people p ON p.id = r.person_id
WHERE b.ballot_id = :ballot_id AND o.status = 'confirmed'
    AND NOT EXISTS (SELECT 1 FROM votes v WHERE v.ballot_id = b.ballot_id AND v.organisation_id = o.id);

-- name: list_ballot_members
-- Who acts for a participant or an observer.
SELECT DISTINCT p.id AS person_id, p.language
FROM organisations o
JOIN representatives r ON r.organisation_id = o.id AND r.ended_at IS NULL
JOIN people p ON p.id = r.person_id
WHERE o.status = 'confirmed';

-- name: list_unvoted_of
-- What waits for a person: open ballots, each with an organisation of theirs that has not voted.
SELECT b.*, o.short_name AS organisation
FROM representatives r
JOIN organisations o ON o.id = r.organisation_id AND o.status = 'confirmed'
JOIN ballot_rolls br ON br.organisation_id = o.id
JOIN ballots b ON b.id = br.ballot_id
WHERE r.person_id = :person_id AND r.ended_at IS NULL
    AND (r.authority = 'head' OR r.proxy_until >= :today)
    AND b.closed_at IS NULL AND (b.closes_at IS NULL OR :now < b.closes_at + 1000000)
    AND NOT EXISTS (SELECT 1 FROM votes v WHERE v.ballot_id = b.id AND v.organisation_id = o.id)
    AND (b.meeting_id IS NULL OR EXISTS (
        SELECT 1 FROM attendance a
        WHERE a.meeting_id = b.meeting_id AND a.organisation_id = o.id AND a.withdrawn_at IS NULL
    ))
ORDER BY b.id LIMIT 20;
