package tongban.policy.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tongban.kernel.code.Division;
import tongban.kernel.code.DivisionTable;
import tongban.kernel.code.Membership;
import tongban.kernel.code.Zone;
import tongban.kernel.code.ZoneRegistry;

/**
 * The divisions and zones that this release carries.
 *
 * @param divisions the divisions of the whole country down to counties, abolished ones kept, and the streets of
 *     Chongqing and Sichuan
 * @param zones the zones and their streets
 */
public record CodeBook(DivisionTable divisions, ZoneRegistry zones) {
    private static final String FOLDER = "policy/code/";
    private static final String DIVISIONS = "divisions.tsv";
    private static final String STREETS = "streets-50-51.tsv";
    private static final String ZONES = "zones.yaml";

    /**
     * The book of the files that are built into this release.
     *
     * @throws BrokenCodeFile if a file is not as it should be
     */
    public static CodeBook installed() {
        return read(text(DIVISIONS), text(STREETS), text(ZONES));
    }

    /** The book of these texts; every street of a zone must stand in the tables under the same name. */
    static CodeBook read(String divisions, String streets, String zones) {
        DivisionFile counties = DivisionFile.read(DIVISIONS, divisions.lines().toList());
        DivisionFile below = DivisionFile.read(STREETS, streets.lines().toList());
        List<Division> all = new ArrayList<>(counties.divisions());
        all.addAll(below.divisions());
        DivisionTable table = DivisionTable.of(all, counties.edition());
        ZoneFile file = ZoneFile.read(ZONES, zones);
        for (Zone zone : file.zones()) {
            for (Membership member : zone.members()) {
                refuseUnknownStreet(table, member, zones);
            }
        }
        return new CodeBook(table, registry(file, zones));
    }

    private static void refuseUnknownStreet(DivisionTable table, Membership member, String text) {
        boolean known = table.history(member.street()).stream()
                .anyMatch(division -> division.name().equals(member.name()));
        if (!known) {
            throw new BrokenCodeFile(
                    ZONES,
                    lineOf(text, member.street().value()),
                    member.street() + " " + member.name() + " is not in " + STREETS,
                    "give the code and the name as they stand there");
        }
    }

    private static ZoneRegistry registry(ZoneFile file, String text) {
        try {
            return ZoneRegistry.of(file.zones());
        } catch (IllegalArgumentException e) {
            throw new BrokenCodeFile(ZONES, lineOf(text, "zones:"), String.valueOf(e.getMessage()), "give each once");
        }
    }

    private static int lineOf(String text, String part) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i + 1;
            }
        }
        return 1;
    }

    private static String text(String name) {
        try (InputStream in = CodeBook.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + name + " is not built into this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
