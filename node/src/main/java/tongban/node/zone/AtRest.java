package tongban.node.zone;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as they lie in the database: a version byte, the number of the key, and what {@link RowSeal} sealed; or as they
 * are, in a node without a zone file, which has nowhere to keep a key. JSON never begins with the version byte, so rows
 * from before anything was sealed are read beside the others.
 */
public final class AtRest {

    /** Without a key: everything lies as it is. */
    public static final AtRest PLAIN = new AtRest(Optional.empty());

    private static final byte VERSION = 1;
    private static final int START = 2;

    private final @Nullable RowSeal seal;

    /** @param seal empty in a node that has no zone file */
    public AtRest(Optional<RowSeal> seal) {
        this.seal = seal.orElse(null);
    }

    /** A row does not open: it was altered, or sealed under a key that the key file does not have. */
    public static final class Unopened extends IllegalStateException {

        private static final long serialVersionUID = 1;

        Unopened(String place) {
            super("the row of " + place + " was altered in the database, or is sealed under a key that register.key"
                    + " does not have; put back the key file from the backup with keys");
        }
    }

    /** Whether bytes are sealed here. */
    public boolean seals() {
        return seal != null;
    }

    /** The number of the key under which bytes are sealed now; 0 when they lie as they are. */
    public int key() {
        return seal == null ? 0 : seal.newest();
    }

    /** How bytes begin that are sealed under the newest key. */
    public byte[] start() {
        return new byte[] {VERSION, (byte) key()};
    }

    /**
     * Bytes as they are to lie in the database.
     *
     * @param place the row to which they belong, unlike any other
     */
    public byte[] put(String place, byte[] plain) {
        if (seal == null) {
            return plain;
        }
        byte[] sealed = seal.seal(place, plain);
        return ByteBuffer.allocate(START + sealed.length)
                .put(start())
                .put(sealed)
                .array();
    }

    /**
     * The bytes that were put there.
     *
     * @throws Unopened when they were altered or moved, or the key file lacks their key
     */
    public byte[] take(String place, byte[] lying) {
        if (seal == null || lying.length == 0 || lying[0] != VERSION) {
            return lying;
        }
        if (lying.length < START) {
            throw new Unopened(place);
        }
        return seal.open(place, Arrays.copyOfRange(lying, START, lying.length)).orElseThrow(() -> new Unopened(place));
    }

    /** Finds equal things again: 32 bytes, keyed where there is a key. */
    public byte[] keyed(String use, byte[] bytes) {
        if (seal != null) {
            return seal.keyed(use, bytes);
        }
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((use + "\n").getBytes(StandardCharsets.UTF_8));
            return sha.digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
