-- Opinions that officials of this zone ask of each other about a case (征求意见). They are of this zone alone.

create table casework.consultation (
    id       bytea   primary key,      -- 16 random bytes
    case_id  bytea   not null references casework.case_file,
    role     text    not null,         -- as which somebody asks
    asker    text    not null,         -- a pseudonym
    whom     text    not null,         -- a colleague's pseudonym, or the word of an office
    office   boolean not null,
    question text    not null,
    by_day   date    not null,         -- the last day that is in time
    asked    bigint  not null,         -- milliseconds since 1970
    opinion  text,                     -- agrees, objects, no-remark; null while open and when withdrawn
    words    text,
    clerk    text,                     -- who answered or withdrew it
    ended    bigint                    -- when that was; null while it is open
);

create index consultation_case on casework.consultation (case_id, asked, id);
-- What is open with somebody, the most urgent first.
create index consultation_open on casework.consultation (whom, office, by_day, id) where ended is null;
