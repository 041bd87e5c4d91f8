-- Cards of organisers that show what is under way: which message shows which, as it last read.

CREATE TABLE live_cards (
    id INTEGER PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    message_id BIGINT NOT NULL,
    press TEXT NOT NULL,
    shown TEXT NOT NULL,
    is_bare BIGINT NOT NULL DEFAULT 0 CHECK (is_bare IN (0, 1)),
    opened_at BIGINT NOT NULL,
    UNIQUE (person_id, message_id),
    UNIQUE (person_id, press)
);
