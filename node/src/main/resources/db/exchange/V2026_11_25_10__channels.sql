-- Channels: logs that this zone writes and logs that partners write, as docs/protocol/channel-1.md asks.

create schema if not exists exchange;

-- One row for each log, this zone's public log and the copies of other public logs too.
create table exchange.channel (
    id      smallint generated always as identity primary key,
    name    text     not null unique
);

-- The durable state of a log that this zone writes. Its head is exactly what may be signed. A save names the revision
-- that it builds on, so that of two replicas only one can continue a state.
create table exchange.outgoing (
    channel           smallint primary key references exchange.channel,
    revision          bigint   not null,
    session           bigint   not null,
    frontier          bytea    not null,
    root              bytea    not null,
    head_time         bigint   not null, -- milliseconds since 1970
    acknowledges      bigint,            -- what its head says of the reverse log; null before the first
    acknowledges_root bytea,
    public_heads      text     not null, -- lines: name, size, root in base64
    keys              bytea    not null, -- spans: size from which, length, key
    acknowledged      bigint   not null, -- what the partner has disposed of
    acknowledged_root bytea    not null
) with (fillfactor = 20);

-- The durable state of a log that a partner writes, as far as it is held.
create table exchange.incoming (
    channel      smallint primary key references exchange.channel,
    revision     bigint   not null,
    session      bigint   not null,
    frontier     bytea    not null,
    root         bytea    not null,
    keys         bytea    not null,
    seal         bytea    not null, -- the partner's zone seal key
    seal_suite   text     not null,
    certificates bytea    not null, -- notes, each with its length
    head         bytea,             -- the signed checkpoint of the largest size
    last_time    bigint   not null,
    waiting      bigint   not null,
    revoked      text     not null, -- key ids, separated by spaces
    forked       boolean  not null
) with (fillfactor = 20);

-- The stored log is what was sent: headers for ever, bodies until they are erased. A segment is what one transaction
-- appended.
create table exchange.segment (
    channel    smallint not null references exchange.channel,
    first      bigint   not null,
    count      integer  not null,
    checkpoint bytea,             -- of a partner's log: the signed head that it ends at
    headers    bytea    not null,
    bodies     bytea    not null,
    primary key (channel, first)
);

-- Which ids a log has used, for ever.
create table exchange.entry (
    channel smallint not null,
    high    bigint   not null,
    low     bigint   not null,
    index   bigint   not null,
    primary key (channel, high, low)
);

-- Complete tiles of level 4 and above; they are made of the log and can be made again.
create table exchange.tile (
    channel smallint not null,
    level   smallint not null,
    index   bigint   not null,
    nodes   bytea    not null,
    primary key (channel, level, index)
);

-- What business transactions have written and the sequencer has not yet placed.
create table exchange.draft (
    row         bigint   generated always as identity primary key,
    channel     smallint not null references exchange.channel,
    high        bigint   not null,
    low         bigint   not null,
    kind        text     not null,
    happened    bigint   not null,
    key_high    bigint   not null, -- 0, 0: no key
    key_low     bigint   not null,
    topic       text     not null,
    version     integer  not null,
    reply_high  bigint,
    reply_low   bigint,
    not_after   bigint,
    salt        bytea    not null,
    body        bytea    not null,
    attachments bytea    not null,
    unique (channel, high, low)
);

-- Messages of a partner that are stored and wait: set aside, behind another one of their key, or for attachments.
create table exchange.waiting (
    channel  smallint not null references exchange.channel,
    index    bigint   not null,
    key_high bigint   not null,
    key_low  bigint   not null,
    reason   text     not null,
    since    bigint   not null default (extract(epoch from clock_timestamp()) * 1000)::bigint,
    primary key (channel, index)
);
create index on exchange.waiting (channel, key_high, key_low);

-- Evidence of lies, as files that convince the verifier alone.
create table exchange.evidence (
    id       bigint   generated always as identity primary key,
    channel  smallint not null references exchange.channel,
    found    timestamptz not null default clock_timestamp(),
    content  bytea    not null,
    digest   bytea    not null generated always as (sha256(content)) stored,
    unique (channel, digest)
);

-- Attachments by their salted digests. An own one is complete before anything names it; a partner's is complete when
-- all its bytes are here and have the digest.
create table exchange.attachment (
    id       bigint  primary key generated always as identity,
    digest   bytea   unique, -- null while it is being stored
    length   bigint  not null,
    salt     bytea,          -- null while nothing of it has come
    held     bigint  not null default 0, -- bytes that are here
    complete boolean not null default false
);
create table exchange.attachment_part (
    attachment bigint  not null references exchange.attachment on delete cascade,
    part       integer not null,
    bytes      bytea   not null,
    primary key (attachment, part)
);
alter table exchange.attachment_part alter column bytes set storage external;

do $$ begin
    alter table exchange.segment alter column bodies set compression lz4;
exception when others then
    null; -- A server built without lz4 takes its default.
end $$;
