-- Agreements: texts, what parties signed, what was told to whom, and what quotas have been used.

create schema if not exists compact;

-- Rises with every change, never comes back after a rollback: who has read under a number has read all before it.
create sequence compact.revision_number;

create table compact.revision (
    one    boolean primary key default true check (one),
    number bigint  not null
);

insert into compact.revision (number) values (nextval('compact.revision_number'));

create table compact.compact (
    id       bytea  primary key, -- SHA-256 of the text
    text     text   not null,
    received bigint not null,    -- milliseconds since 1970: this zone's commit
    via      text   not null     -- the zone that brought it; this zone itself for its own draft
);

create table compact.signature (
    compact  bytea  not null references compact.compact,
    zone     text   not null,
    note     text   not null,
    received bigint not null,
    held     bigint,             -- since when it counts; null while the signer's seal key is not known here
    via      text   not null,
    primary key (compact, zone)
);

-- Suspensions, resumptions, endings and withdrawals.
create table compact.act (
    compact  bytea  not null references compact.compact,
    zone     text   not null,
    number   bigint not null,
    note     text   not null,
    received bigint not null,
    held     bigint,
    via      text   not null,
    primary key (compact, zone, number)
);

-- What a partner holds for certain: it was told, or brought it itself.
create table compact.told (
    compact bytea not null references compact.compact,
    partner text  not null,
    what    text  not null, -- draft, signature ZONE, act ZONE NUMBER
    primary key (compact, partner, what)
);

-- How many messages passed under an article, counted at this end, in the transaction that stored them.
create table compact.used (
    compact  bytea  not null references compact.compact,
    article  int    not null,
    quota    text   not null, -- period and direction as the article says them
    sender   text   not null,
    receiver text   not null,
    period   text   not null, -- the day or month of Beijing time, or total
    used     bigint not null,
    primary key (compact, article, quota, sender, receiver, period)
) with (fillfactor = 50);
