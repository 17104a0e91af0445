-- The order of lists: the most urgent first, cases without a limit last. Each list reads its page from one index and so
-- costs the same at ten cases and at a million; the names of phases stand first where a page asks for one of them.

drop index casework.case_inbox;
drop index casework.case_offers;

create index case_inbox on casework.case_file
    (holder, (coalesce(due, gaps_due, 9223372036854775807)), id)
    where offered_to is null and phase not in ('completed', 'not-accepted', 'withdrawn');
create index case_inbox_phase on casework.case_file
    (holder, phase, (coalesce(due, gaps_due, 9223372036854775807)), id) where offered_to is null;
create index case_offers on casework.case_file
    (offered_to, (coalesce(due, gaps_due, 9223372036854775807)), id) where offered_to is not null;
create index case_away on casework.case_file
    (receiving, (coalesce(due, gaps_due, 9223372036854775807)), id) where holder <> receiving;
-- The list of all cases has an expression of its own, which changes no value: for any other list that is ordered by the
-- common one PostgreSQL may take this index for the way to a few rows, and would walk through all cases to find them.
create index case_all on casework.case_file
    (least(coalesce(due, gaps_due, 9223372036854775807), 9223372036854775807), id);

-- Each act writes a case's words anew into the search's index. Without the list in which PostgreSQL gathers them first,
-- every act pays its own share; with it one act in some hundreds waited a second and a half for all the others.
alter index casework.case_words set (fastupdate = off);
select gin_clean_pending_list('casework.case_words');
