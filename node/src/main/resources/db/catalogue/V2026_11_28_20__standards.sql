-- Standards that were published: by this zone beside those that ship, and by partners, as their files are.

create schema if not exists catalogue;

create table catalogue.standard (
    zone    text    not null,
    id      bytea   not null,          -- docs/protocol/standard-1.md
    item    text    not null,
    version int     not null,
    files   bytea   not null,          -- JSON: each file's text by its name
    serial  bigint  not null generated always as identity,
    arrived bigint  not null,          -- milliseconds since 1970
    primary key (zone, id),
    unique (zone, item, version)       -- a version is never two things
);

-- What partners have been told of this zone's standards.
create table catalogue.told (
    partner text    not null,
    id      bytea   not null,
    primary key (partner, id)
);

-- What stands in this zone's public log.
create table catalogue.published (
    id      bytea   primary key
);
