-- name: find_last_entry^
-- The end of the chain.
SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1;

-- name: append_entry!
-- The next link of the chain.
INSERT INTO journal (id, entry, previous, hash) VALUES (:id, :entry, :previous, :hash);

-- name: list_entries
-- A page of the chain, from a number on.
SELECT id, entry, previous, hash FROM journal WHERE id > :after ORDER BY id LIMIT :many;
