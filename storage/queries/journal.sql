-- name: find_last_entry^
SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1;

-- name: append_entry!
INSERT INTO journal (id, entry, previous, hash) VALUES (:id, :entry, :previous, :hash);

-- name: list_entries
SELECT id, entry, previous, hash FROM journal WHERE id > :after ORDER BY id LIMIT :many;
