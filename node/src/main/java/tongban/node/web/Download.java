package tongban.node.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file that a page hands out to be kept. */
public final class Download {

    private Download() {}

    /** @param name under which a browser stores it: letters of ASCII, digits, dots and hyphens */
    public static ResponseEntity<byte[]> of(MediaType type, String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, as(name))
                .body(content);
    }

    /** The value of the header Content-Disposition (RFC 6266), for what is written as a stream. */
    public static String as(String name) {
        return "attachment; filename=\"" + name + "\"";
    }
}
