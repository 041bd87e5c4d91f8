-- The road map: milestones, what each needs, and everything that was said or done about them.

CREATE TABLE milestones (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    yields TEXT NOT NULL DEFAULT '',
    phase TEXT NOT NULL CHECK (phase IN ('initiation', 'assembly', 'strategy', 'legal_form', 'agreement', 'formalisation')),
    due TEXT NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    offsets TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('planned', 'in_progress', 'postponed', 'reported', 'done', 'cancelled')),
    done_on TEXT,
    remind_at BIGINT,
    CHECK ((code = '') = (title <> '')),
    CHECK ((done_on IS NOT NULL) = (status = 'done')),
    CHECK (remind_at IS NULL OR status NOT IN ('done', 'cancelled'))
);
CREATE UNIQUE INDEX milestones_of_template ON milestones (code) WHERE code <> '' AND status <> 'cancelled';
CREATE INDEX milestones_by_due ON milestones (due, id) WHERE status <> 'cancelled';
CREATE INDEX milestones_of_organisation ON milestones (organisation_id, due) WHERE status IN ('planned', 'in_progress', 'postponed');
CREATE INDEX milestones_to_remind ON milestones (remind_at) WHERE remind_at IS NOT NULL;

CREATE TABLE milestone_needs (
    milestone_id BIGINT NOT NULL REFERENCES milestones (id),
    needs_id BIGINT NOT NULL REFERENCES milestones (id),
    PRIMARY KEY (milestone_id, needs_id),
    CHECK (milestone_id <> needs_id)
);

CREATE TABLE milestone_reports (
    id INTEGER PRIMARY KEY,
    milestone_id BIGINT NOT NULL REFERENCES milestones (id),
    kind TEXT NOT NULL CHECK (kind IN ('added', 'started', 'assigned', 'reopened', 'cancelled', 'done', 'problem', 'postponement')),
    by_person_id BIGINT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    file TEXT NOT NULL DEFAULT '',
    was_due TEXT,
    new_due TEXT,
    settled_at BIGINT,
    settled_by BIGINT REFERENCES people (id),
    is_accepted BIGINT CHECK (is_accepted IN (0, 1)),
    answer TEXT NOT NULL DEFAULT '',
    CHECK ((settled_at IS NULL) = (is_accepted IS NULL)),
    CHECK ((kind = 'postponement') = (new_due IS NOT NULL))
);
CREATE UNIQUE INDEX milestone_reports_one_waiting ON milestone_reports (milestone_id, kind) WHERE settled_at IS NULL;
CREATE INDEX milestone_reports_of ON milestone_reports (milestone_id, id);
CREATE INDEX milestone_reports_waiting ON milestone_reports (id) WHERE settled_at IS NULL;
CREATE INDEX milestone_reports_by_person ON milestone_reports (by_person_id, id);
