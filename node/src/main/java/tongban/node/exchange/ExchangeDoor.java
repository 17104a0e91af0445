package tongban.node.exchange;

/** Where partners come in. */
public interface ExchangeDoor {

    /** The port on which it listens; -1 while it is closed. */
    int port();
}
