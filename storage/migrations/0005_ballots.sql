-- Ballots: a roll frozen at the opening, one current vote of each organisation, the register.

CREATE TABLE ballots (
    id INTEGER PRIMARY KEY,
    number BIGINT UNIQUE,
    title TEXT NOT NULL,
    question TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('for_against', 'single_choice')),
    options TEXT NOT NULL,
    quorum TEXT NOT NULL,
    threshold TEXT NOT NULL,
    whole TEXT NOT NULL,
    decision_class TEXT NOT NULL,
    may_change BIGINT NOT NULL CHECK (may_change IN (0, 1)),
    opens_at BIGINT,
    closes_at BIGINT,
    run_off_of BIGINT UNIQUE REFERENCES ballots (id),
    prepared_by TEXT NOT NULL,
    discarded_at BIGINT,
    called_at BIGINT,
    roll_hash TEXT NOT NULL DEFAULT '',
    eligible BIGINT NOT NULL DEFAULT 0,
    took_part BIGINT NOT NULL DEFAULT 0,
    closed_at BIGINT,
    verdict TEXT NOT NULL DEFAULT '',
    CHECK ((number IS NULL) = (roll_hash = '')),
    CHECK (called_at IS NULL OR (opens_at IS NOT NULL AND discarded_at IS NULL)),
    CHECK (roll_hash = '' OR (called_at IS NOT NULL AND eligible > 0)),
    CHECK (closed_at IS NULL OR roll_hash <> ''),
    CHECK (verdict = '' OR closed_at IS NOT NULL),
    CHECK (took_part <= eligible)
);
CREATE INDEX ballots_called ON ballots (opens_at, id) WHERE called_at IS NOT NULL;
CREATE INDEX ballots_prepared ON ballots (id) WHERE called_at IS NULL AND discarded_at IS NULL;

CREATE TABLE ballot_rolls (
    ballot_id BIGINT NOT NULL REFERENCES ballots (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (ballot_id, organisation_id)
);
CREATE INDEX ballot_rolls_by_organisation ON ballot_rolls (organisation_id, ballot_id);

CREATE TABLE votes (
    id INTEGER PRIMARY KEY,
    ballot_id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    choice TEXT NOT NULL,
    ref TEXT NOT NULL,
    at BIGINT NOT NULL,
    superseded_at BIGINT,
    UNIQUE (ballot_id, organisation_id, version),
    FOREIGN KEY (ballot_id, organisation_id) REFERENCES ballot_rolls (ballot_id, organisation_id)
);
CREATE INDEX votes_by_ref ON votes (ref, id);
CREATE UNIQUE INDEX votes_one_current ON votes (ballot_id, organisation_id) WHERE superseded_at IS NULL;

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    ballot_id BIGINT NOT NULL UNIQUE REFERENCES ballots (id),
    decided_on TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    option_key TEXT NOT NULL DEFAULT '',
    option_title TEXT NOT NULL DEFAULT '',
    UNIQUE (year, number)
);

CREATE INDEX organisations_eligible ON organisations (status, votes, id);
