package tongban.kernel.compact;

import java.util.List;
import tongban.kernel.channel.Topic;

/** What an article allows, limits or asks for: one line of it. The order of the kinds is the order in an article. */
public sealed interface Term {

    /** Messages and questions of this topic may pass. */
    record AllowedTopic(Topic topic, Direction direction) implements Term {
        @Override
        public String line() {
            return "topic " + topic + " " + direction.text();
        }
    }

    /**
     * The identity level (实名等级) that a person needs at least.
     *
     * @param level 1 to 9; what each number means, the module of identities says
     */
    record IdentityLevel(int level) implements Term {
        public IdentityLevel {
            Form.require(level >= 1 && level <= 9, "an identity level is 1 to 9");
        }

        @Override
        public String line() {
            return "identity-level " + level;
        }
    }

    /**
     * A service item (事项) that both serve.
     *
     * @param item its name, such as {@code registration/branch-company}
     */
    record ServiceItem(String item) implements Term {
        public ServiceItem {
            Form.require(Form.isName(item), "no name: " + item);
        }

        @Override
        public String line() {
            return "item " + item;
        }
    }

    /** A service for social-security cards (社保卡服务) that any counter gives, such as {@code loss-report}. */
    record CardService(String service) implements Term {
        public CardService {
            Form.require(Form.isName(service), "no name: " + service);
        }

        @Override
        public String line() {
            return "card-service " + service;
        }
    }

    /**
     * Fields of persons that may be given for a purpose (目的) with its legal basis (法律依据).
     *
     * @param fields names, sorted, no name twice, at least one
     * @param purpose a name
     * @param basis one line of 1 to 200 characters
     */
    record FieldUse(List<String> fields, String purpose, String basis) implements Term {
        public FieldUse {
            fields = List.copyOf(fields);
            Form.require(Form.isNameList(fields) && Form.isName(purpose), "no list of names for a purpose");
            Form.require(Form.isLine(basis, Form.TITLE_MAX), "a basis is one line");
        }

        @Override
        public String line() {
            return "fields " + String.join(",", fields) + " for " + purpose + " basis " + basis;
        }
    }

    /**
     * How many messages of the article's topics may pass (配额), counted at both ends.
     *
     * @param count 1 to 999999999
     * @param period over what it is counted: days and months of Beijing time
     * @param direction which way; any means each direction by itself
     */
    record Quota(long count, Period period, Direction direction) implements Term {
        public Quota {
            Form.require(count >= 1 && count <= Form.NUMBER_MAX, "a quota is 1 to " + Form.NUMBER_MAX);
        }

        @Override
        public String line() {
            return "quota " + count + " per " + period.word() + " " + direction.text();
        }
    }

    /** The deciding zone refuses when this standard is not the same in both zones (同标). */
    record RequireSame(String standard) implements Term {
        public RequireSame {
            Form.require(Form.isName(standard), "no name: " + standard);
        }

        @Override
        public String line() {
            return "require-same " + standard;
        }
    }

    /** Over what a quota is counted. */
    enum Period {
        DAY,
        MONTH,
        TOTAL;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The term as it stands in the text, without its line feed. */
    String line();

    /** Its place among the kinds. */
    default int rank() {
        return switch (this) {
            case AllowedTopic topic -> 0;
            case IdentityLevel level -> 1;
            case ServiceItem item -> 2;
            case CardService service -> 3;
            case FieldUse fields -> 4;
            case Quota quota -> 5;
            case RequireSame standard -> 6;
        };
    }
}
