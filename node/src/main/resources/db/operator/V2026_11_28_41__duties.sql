-- In which capacities an operator acts on cases (办件岗位); none unless an officer has given them.

create table operator.duty (
    account uuid not null references operator.account,
    duty    text not null check (duty in ('counter', 'acceptor', 'reviewer', 'decider', 'supervisor')),
    primary key (account, duty)
);
