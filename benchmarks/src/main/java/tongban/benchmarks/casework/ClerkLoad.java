package tongban.benchmarks.casework;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import tongban.benchmarks.testbed.Orders;
import tongban.kernel.code.ZoneCode;

/** The process of the clerks. */
public final class ClerkLoad {

    private ClerkLoad() {}

    /**
     * Runs them as the benchmark orders.
     *
     * @param arguments the node's address, the code of the partner, a token, and the file of loaded cases
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        URI node = URI.create(arguments[0]);
        ZoneCode partner = ZoneCode.read(arguments[1]).code().orElseThrow();
        List<LoadedCase> known = Files.readAllLines(Path.of(arguments[3]), StandardCharsets.UTF_8).stream()
                .map(LoadedCase::read)
                .toList();
        SplittableRandom random = new SplittableRandom();
        Orders.obey(count -> {
            Clerks clerks = new Clerks(new Clerks.Post(node, partner, arguments[2]), known, count, random.split());
            return new Orders.Running(clerks::window, clerks);
        });
    }
}
