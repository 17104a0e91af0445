create schema if not exists zone;

-- 区域描述文件: every descriptor of a partner that was accepted, as it was signed. The one with the largest serial is in force.
create table zone.descriptor (
    zone        text collate "C" not null,
    serial      bigint      not null check (serial > 0),
    seal        text        not null,  -- fingerprint of the seal key; the same in all rows of a zone
    note        bytea       not null,
    accepted_at timestamptz not null,
    accepted_by text        not null,  -- who compared the fingerprint or read the renewal in
    primary key (zone, serial)
);

create function zone.descriptor_is_for_ever() returns trigger language plpgsql as $$
begin
    raise exception 'a descriptor that was accepted is never changed or removed';
end $$;

create trigger descriptor_is_for_ever before update or delete on zone.descriptor
    for each row execute function zone.descriptor_is_for_ever();

-- What running nodes look at: it rises with every change of partners and of this zone's own folder.
create table zone.change (
    one_row boolean primary key default true check (one_row),
    version bigint  not null
);

insert into zone.change (version) values (0);
