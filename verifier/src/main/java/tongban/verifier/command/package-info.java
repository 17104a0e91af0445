/** The command kit: what every command of {@code ./tongban} shares — words, languages, output and verdicts. */
@NullMarked
package tongban.verifier.command;

import org.jspecify.annotations.NullMarked;
