package tongban.node.catalogue;

/**
 * Something that an application lacks, or that is not as the standard asks.
 *
 * @param field a JSON pointer into the form; {@code /materials} for a paper
 * @param zh what is wrong and what would pass, in Chinese
 * @param en the same in English
 */
public record Gap(String field, String zh, String en) {}
