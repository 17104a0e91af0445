package tongban.node.casework.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads a sheet back by the standard alone (ECMA-376 part 1, 18.3): cells with their types and formats. */
public final class SheetAtTest {

    private final Map<String, Document> parts = new HashMap<>();

    /** The file as it came. */
    public SheetAtTest(byte[] file) {
        try {
            // A sheet that is sent while it is written names its sizes behind its parts: the directory has them.
            Path kept = Files.createTempFile("cases", ".xlsx");
            Files.write(kept, file);
            try (ZipFile zip = new ZipFile(kept.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    parts.put(
                            entry.getName(),
                            DocumentBuilderFactory.newInstance()
                                    .newDocumentBuilder()
                                    .parse(zip.getInputStream(entry)));
                }
            } finally {
                Files.delete(kept);
            }
        } catch (IOException | javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException broken) {
            throw new IllegalStateException("no sheet", broken);
        }
    }

    /**
     * A cell.
     *
     * @param type {@code inlineStr} for text, {@code n} for a number
     * @param format of numbers, such as {@code @}; empty for none
     */
    record Cell(String type, String format, String text) {}

    Document sheet() {
        return parts.entrySet().stream()
                .filter(part -> part.getKey().startsWith("xl/worksheets/"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** Texts of all rows, by their columns. */
    public List<Map<String, String>> texts() {
        List<Map<String, String>> texts = new ArrayList<>();
        for (Map<String, Cell> row : rows()) {
            Map<String, String> one = new HashMap<>();
            row.forEach((column, cell) -> one.put(column, cell.text()));
            texts.add(one);
        }
        return texts;
    }

    List<Map<String, Cell>> rows() {
        List<Map<String, Cell>> rows = new ArrayList<>();
        for (Element row : elements(sheet().getElementsByTagName("row"))) {
            Map<String, Cell> cells = new HashMap<>();
            for (Element cell : elements(row.getElementsByTagName("c"))) {
                String type = cell.getAttribute("t").isEmpty() ? "n" : cell.getAttribute("t");
                String column = cell.getAttribute("r").replaceAll("[0-9]", "");
                if (!cell.getTextContent().isEmpty()) {
                    cells.put(column, new Cell(type, format(cell.getAttribute("s")), cell.getTextContent()));
                }
            }
            rows.add(cells);
        }
        return rows;
    }

    private String format(String style) {
        Document styles = parts.get("xl/styles.xml");
        if (styles == null || style.isEmpty()) {
            return "";
        }
        Element cells = elements(styles.getElementsByTagName("cellXfs")).getFirst();
        String id = elements(cells.getElementsByTagName("xf"))
                .get(Integer.parseInt(style))
                .getAttribute("numFmtId");
        return elements(styles.getElementsByTagName("numFmt")).stream()
                .filter(format -> format.getAttribute("numFmtId").equals(id))
                .map(format -> format.getAttribute("formatCode"))
                .findFirst()
                .orElse("49".equals(id) ? "@" : "");
    }

    static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
