package tongban.node;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The packages of the node are modules: calls go down, events go up, nobody reaches into a sub-package. */
class ModulesTest {

    @Test
    void modulesUseOnlyEachOthersRootsAndFormNoCycle() {
        ApplicationModules.of(Node.class).verify();
    }
}
