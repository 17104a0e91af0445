package tongban.node;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** One zone's node. */
@SpringBootApplication
public class Node {

    public static void main(String[] arguments) {
        SpringApplication.run(Node.class, arguments);
    }
}
