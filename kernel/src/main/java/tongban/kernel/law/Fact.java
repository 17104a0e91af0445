package tongban.kernel.law;

/**
 * Something on which a finding rests, with where it came from.
 *
 * @param name what it is, in words of the field
 * @param value how it stood
 * @param source the document, message or parameter address that says so
 */
public record Fact(String name, String value, String source) {}
