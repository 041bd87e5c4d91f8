-- Questions to the organisers about an announcement, and every answer to them.

CREATE TABLE inquiries (
    id INTEGER PRIMARY KEY,
    announcement_id BIGINT NOT NULL REFERENCES announcements (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    organisation TEXT NOT NULL,
    text TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answered_at BIGINT
);
CREATE INDEX inquiries_by_person ON inquiries (person_id);
CREATE INDEX inquiries_unanswered ON inquiries (id) WHERE answered_at IS NULL;

CREATE TABLE inquiry_answers (
    id INTEGER PRIMARY KEY,
    inquiry_id BIGINT NOT NULL REFERENCES inquiries (id),
    answered_by BIGINT NOT NULL REFERENCES people (id),
    text TEXT NOT NULL,
    answered_at BIGINT NOT NULL
);
CREATE INDEX inquiry_answers_by_inquiry ON inquiry_answers (inquiry_id);
CREATE INDEX inquiry_answers_by_person ON inquiry_answers (answered_by);
