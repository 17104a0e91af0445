-- Bodies lie sealed, each with its salt; the key is a file outside of the database. A null salt beside a body says that
-- both are in the body's column.

-- Up to which key of the file every row is sealed: 0 while rows from before may lie as they are. Rows are sealed anew
-- in small steps while the node runs.
create table casework.sealing (
    one boolean  primary key default true check (one),
    key smallint not null
);
insert into casework.sealing (key) values (0);
