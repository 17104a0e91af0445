package tongban.node.register;

import java.util.SortedSet;

/**
 * The register of legal persons (法人库) of this zone. The one that is built in is a table; a zone with a register of its
 * own provides another bean.
 */
public interface CompanyRegister {

    /**
     * Looks a company up. It answers at once or says that it cannot: partners are answered in the transaction that
     * stores their question.
     *
     * @param fields of {@link RegisterKind#COMPANY}; no other ones are in the answer
     */
    RegisterAnswer find(RegisterSubject.Company company, SortedSet<String> fields);
}
