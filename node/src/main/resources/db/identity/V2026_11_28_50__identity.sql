-- Citizens at the portal: accounts, sessions, mandates. What is called sealed is AES-GCM under a key outside of the
-- database, where there is one; what is called found is a keyed hash of a resident number.

create schema if not exists identity;

create table identity.account (
    id                uuid        primary key,
    issuer            text        not null, -- the zone that knows who this is
    subject           text        not null, -- what the issuer calls the account
    found             bytea       not null,
    sealed            bytea       not null, -- name and number
    level             smallint    not null check (level between 2 and 5),
    reached           text        not null check (reached in ('DECLARED', 'REGISTER', 'COUNTER', 'PARTNER', 'DEMONSTRATION')),
    password          text,                 -- as the encoder writes it; none where a partner signs in
    must_set_password boolean     not null default false,
    demonstration     boolean     not null default false,
    created_at        timestamptz not null,
    signed_in_at      timestamptz,
    unique (issuer, subject)
);
create index account_found on identity.account (issuer, found);

create table identity.failure (
    name_digest  bytea       primary key,
    failures     integer     not null,
    locked_until timestamptz not null,
    failed_at    timestamptz not null
);

create table identity.mandate (
    id         uuid        primary key,
    company    text        not null,
    name       text        not null, -- the company's
    giver      uuid        not null references identity.account,
    found      bytea       not null, -- of whom it is given to
    sealed     bytea       not null, -- their name and number
    items      text[]      not null, -- none: all of them
    from_day   date        not null,
    until_day  date        not null,
    given_at   timestamptz not null,
    revoked_at timestamptz,
    constraint days check (from_day <= until_day)
);
create index mandate_found on identity.mandate (found) where revoked_at is null;
create index mandate_giver on identity.mandate (giver);

create table identity.session (
    id         uuid        primary key,
    digest     bytea       not null unique, -- of the token that only the browser has
    account    uuid        not null references identity.account,
    acting     uuid        references identity.mandate,
    begun_at   timestamptz not null,
    seen_at    timestamptz not null,
    address    text        not null,
    agent      text        not null,
    ended_at   timestamptz
);
create index session_of_person on identity.session (account) where ended_at is null;
