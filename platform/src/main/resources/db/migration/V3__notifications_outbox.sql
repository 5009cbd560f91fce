-- Mail that is to be sent: written in the transaction of what it tells about, sent afterwards.
create table message (
    id          uuid        primary key,
    recipient   text        not null,
    subject     text        not null,
    text        text        not null,
    -- What the message is about: a second one with the same key is not wanted.
    dedup_key   text        not null unique,
    created_at  timestamptz not null,
    state       text        not null check (state in ('WAITING', 'SENT', 'GIVEN_UP')),
    tries       integer     not null check (tries >= 0),
    next_try_at timestamptz not null,
    last_error  text
);

create index message_waiting on message (next_try_at) where state = 'WAITING';
