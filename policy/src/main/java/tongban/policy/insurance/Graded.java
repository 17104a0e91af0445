package tongban.policy.insurance;

/**
 * A value and how sure it is.
 *
 * @param value the value
 * @param confidence see {@link tongban.policy.PolicyNode#confidence}
 */
record Graded<T>(T value, String confidence) {}
