-- Operators' accounts, their sessions, and the record of their acts.

create schema if not exists operator;

create table operator.account (
    id                uuid        primary key,
    name              text        not null unique check (name = lower(name) and length(name) between 2 and 32),
    shown_name        text        not null check (length(shown_name) between 1 and 64),
    role              text        not null check (role in ('VIEWER', 'OPERATOR', 'OFFICER', 'AUDITOR')),
    password          text        not null, -- as the encoder writes it, with the name of its algorithm
    must_set_password boolean     not null,
    demonstration     boolean     not null default false,
    totp_secret       bytea,                -- sealed with a key that is not in this database
    totp_step         bigint      not null default 0, -- the last time step whose code was used
    totp_proposed     bytea,                -- sealed; becomes the secret when a code of it was typed
    created_at        timestamptz not null,
    signed_in_at      timestamptz,
    disabled_at       timestamptz
);

create table operator.recovery_code (
    account uuid  not null references operator.account,
    digest  bytea not null,
    used_at timestamptz,
    primary key (account, digest)
);

-- Failures in a row, by the digest of the name that was typed, whether or not an account has it: who guesses names
-- learns nothing from a lock.
create table operator.failure (
    name_digest  bytea       primary key,
    failures     integer     not null,
    locked_until timestamptz not null,
    failed_at    timestamptz not null
);

create table operator.session (
    id         uuid        primary key,
    digest     bytea       not null unique, -- of the token that only the browser has
    account    uuid        not null references operator.account,
    stage      text        not null check (stage in ('CODE', 'SET_UP', 'OPEN')),
    begun_at   timestamptz not null,
    seen_at    timestamptz not null,
    address    text        not null,
    agent      text        not null,
    ended_at   timestamptz
);
create index session_of_account on operator.session (account) where ended_at is null;

-- The record of acts: each row holds the digest of the row before it.
create table operator.act (
    number   bigint      primary key,
    at       timestamptz not null,
    operator uuid,
    name     text        not null,
    act      text        not null,
    subject  text        not null,
    details  text        not null, -- lines: key, tabulator, value
    trace    text        not null,
    previous bytea       not null,
    digest   bytea       not null
);
create index act_at on operator.act (at);

-- The end of the chain; its row lock makes acts follow one another.
create table operator.act_head (
    only_row boolean primary key default true check (only_row),
    number   bigint  not null,
    digest   bytea   not null
);
insert into operator.act_head (number, digest) values (0, decode(repeat('00', 32), 'hex'));

create function operator.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the record of acts is only ever added to';
end $$;

create trigger act_is_kept before update or delete on operator.act
    for each row execute function operator.refuse_change();
create trigger acts_are_kept before truncate on operator.act
    for each statement execute function operator.refuse_change();
