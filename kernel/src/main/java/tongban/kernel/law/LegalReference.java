package tongban.kernel.law;

import org.jspecify.annotations.Nullable;

/**
 * The provision (法律依据) on which a number, a rule or an act rests.
 *
 * @param law the title of the law, regulation or document as published, for example {@code 行政许可法}
 * @param article the article (条), digits for a numbered article, otherwise the part as the document names it
 * @param paragraph the paragraph (款), or null when the whole article is meant
 * @param subparagraph the item (项), or null
 * @param href where the text can be read, or null when no stable address is known
 */
public record LegalReference(
        String law,
        String article,
        @Nullable String paragraph,
        @Nullable String subparagraph,
        @Nullable String href) {

    /** Refuses blanks: a reference that names nothing is worse than none, because it looks like a basis. */
    public LegalReference {
        required(law, "law");
        required(article, "article");
        notBlank(paragraph, "paragraph");
        notBlank(subparagraph, "subparagraph");
        notBlank(href, "href");
    }

    /** A whole article. */
    public static LegalReference of(String law, String article) {
        return new LegalReference(law, article, null, null, null);
    }

    /** One paragraph of an article. */
    public static LegalReference of(String law, String article, String paragraph) {
        return new LegalReference(law, article, paragraph, null, null);
    }

    /** The reference as it is cited in a document: {@code 《行政许可法》第32条第1款第4项}. */
    public String citation() {
        StringBuilder text = new StringBuilder("《").append(law).append('》').append(part(article, "条"));
        if (paragraph != null) {
            text.append(part(paragraph, "款"));
        }
        if (subparagraph != null) {
            text.append(part(subparagraph, "项"));
        }
        return text.toString();
    }

    private static String part(String number, String unit) {
        return number.chars().allMatch(Character::isDigit) ? "第" + number + unit : number;
    }

    private static void required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("a legal reference needs a " + name);
        }
    }

    private static void notBlank(@Nullable String value, String name) {
        if (value != null && value.isBlank()) {
            throw new IllegalArgumentException("the " + name + " of a legal reference is blank; leave it out instead");
        }
    }
}
