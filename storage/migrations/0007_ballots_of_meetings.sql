-- Ballots that are opened at an item of a meeting.

ALTER TABLE ballots ADD COLUMN meeting_id BIGINT REFERENCES meetings (id);
ALTER TABLE ballots ADD COLUMN agenda_item BIGINT CHECK ((agenda_item IS NULL) = (meeting_id IS NULL));
ALTER TABLE ballots ADD COLUMN minutes_open BIGINT NOT NULL DEFAULT 0 CHECK (minutes_open >= 0);
CREATE INDEX ballots_of_meeting ON ballots (meeting_id, agenda_item, id) WHERE meeting_id IS NOT NULL;

-- Who was there at a moment, also who left later.
CREATE INDEX attendance_of_meeting ON attendance (meeting_id, organisation_id);
CREATE INDEX meetings_ahead ON meetings (starts_at, id) WHERE status IN ('announced', 'registration');
