-- Who has acknowledged an announcement; campaigns that are paused or stopped; who was told outside the bot.

ALTER TABLE announcements ADD COLUMN asks_acknowledgement BIGINT NOT NULL DEFAULT 0 CHECK (asks_acknowledgement IN (0, 1));
ALTER TABLE announcements ADD COLUMN reminded_at BIGINT;
ALTER TABLE announcements ADD COLUMN paused_at BIGINT;
ALTER TABLE announcements ADD COLUMN paused_why TEXT NOT NULL DEFAULT '' CHECK (paused_why IN ('', 'asked', 'refused'));
ALTER TABLE announcements ADD COLUMN resumed_at BIGINT;
ALTER TABLE announcements ADD COLUMN stopped_at BIGINT;
CREATE INDEX announcements_paused ON announcements (sent_by, id) WHERE paused_at IS NOT NULL;

CREATE TABLE acknowledgements (
    announcement_id BIGINT NOT NULL REFERENCES announcements (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (announcement_id, person_id)
);
CREATE INDEX acknowledgements_by_person ON acknowledgements (person_id, announcement_id);

CREATE TABLE told_otherwise (
    announcement_id BIGINT NOT NULL REFERENCES announcements (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    how TEXT NOT NULL CHECK (how IN ('phone', 'mail')),
    at BIGINT NOT NULL,
    by_person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (announcement_id, organisation_id)
);
