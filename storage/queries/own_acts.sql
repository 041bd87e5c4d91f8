-- name: list_votes_of
-- Every vote that one person cast for an organisation, by the person's ref.
SELECT ballot_id, organisation_id, version, choice, at FROM votes WHERE ref = :ref ORDER BY id;

-- name: list_reports_of
-- Every report on a milestone that one person made.
SELECT milestone_id, kind, at, note FROM milestone_reports WHERE by_person_id = :person_id ORDER BY id;

-- name: list_written_by
-- Every announcement that one person wrote.
SELECT id, written_at, html, state FROM announcements WHERE written_by = :person_id ORDER BY id;
