-- Groups and channels in which the bot is administrator. The outbox writes to them as to people, so each
-- has a row there too: its title for a name, its number for an account.

CREATE TABLE chats (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('group', 'channel')),
    status TEXT NOT NULL CHECK (status IN ('offered', 'linked', 'declined', 'left')),
    changed_at BIGINT NOT NULL
);
CREATE INDEX chats_linked ON chats (title, person_id) WHERE status = 'linked';

CREATE TABLE announcement_chats (
    announcement_id BIGINT NOT NULL REFERENCES announcements (id),
    person_id BIGINT NOT NULL REFERENCES chats (person_id),
    PRIMARY KEY (announcement_id, person_id)
);
