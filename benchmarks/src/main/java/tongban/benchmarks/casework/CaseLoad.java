package tongban.benchmarks.casework;

import java.io.IOException;
import java.net.URI;
import java.util.SplittableRandom;
import tongban.benchmarks.testbed.Orders;
import tongban.kernel.code.ZoneCode;

/** The process of the callers with whole cases. */
public final class CaseLoad {

    private CaseLoad() {}

    /**
     * Runs them as the benchmark orders.
     *
     * @param arguments addresses of the receiving and of the deciding node, the code of the second, a token
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        CaseCallers.Nodes nodes = new CaseCallers.Nodes(
                URI.create(arguments[0]),
                URI.create(arguments[1]),
                ZoneCode.read(arguments[2]).code().orElseThrow(),
                arguments[3]);
        SplittableRandom random = new SplittableRandom();
        Orders.obey(count -> {
            CaseCallers callers = new CaseCallers(nodes, count, random.split());
            return new Orders.Running(callers::window, callers);
        });
    }
}
