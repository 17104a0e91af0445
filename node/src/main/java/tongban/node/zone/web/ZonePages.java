package tongban.node.zone.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tongban.node.operator.CurrentOperator;
import tongban.node.operator.Role;
import tongban.node.web.Download;
import tongban.node.zone.Descriptors;
import tongban.node.zone.NodeKeys;
import tongban.node.zone.ZoneAnswer;

/** This zone: what it says of itself, and the file to hand over. */
@Controller
@ConditionalOnProperty(ZoneEntries.ZONE_FILE)
class ZonePages {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final Descriptors descriptors;
    private final NodeKeys keys;
    private final CurrentOperator current;

    ZonePages(Descriptors descriptors, NodeKeys keys, CurrentOperator current) {
        this.descriptors = descriptors;
        this.keys = keys;
        this.current = current;
    }

    @GetMapping("/zone")
    String show(Model model) {
        model.addAttribute("zone", ShownDescriptor.of(descriptors.own()));
        model.addAttribute("stale", keys.isStale() instanceof ZoneAnswer.Done<Boolean> done && done.value());
        model.addAttribute(
                "officer",
                current.find()
                        .filter(operator -> operator.role().includes(Role.OFFICER))
                        .isPresent());
        return "zone/web/zone";
    }

    @GetMapping("/zone/descriptor")
    ResponseEntity<byte[]> descriptor() {
        String name = descriptors.own().zone() + ".descriptor.txt";
        return Download.of(TEXT, name, descriptors.ownNote().encode());
    }
}
