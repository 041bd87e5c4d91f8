-- Announcements, whom they are for, and which messages of the outbox carry or replace them.

CREATE TABLE announcements (
    id INTEGER PRIMARY KEY,
    written_by BIGINT NOT NULL REFERENCES people (id),
    written_at BIGINT NOT NULL,
    html TEXT NOT NULL,
    file TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL DEFAULT '' CHECK (audience IN ('', 'everybody', 'role', 'chosen')),
    cluster_role TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    state TEXT NOT NULL CHECK (state IN ('composed', 'planned', 'sent', 'withdrawn', 'dropped')),
    due_at BIGINT,
    sent_at BIGINT,
    sent_by BIGINT REFERENCES people (id),
    withdrawn_at BIGINT,
    CHECK ((due_at IS NOT NULL) = (state = 'planned')),
    CHECK ((sent_at IS NOT NULL) = (state IN ('sent', 'withdrawn'))),
    CHECK ((withdrawn_at IS NOT NULL) = (state = 'withdrawn')),
    CHECK (audience <> '' OR state IN ('composed', 'dropped'))
);
CREATE INDEX announcements_unsent ON announcements (written_by, id) WHERE state = 'composed';

CREATE TABLE announcement_organisations (
    announcement_id BIGINT NOT NULL REFERENCES announcements (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (announcement_id, organisation_id)
);

CREATE INDEX organisations_by_role ON organisations (status, cluster_role);

ALTER TABLE deliveries ADD COLUMN campaign_id BIGINT REFERENCES announcements (id);
ALTER TABLE deliveries ADD COLUMN edits BIGINT;
CREATE INDEX deliveries_of_campaign ON deliveries (campaign_id, state) WHERE campaign_id IS NOT NULL;
CREATE INDEX announcements_by_writer ON announcements (written_by, id);
