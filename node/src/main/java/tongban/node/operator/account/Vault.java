package tongban.node.operator.account;

import tongban.node.operator.Guesses;
import tongban.node.operator.Passwords;

/**
 * All that is kept of accounts.
 *
 * @param accounts their rows
 * @param duties in which capacities they act on cases
 * @param sessions who has signed in
 * @param failures who tried in vain
 * @param passwords how passwords are judged
 * @param secondFactor authenticators and recovery codes
 */
record Vault(
        AccountTable accounts,
        DutyTable duties,
        SessionTable sessions,
        Guesses failures,
        Passwords passwords,
        SecondFactor secondFactor) {}
