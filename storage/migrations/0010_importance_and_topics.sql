-- Whether an announcement may wait for the morning, until when it waits, and what it is about; whether a
-- person wants it to wait, and of which topics they want none.

ALTER TABLE announcements ADD COLUMN importance TEXT NOT NULL DEFAULT 'normal' CHECK (importance IN ('normal', 'urgent'));
ALTER TABLE announcements ADD COLUMN topic TEXT NOT NULL DEFAULT 'general' CHECK (topic IN ('general', 'events', 'projects'));
ALTER TABLE announcements ADD COLUMN opens_at BIGINT;

ALTER TABLE people ADD COLUMN keeps_quiet_hours BIGINT NOT NULL DEFAULT 1 CHECK (keeps_quiet_hours IN (0, 1));

CREATE TABLE muted_topics (
    person_id BIGINT NOT NULL REFERENCES people (id),
    topic TEXT NOT NULL CHECK (topic IN ('general', 'events', 'projects')),
    PRIMARY KEY (person_id, topic)
);
