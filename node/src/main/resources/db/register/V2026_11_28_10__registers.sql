-- Base registers: people and companies of this zone, what registers answered, who looked, what is still to be verified.
-- What is called sealed is AES-GCM under a key outside of the database; what is called found is a keyed hash (HMAC).

create schema if not exists register;

-- By which key the rest is sealed: a keyed hash of a fixed word, so that a wrong key file is noticed at the start.
create table register.key_mark (
    one  boolean primary key default true check (one),
    mark bytea   not null
);

create table register.person (
    found  bytea primary key, -- of the resident id
    sealed bytea not null     -- id, name and fields
);

create table register.company (
    credit_code text  primary key,
    fields      text[] not null, -- name, value, name, value …
    constraint pairs check (cardinality(fields) % 2 = 0)
);

-- Question and answer as they stood; all that evidence says is read from them.
create table register.evidence (
    id         uuid   primary key,
    zone       text   not null,
    register   text   not null,
    found      bytea  not null,  -- of the subject's number
    sealed     bytea  not null,  -- the frame of question and answer
    digest     bytea  not null,
    stored     bigint not null,  -- milliseconds since 1970
    unique (zone, digest)
);
create index on register.evidence (found);

create table register.look (
    row      bigint  generated always as identity primary key,
    at       bigint  not null,
    way      text    not null,
    register text    not null,
    found    bytea   not null,
    other    text    not null,
    by       text,
    matter   text,
    purpose  text    not null,
    fields   text[]  not null,
    result   text    not null
);
create index on register.look (found, row);

create table register.verification (
    id       uuid    primary key,
    zone     text    not null,
    register text    not null,
    matter   text,
    sealed   bytea   not null,   -- the inquiry; emptied when it ends
    state    text    not null,
    cause    text    not null,
    attempts integer not null,
    opened   bigint  not null,
    next     bigint  not null,
    until    bigint  not null,
    question bytea,              -- id of the last question, whose late answer ends it
    evidence uuid
);
create index on register.verification (next) where state = 'open';
create index on register.verification (question) where state = 'open';
