-- What citizens and companies prepare and have handed in. What is called sealed is AES-GCM under a key outside of the
-- database; an owner is a keyed hash (HMAC) of an account.

create schema if not exists portal;

create table portal.draft (
    id       bytea  primary key,
    owner    bytea  not null,
    item     text   not null,
    deciding text   not null,
    standard text   not null,
    sealed   bytea  not null, -- emptied when it is handed in
    begun    bigint not null, -- milliseconds since 1970
    changed  bigint not null,
    filed    bytea            -- the case that it became
);
create index on portal.draft (owner, changed) where filed is null;

create table portal.own_case (
    case_id bytea  primary key,
    owner   bytea  not null,
    sealed  bytea  not null, -- what was signed, and with which papers
    filed   bigint not null
);
create index on portal.own_case (owner, filed);

-- What was typed while nobody was signed in any more; a day old at most.
create table portal.kept (
    key    bytea  primary key,
    draft  bytea  not null references portal.draft on delete cascade,
    sealed bytea  not null,
    at     bigint not null
);
create index on portal.kept (draft);
