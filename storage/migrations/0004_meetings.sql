-- Meetings: the notice, what organisations reply, who came. What is replaced stays as a row.

CREATE TABLE meetings (
    id INTEGER PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    reply_by BIGINT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('announced', 'registration', 'closed', 'cancelled')),
    edition BIGINT NOT NULL DEFAULT 0,
    called_by BIGINT NOT NULL REFERENCES people (id),
    called_at BIGINT NOT NULL,
    opened_at BIGINT,
    settled_at BIGINT,
    settled_by BIGINT REFERENCES people (id),
    reason TEXT NOT NULL DEFAULT '',
    minutes_year BIGINT,
    minutes_number BIGINT,
    CHECK (place <> '' OR link <> ''),
    CHECK (reply_by < starts_at),
    CHECK ((settled_at IS NULL) = (status IN ('announced', 'registration'))),
    CHECK ((minutes_number IS NULL) = (status <> 'closed')),
    CHECK ((minutes_number IS NULL) = (minutes_year IS NULL))
);
CREATE INDEX meetings_by_start ON meetings (starts_at, id);
CREATE INDEX meetings_awaiting_replies ON meetings (status, reply_by);
CREATE UNIQUE INDEX meetings_minutes ON meetings (minutes_year, minutes_number) WHERE minutes_number IS NOT NULL;

-- What a meeting was before each change.
CREATE TABLE meeting_changes (
    meeting_id BIGINT NOT NULL REFERENCES meetings (id),
    edition BIGINT NOT NULL,
    starts_at BIGINT NOT NULL,
    place TEXT NOT NULL,
    link TEXT NOT NULL,
    reply_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (meeting_id, edition)
);

CREATE TABLE agenda_items (
    id INTEGER PRIMARY KEY,
    meeting_id BIGINT NOT NULL REFERENCES meetings (id),
    number BIGINT NOT NULL CHECK (number > 0),
    title TEXT NOT NULL CHECK (title <> ''),
    speaker TEXT NOT NULL DEFAULT '',
    minutes BIGINT NOT NULL DEFAULT 0 CHECK (minutes >= 0),
    UNIQUE (meeting_id, number)
);

CREATE TABLE meeting_replies (
    id INTEGER PRIMARY KEY,
    meeting_id BIGINT NOT NULL REFERENCES meetings (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    answer TEXT NOT NULL CHECK (answer IN ('in_person', 'online', 'deputy', 'declined')),
    at BIGINT NOT NULL,
    superseded_at BIGINT
);
CREATE UNIQUE INDEX meeting_replies_one_stands ON meeting_replies (meeting_id, organisation_id) WHERE superseded_at IS NULL;
CREATE INDEX meeting_replies_by_person ON meeting_replies (person_id);

CREATE TABLE meeting_nudges (
    meeting_id BIGINT NOT NULL REFERENCES meetings (id),
    day TEXT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, day)
);

-- Who may register, fixed when registration opens.
CREATE TABLE meeting_roll (
    meeting_id BIGINT NOT NULL REFERENCES meetings (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    votes BIGINT NOT NULL CHECK (votes IN (0, 1)),
    PRIMARY KEY (meeting_id, organisation_id)
);

CREATE TABLE attendance (
    id INTEGER PRIMARY KEY,
    meeting_id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    registered_by BIGINT NOT NULL REFERENCES people (id),
    mode TEXT NOT NULL CHECK (mode IN ('in_person', 'online')),
    authority TEXT NOT NULL CHECK (authority IN ('head', 'proxy')),
    proxy_number TEXT NOT NULL DEFAULT '',
    proxy_date TEXT NOT NULL DEFAULT '',
    proxy_until TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    FOREIGN KEY (meeting_id, organisation_id) REFERENCES meeting_roll (meeting_id, organisation_id)
);
CREATE UNIQUE INDEX attendance_once ON attendance (meeting_id, organisation_id) WHERE withdrawn_at IS NULL;
CREATE INDEX attendance_by_person ON attendance (person_id);

CREATE INDEX organisations_taking_part ON organisations (status, folded_name);
