-- Headers are compressed as bodies are: PostgreSQL's older method takes many times longer for the same bytes.
do $$ begin
    alter table exchange.segment alter column headers set compression lz4;
exception when others then
    null; -- A server built without lz4 takes its default.
end $$;
