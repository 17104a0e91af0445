package tongban.node.web.shell;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Serves the files of the theme; a browser keeps each for as long as its address stays. */
@Controller
class AssetFiles {
    private static final Duration KEPT = Duration.ofDays(365);

    private final Assets assets;

    AssetFiles(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{edition}/{name}")
    ResponseEntity<byte[]> file(@PathVariable String edition, @PathVariable String name) {
        Assets.Asset asset = assets.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        CacheControl cache = edition.equals(assets.edition())
                ? CacheControl.maxAge(KEPT).cachePublic().immutable()
                : CacheControl.noCache();
        return ResponseEntity.ok().contentType(asset.type()).cacheControl(cache).body(asset.bytes());
    }
}
