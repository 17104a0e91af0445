/** The working calendars of the years as the State Council's notices announced them. */
@NullMarked
package tongban.policy.calendar;

import org.jspecify.annotations.NullMarked;
