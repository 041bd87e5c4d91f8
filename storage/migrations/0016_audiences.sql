-- An announcement may be for the voting representatives alone.

ALTER TABLE announcements ADD COLUMN voting_only BIGINT NOT NULL DEFAULT 0 CHECK (voting_only IN (0, 1));
