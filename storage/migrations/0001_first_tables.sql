-- Instants are integer microseconds UTC; calendar days are ISO text; flags are 0 or 1.

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE,
    telegram_id BIGINT UNIQUE,
    name TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL CHECK (language IN ('ru', 'en')),
    created_at BIGINT NOT NULL,
    unreachable_since BIGINT,
    erased_at BIGINT,
    CHECK ((telegram_id IS NULL) = (erased_at IS NOT NULL))
);

CREATE TABLE consents (
    id INTEGER PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    version TEXT NOT NULL,
    language TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    agreed_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);
CREATE UNIQUE INDEX consents_one_in_force ON consents (person_id) WHERE withdrawn_at IS NULL;

CREATE TABLE organisations (
    id INTEGER PRIMARY KEY,
    inn TEXT NOT NULL UNIQUE CHECK (length(inn) IN (10, 12)),
    ogrn TEXT NOT NULL,
    kpp TEXT NOT NULL DEFAULT '',
    full_name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    legal_form TEXT NOT NULL,
    cluster_role TEXT NOT NULL,
    specialisation TEXT NOT NULL,
    offers TEXT NOT NULL DEFAULT '',
    needs TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL,
    votes BIGINT NOT NULL CHECK (votes IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('confirmed', 'suspended', 'excluded', 'withdrawn'))
);
CREATE INDEX organisations_by_ogrn ON organisations (ogrn);
CREATE INDEX organisations_by_name ON organisations (folded_name);

CREATE TABLE organisation_history (
    id INTEGER PRIMARY KEY,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    at BIGINT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    by_ref TEXT NOT NULL
);
CREATE INDEX organisation_history_by_organisation ON organisation_history (organisation_id, id);

CREATE TABLE representatives (
    id INTEGER PRIMARY KEY,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    position TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    authority TEXT NOT NULL CHECK (authority IN ('head', 'proxy')),
    proxy_number TEXT NOT NULL DEFAULT '',
    proxy_date TEXT NOT NULL DEFAULT '',
    proxy_until TEXT NOT NULL DEFAULT '',
    proxy_scan TEXT NOT NULL DEFAULT '',
    is_voting BIGINT NOT NULL CHECK (is_voting IN (0, 1)),
    since BIGINT NOT NULL,
    ended_at BIGINT,
    CHECK (authority = 'head' OR (proxy_date <> '' AND proxy_until <> ''))
);
CREATE UNIQUE INDEX representatives_once ON representatives (organisation_id, person_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX representatives_one_voting ON representatives (organisation_id) WHERE is_voting = 1 AND ended_at IS NULL;
CREATE INDEX representatives_by_person ON representatives (person_id);

CREATE TABLE applications (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('organisation', 'joining')),
    person_id BIGINT NOT NULL REFERENCES people (id),
    organisation_id BIGINT REFERENCES organisations (id),
    inn TEXT NOT NULL,
    answers TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('sent', 'asked', 'returned', 'accepted', 'refused', 'withdrawn')),
    sent_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by BIGINT REFERENCES people (id),
    reason TEXT NOT NULL DEFAULT '',
    question TEXT NOT NULL DEFAULT '',
    reply TEXT NOT NULL DEFAULT '',
    CHECK ((decided_at IS NULL) = (status IN ('sent', 'asked'))),
    CHECK (kind = 'organisation' OR organisation_id IS NOT NULL)
);
CREATE UNIQUE INDEX applications_one_open_per_inn ON applications (inn) WHERE kind = 'organisation' AND status IN ('sent', 'asked');
CREATE UNIQUE INDEX applications_one_open_per_person ON applications (person_id) WHERE status IN ('sent', 'asked');
CREATE INDEX applications_turned_down ON applications (decided_at)
WHERE status IN ('returned', 'refused', 'withdrawn') AND answers <> '{}';
CREATE INDEX applications_by_person ON applications (person_id, id);
CREATE INDEX applications_waiting ON applications (id) WHERE status IN ('sent', 'asked');
CREATE INDEX applications_by_inn ON applications (inn, id);
CREATE INDEX applications_joining ON applications (organisation_id, id) WHERE kind = 'joining';

CREATE TABLE organisers (
    id INTEGER PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    since BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX organisers_once ON organisers (person_id) WHERE ended_at IS NULL;

CREATE TABLE appointments (
    telegram_id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL
);

CREATE TABLE organiser_codes (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE drafts (
    person_id BIGINT NOT NULL REFERENCES people (id),
    form TEXT NOT NULL,
    subject BIGINT NOT NULL,
    step TEXT NOT NULL,
    answers TEXT NOT NULL,
    version BIGINT NOT NULL,
    is_open BIGINT NOT NULL CHECK (is_open IN (0, 1)),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, form, subject)
);
CREATE UNIQUE INDEX drafts_one_open ON drafts (person_id) WHERE is_open = 1;

CREATE TABLE inbox (
    bot_id BIGINT NOT NULL,
    update_id BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    fault TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (bot_id, update_id)
);
CREATE INDEX inbox_by_age ON inbox (seen_at);

CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    of_person_id BIGINT REFERENCES people (id),
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    policy TEXT NOT NULL CHECK (policy IN ('must', 'once')),
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ready', 'sending', 'sent', 'unknown', 'failed', 'quarantined', 'cancelled', 'expired')),
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    expires_at BIGINT,
    leased_until BIGINT,
    maybe BIGINT NOT NULL DEFAULT 0,
    tries BIGINT NOT NULL DEFAULT 0,
    message_id BIGINT,
    settled_at BIGINT,
    why TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, about, person_id)
);
CREATE INDEX deliveries_ready ON deliveries (not_before, id) WHERE state = 'ready';
CREATE INDEX deliveries_expiring ON deliveries (expires_at) WHERE state = 'ready' AND expires_at IS NOT NULL;
CREATE INDEX deliveries_sending ON deliveries (leased_until) WHERE state = 'sending';
CREATE INDEX deliveries_unsettled ON deliveries (person_id, id) WHERE state IN ('ready', 'sending');
CREATE INDEX deliveries_by_person ON deliveries (person_id, id);
CREATE INDEX deliveries_of_person ON deliveries (of_person_id) WHERE of_person_id IS NOT NULL;
CREATE INDEX deliveries_settled ON deliveries (settled_at) WHERE settled_at IS NOT NULL;

CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    delivery_id BIGINT NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX attempts_by_delivery ON attempts (delivery_id, id);
CREATE INDEX attempts_by_end ON attempts (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    entry TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
);
-- REPLACE deletes without asking the trigger below: only what follows the last entry gets in.
CREATE TRIGGER journal_is_only_continued BEFORE INSERT ON journal
WHEN NEW.id <> (SELECT COALESCE(MAX(id), 0) + 1 FROM journal)
    OR EXISTS (SELECT 1 FROM journal WHERE hash = NEW.hash)
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_is_never_updated BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE exclusions (
    id INTEGER PRIMARY KEY,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    reason TEXT NOT NULL,
    proposed_by BIGINT NOT NULL REFERENCES people (id),
    proposed_at BIGINT NOT NULL,
    settled_by BIGINT REFERENCES people (id),
    settled_at BIGINT,
    is_confirmed BIGINT CHECK (is_confirmed IN (0, 1)),
    CHECK ((settled_at IS NULL) = (is_confirmed IS NULL))
);
CREATE UNIQUE INDEX exclusions_one_open ON exclusions (organisation_id) WHERE settled_at IS NULL;
