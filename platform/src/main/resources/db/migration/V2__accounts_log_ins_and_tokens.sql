create table account (
    id                   uuid        primary key,
    email                text        not null unique check (email = lower(email)),
    display_name         text        not null,
    role                 text        not null check (role in ('ANALYST', 'ADMIN')),
    password_hash        text        not null,
    password_is_one_time boolean     not null,
    created_at           timestamptz not null,
    disabled_at          timestamptz
);

-- One browser that is logged in. The cookie's value itself is known to that browser alone.
create table log_in (
    id           uuid        primary key,
    account_id   uuid        not null references account,
    secret_hash  bytea       not null unique,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null,
    address      text        not null,
    browser      text        not null
);

create index log_in_by_account on log_in (account_id);

create table api_token (
    id           uuid        primary key,
    account_id   uuid        not null references account,
    name         text        not null,
    secret_hash  bytea       not null unique,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    unique (account_id, name)
);

-- Tries to log in that did not succeed (yet): a try is written down before the password is looked at.
create table log_in_try (
    id       uuid        primary key,
    email    text        not null,
    address  text        not null,
    tried_at timestamptz not null
);

create index log_in_try_by_email on log_in_try (email, tried_at);
create index log_in_try_by_address on log_in_try (address, tried_at);
create index log_in_try_by_time on log_in_try (tried_at);
