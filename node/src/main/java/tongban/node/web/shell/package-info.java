/** The inside of the shell: what is on every page, the files of the theme, words, cookies of taste, errors. */
@NullMarked
package tongban.node.web.shell;

import org.jspecify.annotations.NullMarked;
