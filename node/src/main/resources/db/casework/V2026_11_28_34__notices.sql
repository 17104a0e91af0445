-- What applicants and offices are told, and whether it reached them; reminders; applications that say the same.

create table casework.notice (
    id       bigint  generated always as identity primary key,
    case_id  bytea   not null references casework.case_file,
    audience text    not null,         -- applicant, office, supervisor
    kind     text    not null,         -- the act that it tells of, or reminder, escalation
    channel  text    not null,         -- portal, sms, email
    made     bigint  not null,         -- milliseconds since 1970
    state    text    not null,         -- waiting, delivered, given-up
    attempts int     not null default 0,
    next     bigint,                   -- when it is tried again; null when it is not
    fault    text,                     -- why the last attempt failed
    ended    bigint                    -- when it was delivered or given up
);

create index notice_case on casework.notice (case_id, id);
create index notice_next on casework.notice (next) where next is not null;

-- 0 nothing yet, 1 reminded before the limit, 2 escalated after it; a new limit begins anew.
alter table casework.case_file add column reminded smallint not null default 0;
create index case_due on casework.case_file (due) where due is not null and reminded < 2;

-- Digest of item, deciding zone, applicant and form, for applications of this zone that are not over.
alter table casework.case_file add column twin bytea;
create index case_twin on casework.case_file (twin) where twin is not null;
