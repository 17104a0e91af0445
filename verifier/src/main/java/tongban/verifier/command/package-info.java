/** The command kit: what every command of {@code ./tongban} shares — words, languages, output, verdicts and refusals. */
@NullMarked
package tongban.verifier.command;

import org.jspecify.annotations.NullMarked;
