-- name: find_chat^
-- A chat by its number in Telegram.
SELECT c.* FROM people p JOIN chats c ON c.person_id = p.id WHERE p.telegram_id = :telegram_id;

-- name: get_chat^
-- One chat.
SELECT * FROM chats WHERE person_id = :person_id;

-- name: enter_chat!
-- A chat in which the bot has become administrator.
INSERT INTO chats (person_id, title, kind, status, changed_at)
VALUES (:person_id, :title, :kind, 'offered', :at);

-- name: settle_chat!
-- Let a chat take announcements or not; touches no row when it stands so already.
UPDATE chats SET status = :status, changed_at = :at
WHERE person_id = :person_id AND status <> :status;

-- name: rename_chat!
-- Keep the title that a chat has now.
UPDATE chats SET title = :title WHERE person_id = :person_id;

-- name: move_chat!
-- A group goes on under another number; touches no row for a person, or when somebody has the number.
UPDATE people SET telegram_id = :telegram_id
WHERE id = :person_id
  AND EXISTS (SELECT 1 FROM chats c WHERE c.person_id = :person_id)
  AND NOT EXISTS (SELECT 1 FROM people other WHERE other.telegram_id = :telegram_id);

-- name: forget_copies_in_chat!
-- What stands in a group that has moved cannot be changed any more: its messages have no number there.
UPDATE deliveries SET message_id = NULL WHERE person_id = :person_id AND message_id > 0;

-- name: list_linked_chats
-- Chats that take announcements, by title.
SELECT * FROM chats WHERE status = 'linked' ORDER BY title, person_id LIMIT 50;

-- name: list_chats_of_announcement
-- Where an announcement is posted as well, and what became of it there.
SELECT c.*, d.state FROM announcement_chats a
JOIN chats c ON c.person_id = a.person_id
LEFT JOIN deliveries d ON d.kind = 'announcement' AND d.about = :about AND d.person_id = a.person_id
WHERE a.announcement_id = :announcement_id
ORDER BY c.title, c.person_id;

-- name: choose_chat!
-- Post an announcement in a chat as well; touches no row when that is so or the text is sent.
INSERT INTO announcement_chats (announcement_id, person_id)
SELECT n.id, c.person_id FROM announcements n JOIN chats c ON c.person_id = :person_id
WHERE n.id = :announcement_id AND n.state IN ('composed', 'planned') AND c.status = 'linked'
ON CONFLICT DO NOTHING;

-- name: leave_chat_out!
-- Do not post it there; touches no row when that is so or the text is sent.
DELETE FROM announcement_chats
WHERE announcement_id = :announcement_id AND person_id = :person_id
    AND EXISTS (SELECT 1 FROM announcements n WHERE n.id = :announcement_id AND n.state IN ('composed', 'planned'));

-- name: plan_posts!
-- One message to each chosen chat that still takes announcements.
INSERT INTO deliveries (person_id, campaign_id, lane, kind, about, policy, body, state, created_at, due_at, not_before)
SELECT a.person_id, a.announcement_id, 1, 'announcement', :about, 'must', :body, 'ready', :now, :opens_at, :opens_at
FROM announcement_chats a
JOIN chats c ON c.person_id = a.person_id AND c.status = 'linked'
WHERE a.announcement_id = :announcement_id
ON CONFLICT (kind, about, person_id) DO NOTHING;
