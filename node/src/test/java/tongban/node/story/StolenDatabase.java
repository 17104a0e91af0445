package tongban.node.story;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import tongban.node.NodeSettings;

/** What somebody finds who has a copy of a database and nothing else. */
final class StolenDatabase {

    private static final String COLUMNS = "select quote_ident(table_schema) || '.' || quote_ident(table_name),"
            + " quote_ident(column_name), data_type from information_schema.columns"
            + " where table_schema not in ('pg_catalog', 'information_schema') order by 1, ordinal_position";

    private final NodeSettings.Database database;

    StolenDatabase(NodeSettings.Database database) {
        this.database = database;
    }

    Connection connection() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /** The columns in which a text lies in some encoding: {@code casework.event.body}. */
    List<String> columnsWith(String text) throws SQLException {
        List<byte[]> shapes = shapes(text);
        List<String> found = new ArrayList<>();
        try (Connection connection = connection();
                Statement tables = connection.createStatement();
                ResultSet columns = tables.executeQuery(COLUMNS)) {
            while (columns.next()) {
                String column = columns.getString(2);
                String asked =
                        columns.getString(3).equals("bytea") ? column : "convert_to(" + column + "::text, 'UTF8')";
                String table = columns.getString(1);
                String query = "select " + asked + " from " + table + " where " + column + " is not null";
                if (isIn(connection, query, shapes)) {
                    found.add(table + "." + column);
                }
            }
        }
        return found;
    }

    private static boolean isIn(Connection connection, String query, List<byte[]> shapes) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                String value = new String(rows.getBytes(1), StandardCharsets.ISO_8859_1);
                if (shapes.stream().anyMatch(shape -> value.contains(new String(shape, StandardCharsets.ISO_8859_1)))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The text as it is, in other character sets, in hexadecimal, and in Base64 wherever it begins in there. */
    static List<byte[]> shapes(String text) {
        List<byte[]> shapes = new ArrayList<>();
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, GB)) {
            byte[] bytes = text.getBytes(charset);
            String hex = HexFormat.of().formatHex(bytes);
            shapes.add(bytes);
            shapes.add(ascii(hex));
            shapes.add(ascii(hex.toUpperCase(Locale.ROOT)));
            for (int before = 0; before < 3; before++) {
                byte[] shifted = new byte[before + bytes.length];
                System.arraycopy(bytes, 0, shifted, before, bytes.length);
                byte[] coded = Base64.getEncoder().withoutPadding().encode(shifted);
                // The first and the last characters depend on the neighbours too.
                shapes.add(Arrays.copyOfRange(coded, before == 0 ? 0 : before + 1, coded.length - 1));
            }
        }
        return shapes;
    }

    private static final Charset GB = Charset.forName("GB18030");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
