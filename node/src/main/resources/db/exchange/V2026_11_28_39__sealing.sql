-- Bodies of what modules say lie sealed in segments and drafts; a draft with an empty salt has it in its body.

-- Up to which key of the file every segment is sealed; 0 while segments from before may lie as they are.
create table exchange.sealing (
    one boolean  primary key default true check (one),
    key smallint not null
);
insert into exchange.sealing (key) values (0);
