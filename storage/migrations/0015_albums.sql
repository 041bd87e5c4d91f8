-- Several files of one announcement go before its text: the ids of those messages, to take them back too.

CREATE TABLE delivery_messages (
    delivery_id BIGINT NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    message_id BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (delivery_id, message_id)
);
