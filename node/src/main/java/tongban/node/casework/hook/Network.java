package tongban.node.casework.hook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of addresses: {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param base 4 or 16 bytes
 * @param bits how many of them all its addresses share
 */
record Network(byte[] base, int bits) {

    /** Only digits, dots and colons are read, so that no name is ever looked up. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f.]*:[0-9a-f:.]*");

    /**
     * Addresses that lead to no receiver in the open network: the special-purpose registries of IANA (RFC 6890), and
     * forms of IPv6 that carry an address of IPv4 to somebody who unpacks it (RFC 6052, 3056, 4380).
     */
    static final List<Network> OWN = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::read)
            .toList();

    /** This machine. */
    static final List<Network> LOOPBACK =
            Stream.of("127.0.0.0/8", "::1/128").map(Network::read).toList();

    /** @throws IllegalArgumentException when it is no block of addresses */
    static Network read(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length != 2 || !NUMERIC.matcher(parts[0]).matches() || !parts[1].matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException(text + " is no block of addresses such as 10.1.0.0/16");
        }
        try {
            byte[] base = InetAddress.getByName(parts[0]).getAddress();
            int bits = Integer.parseInt(parts[1]);
            if (bits > base.length * Byte.SIZE) {
                throw new IllegalArgumentException(text + " shares more bits than an address has");
            }
            return new Network(base, bits);
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException(text + " is no block of addresses such as 10.1.0.0/16", malformed);
        }
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != base.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((bytes[bit / Byte.SIZE] ^ base[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
