-- Web hooks: programs of this zone that are told of the progress of cases, and what they are still to be told.

create table casework.hook (
    id        uuid   primary key,
    caller    bytea  not null,            -- digest of the token of the program that subscribed
    key       text   not null,            -- its Idempotency-Key
    asked     bytea  not null,            -- digest of what it asked
    url       text   not null,
    item      text,                       -- the cases of this item alone; null for all
    secret    bytea  not null,            -- sealed under the key file beside the zone's keys; empty once it has ended
    state     text   not null,            -- active; gone: the receiver said so; ended: the program said so
    created   bigint not null,
    ended     bigint,
    next      bigint not null,            -- not tried before; whoever sends moves it on, so that no other one does
    delivered bigint not null default 0,
    failures  int    not null default 0,  -- in succession
    failed    bigint,                     -- the last one
    cause     text   not null default '',
    unique (caller, key)
);

-- No foreign key: a case that moves does not wait for a program that ends its hook.
create table casework.hook_delivery (
    seq      bigint generated always as identity primary key, -- the order of sending within a hook
    hook     uuid   not null,
    event    text   not null,             -- CASE:NUMBER
    body     bytea  not null,             -- the CloudEvent as it is sent, without personal data
    state    text   not null,             -- open or given-up; what was delivered is deleted
    created  bigint not null,
    attempts int    not null default 0,
    cause    text   not null default ''
);

create index hook_delivery_state on casework.hook_delivery (hook, state, seq);
