-- What follows an announcement that is out: copies corrected or taken back, and every text it had.

ALTER TABLE announcements ADD COLUMN corrected_at BIGINT;

CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    announcement_id BIGINT NOT NULL REFERENCES announcements (id),
    based_on BIGINT NOT NULL,
    html TEXT NOT NULL,
    written_by BIGINT NOT NULL REFERENCES people (id),
    written_at BIGINT NOT NULL,
    made_by BIGINT REFERENCES people (id),
    made_at BIGINT,
    replaced TEXT NOT NULL DEFAULT '',
    CHECK ((made_at IS NULL) = (made_by IS NULL))
);
CREATE UNIQUE INDEX corrections_made ON corrections (announcement_id, based_on) WHERE made_at IS NOT NULL;
CREATE INDEX corrections_by_writer ON corrections (written_by, id);

ALTER TABLE deliveries ADD COLUMN follows BIGINT REFERENCES announcements (id);
ALTER TABLE deliveries ADD COLUMN removes BIGINT NOT NULL DEFAULT 0 CHECK (removes IN (0, 1));
ALTER TABLE deliveries ADD COLUMN carries BIGINT NOT NULL DEFAULT 0;
CREATE INDEX deliveries_that_follow ON deliveries (follows, kind, about, state) WHERE follows IS NOT NULL;
