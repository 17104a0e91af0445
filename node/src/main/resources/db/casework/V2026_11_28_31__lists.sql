-- The order of lists: the most urgent first, cases without a limit last. Each list reads its page from one index and so
-- costs the same at ten cases and at a million; the names of phases stand first where a page asks for one of them.

drop index casework.case_inbox;
drop index casework.case_offers;

create index case_inbox on casework.case_file
    (holder, (coalesce(due, gaps_due, 9223372036854775807)), id) where offered_to is null;
create index case_inbox_phase on casework.case_file
    (holder, phase, (coalesce(due, gaps_due, 9223372036854775807)), id) where offered_to is null;
create index case_offers on casework.case_file
    (offered_to, (coalesce(due, gaps_due, 9223372036854775807)), id) where offered_to is not null;
create index case_away on casework.case_file
    (receiving, (coalesce(due, gaps_due, 9223372036854775807)), id) where holder <> receiving;
create index case_all on casework.case_file ((coalesce(due, gaps_due, 9223372036854775807)), id);
