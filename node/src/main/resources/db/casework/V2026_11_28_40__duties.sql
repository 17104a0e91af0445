-- What follows grants: who has to apply for what, here or at a partner, because something was granted.

create table casework.duty (
    id           bytea  primary key,     -- 16 random bytes, the same in both zones
    told_by      text   not null,        -- the zone whose grant it follows
    zone         text,                   -- whose authority registers whoever has to apply; null when the grant named none
    item         text   not null,        -- what has to be applied for
    parent       text   not null,        -- credit code of the entity whose grant it follows
    parent_name  text   not null,
    entity       text   not null,        -- credit code of whoever has to apply
    entity_name  text   not null,
    changes      text[] not null,        -- what changed, in words of the granted form
    compact      bytea,                  -- the agreement under which the zones speak of it; null when they do not
    article      int,
    since        bigint not null,        -- milliseconds since 1970: the commit of the grant
    time_limit   text,                   -- as facts of cases have it; null when no provision was found
    due          bigint,                 -- the first moment that is too late
    parent_case  bytea,                  -- the granted case; null where it is not known
    state        text   not null,        -- untold, open, acknowledged, settled, withdrawn
    acknowledged bigint,
    settled      bigint,                 -- when the application was handed in that settles it
    settled_by   bytea,                  -- that case
    news         boolean not null,       -- the other zone is still to be told how it stands
    reminded     smallint not null default 0 -- 1 the office before the limit, 2 the supervisors after it
);

create index duty_entity on casework.duty (entity, item);
create index duty_parent on casework.duty (parent);
create index duty_parent_case on casework.duty (parent_case) where parent_case is not null;
create index duty_settled_by on casework.duty (settled_by) where settled_by is not null;
create index duty_order on casework.duty ((coalesce(due, 9223372036854775807)), id);
create index duty_news on casework.duty (since) where news;
create index duty_due on casework.duty (due) where due is not null and state in ('open', 'acknowledged') and reminded < 2;

-- A notice is about a case or about a duty.
alter table casework.notice alter column case_id drop not null;
alter table casework.notice add column duty bytea references casework.duty;
alter table casework.notice add check (num_nonnulls(case_id, duty) = 1);
create index notice_duty on casework.notice (duty, id) where duty is not null;
