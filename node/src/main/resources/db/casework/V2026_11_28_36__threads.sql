-- How far each side has read the thread of a case (互动留言) in this zone, and how many messages it has not read. The
-- messages themselves are events and requests.

create table casework.thread_mark (
    case_id bytea  not null references casework.case_file,
    side    text   not null,           -- applicant, office
    number  int    not null,           -- the last event that was read
    clerk   text   not null,           -- who read it, a pseudonym
    at      bigint not null,           -- milliseconds since 1970
    primary key (case_id, side)
);

alter table casework.case_file add column unread_office    int not null default 0;
alter table casework.case_file add column unread_applicant int not null default 0;
