-- Who works on which case, within this zone alone.

create table casework.claim (
    case_id bytea  not null references casework.case_file,
    role    text   not null,
    clerk   text   not null,           -- a pseudonym
    until   bigint not null,           -- the lease: milliseconds since 1970
    primary key (case_id, role)
);

create index claim_clerk on casework.claim (clerk, until);

-- Take-overs (接管): who gave whose case to whom, and why.
create table casework.take_over (
    case_id bytea  not null references casework.case_file,
    role    text   not null,
    former  text   not null,
    clerk   text   not null,
    by      text   not null,
    reasons text   not null,
    at      bigint not null
);

create index take_over_case on casework.take_over (case_id);

-- Delegations (委托): somebody acts for somebody else for some days.
create table casework.delegation (
    id        bytea   primary key,     -- 16 random bytes
    clerk     text    not null,        -- whose cases
    deputy    text    not null,        -- who acts
    item      text,                    -- of this item alone; null for all
    first_day date    not null,
    last_day  date    not null,
    ended     boolean not null default false
);

create index delegation_deputy on casework.delegation (deputy) where not ended;
