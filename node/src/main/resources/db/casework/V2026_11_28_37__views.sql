-- Lists under a name (保存的视图): one person's own, or for all of the zone.

create table casework.saved_view (
    id      bytea   primary key,       -- 16 random bytes
    owner   text    not null,          -- a pseudonym
    shared  boolean not null,          -- a supervisor's, for everybody
    name    text    not null,
    queue   text    not null,          -- a word as it was when the view was saved; opening it says what is no more
    phases  text[]  not null,
    words   text    not null,
    item    text,                      -- of this item alone; null for all
    changed bigint  not null,          -- milliseconds since 1970
    unique (owner, name)
);

create index saved_view_shared on casework.saved_view (name, id) where shared;

-- A list of one item reads its page from one index too, as the lists of all items do.
create index case_inbox_item on casework.case_file
    (holder, item, (coalesce(due, gaps_due, 9223372036854775807)), id)
    where offered_to is null and phase not in ('completed', 'not-accepted', 'withdrawn');
create index case_away_item on casework.case_file
    (receiving, item, (coalesce(due, gaps_due, 9223372036854775807)), id) where holder <> receiving;
create index case_all_item on casework.case_file
    (item, (least(coalesce(due, gaps_due, 9223372036854775807), 9223372036854775807)), id);
