package tongban.node.exchange.link;

import jakarta.servlet.Servlet;

/**
 * Something that answers at the door for partners.
 *
 * @param path the servlet's mapping, for example {@code /exchange/v1/*}
 */
public record Door(String path, Servlet servlet) {}
