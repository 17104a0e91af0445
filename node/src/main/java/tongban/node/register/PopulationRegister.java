package tongban.node.register;

import java.util.SortedSet;

/**
 * The population register (人口库) of this zone. The one that is built in is a table; a zone with a register of its own
 * provides another bean.
 */
public interface PopulationRegister {

    /**
     * Looks a person up. It answers at once or says that it cannot: partners are answered in the transaction that
     * stores their question.
     *
     * @param fields of {@link RegisterKind#PERSON}; no other ones are in the answer
     */
    RegisterAnswer find(RegisterSubject.Person person, SortedSet<String> fields);
}
