-- What must happen at a time: a row, served once.

CREATE TABLE due_work (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'dropped', 'failed')),
    tries BIGINT NOT NULL DEFAULT 0,
    settled_at BIGINT,
    UNIQUE (kind, about),
    CHECK ((settled_at IS NULL) = (state = 'waiting'))
);
CREATE INDEX due_work_waiting ON due_work (not_before, id) WHERE state = 'waiting';
