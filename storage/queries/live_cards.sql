-- name: close_live_card_in!
-- A message shows something else now.
DELETE FROM live_cards WHERE person_id = :person_id AND message_id = :message_id;

-- name: close_live_card_elsewhere!
-- The same card is looked at in a newer message.
DELETE FROM live_cards WHERE person_id = :person_id AND press = :press;

-- name: open_live_card!
-- A message shows a card that is to be kept as the facts are.
INSERT INTO live_cards (person_id, message_id, press, shown, opened_at)
VALUES (:person_id, :message_id, :press, :shown, :opened_at);

-- name: strip_live_cards!
-- Let a person's cards go on without their buttons.
UPDATE live_cards SET is_bare = 1 WHERE person_id = :person_id AND is_bare = 0;

-- name: list_live_cards
-- Every card that is looked at, the oldest first.
SELECT l.id, p.telegram_id, l.message_id, l.press, l.shown, l.is_bare, l.opened_at
FROM live_cards l
JOIN people p ON p.id = l.person_id
ORDER BY l.id LIMIT :many;

-- name: is_live_card_open$
-- Whether a card is still looked at as it was.
SELECT EXISTS (
    SELECT 1 FROM live_cards
    WHERE id = :id AND opened_at = :opened_at AND message_id = :message_id AND shown = :shown AND is_bare = :is_bare
);

-- name: note_live_card!
-- What a card shows now; touches no row when something else was opened meanwhile.
UPDATE live_cards SET shown = :now_shown WHERE id = :id AND opened_at = :opened_at AND shown = :shown;

-- name: close_live_card!
-- There is nothing to keep up with any more; touches no row when it was opened anew meanwhile.
DELETE FROM live_cards WHERE id = :id AND opened_at = :opened_at AND shown = :shown;

-- name: close_live_cards_of!
-- A person is erased, and with them what they look at.
DELETE FROM live_cards WHERE person_id = :person_id;
