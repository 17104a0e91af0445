-- Recognition between zones: this zone's issuer keys, what partners said of theirs, citizens on their way.

create table identity.issuer_key (
    kid     text        primary key,
    sealed  bytea       not null,
    made_at timestamptz not null
);

create table identity.partner_issuer (
    zone        text        primary key,
    issuer      text        not null,
    keys        text        not null, -- a JWK set, public keys only
    received_at timestamptz not null
);

create table identity.issuer_told (
    zone text primary key,
    said text not null
);

create table identity.journey (
    digest   bytea       primary key, -- of the state, which follows from what the browser alone keeps
    zone     text        not null,
    level    smallint    not null,
    next     text        not null,
    begun_at timestamptz not null
);

-- An identity that a citizen lets a partner have: asked for, agreed to, fetched once.
create table identity.grant_given (
    id           uuid        primary key,
    client       text        not null,
    account      uuid        not null references identity.account,
    scopes       text[]      not null,
    request      text        not null, -- redirect_uri, state, nonce, challenge, as JSON
    state_digest bytea       unique,   -- of the consent that is asked for
    code_digest  bytea       unique,   -- of the code that was given
    code_from    timestamptz,
    code_until   timestamptz,
    used_at      timestamptz,
    made_at      timestamptz not null
);
create index grant_made on identity.grant_given (made_at);
