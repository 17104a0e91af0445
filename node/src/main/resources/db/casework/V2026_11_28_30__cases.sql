-- Cases of this zone and of partners: their events, as they were chained, and what lists need to know of them.

create schema if not exists casework;

create sequence casework.case_number;

create table casework.case_file (
    id           bytea   primary key,  -- 16 random bytes, the same in all zones
    number       text    not null,     -- what people read; given by the receiving zone
    item         text    not null,
    receiving    text    not null,
    deciding     text    not null,
    holder       text    not null,
    offered_to   text,
    phase        text    not null,
    events       int     not null,
    told         int     not null,     -- how many events the other zone has
    returned     int     not null default 0, -- the offer that this zone gave back, and may not take any more
    head         bytea   not null,     -- digest of the last event
    compact      bytea,                -- the agreement under which it crosses; null for a case of this zone alone
    article      int,
    subject      text    not null,     -- the applicant's name as lists show it
    filed        bigint  not null,     -- milliseconds since 1970: the commit of the receiving zone
    arrived      bigint  not null,     -- this zone's own commit
    due          bigint,               -- end of the decision's limit; null while it does not run
    gaps_due     bigint,               -- end of the limit to tell gaps; null when it does not run here
    requests     int     not null default 0,
    crossed      boolean not null default false,
    differs      boolean not null default false,
    words        tsvector not null,    -- number, name, pinyin and initials, for the search
    unique (receiving, number)
);

-- The inbox: what this zone can move, the most urgent first.
create index case_inbox on casework.case_file (holder, phase, due, id);
create index case_offers on casework.case_file (offered_to) where offered_to is not null;
create index case_gaps on casework.case_file (gaps_due) where gaps_due is not null;
create index case_words on casework.case_file using gin (words);
create index case_compact on casework.case_file (compact) where compact is not null;

create table casework.event (
    case_id bytea  not null references casework.case_file,
    number  int    not null,
    head    text   not null,           -- docs/protocol/case-1.md, as it was chained
    salt    bytea,                     -- null when the body was erased
    body    bytea,
    primary key (case_id, number)
);

-- What those who do not hold a case ask of its holder, made here or brought by a partner.
create table casework.request (
    id       bytea   primary key,      -- 16 random bytes
    case_id  bytea   not null references casework.case_file,
    zone     text    not null,         -- where it was made
    kind     text    not null,
    made     bigint  not null,         -- that zone's commit
    body     bytea   not null,
    noted    int                       -- the event by which the holder noted it
);

create index request_case on casework.request (case_id);

-- Answers to callers that may repeat a request, kept with the effect they tell of.
create table casework.answer (
    caller  bytea  not null,           -- digest of the caller's token
    key     text   not null,           -- Idempotency-Key
    asked   bytea  not null,           -- digest of method, path and body
    status  int    not null,
    body    bytea  not null,
    at      bigint not null,
    primary key (caller, key)
);
