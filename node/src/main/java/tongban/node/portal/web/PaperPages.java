package tongban.node.portal.web;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.node.identity.Applicant;
import tongban.node.portal.draft.Draft;
import tongban.node.portal.draft.Drafts;
import tongban.node.portal.draft.Filled.Needed;
import tongban.node.portal.material.Uploads;
import tongban.node.web.Faults;
import tongban.node.web.Flash;

/** Uploading the papers of an application, one paper a page. */
@Controller
class PaperPages {

    private static final int EACH_MAX = 10;

    private final Visits visits;
    private final Drafts drafts;
    private final Asked asked;
    private final Uploads uploads;

    PaperPages(Visits visits, Drafts drafts, Asked asked, Uploads uploads) {
        this.visits = visits;
        this.drafts = drafts;
        this.asked = asked;
        this.uploads = uploads;
    }

    private static String address(String id, String material) {
        return "/portal/applications/" + id + "/papers/" + material;
    }

    private Needed needed(Draft draft, String material) {
        return asked.filled(draft).materials().stream()
                .filter(one -> one.material().material().equals(material))
                .findFirst()
                .orElseThrow(Visits.NotYours::new);
    }

    @GetMapping("/portal/applications/{id:[0-9a-f]{32}}/papers/{material:[a-z0-9-]{1,64}}")
    String paper(@PathVariable String id, @PathVariable String material, Model model) {
        return show(visits.draft(id, address(id, material)), material, model);
    }

    private String show(Draft draft, String material, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("item", asked.standard(draft));
        model.addAttribute("needed", needed(draft, material));
        model.addAttribute("max", Uploads.FILE_MAX_MIB);
        return "portal/web/paper";
    }

    @PostMapping("/portal/applications/{id:[0-9a-f]{32}}/papers/{material:[a-z0-9-]{1,64}}")
    String upload(
            @PathVariable String id,
            @PathVariable String material,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        Draft draft = visits.draft(id, address(id, material));
        Needed needed = needed(draft, material);
        String word = needed.papers().size() >= EACH_MAX ? "many" : "none";
        if (file != null && needed.papers().size() < EACH_MAX) {
            Applicant applicant = visits.anybody(address(id, material));
            switch (uploads.take(material, new Brought(file))) {
                case Uploads.Taken.Done done -> {
                    drafts.change(draft.id(), applicant, changed -> {
                        changed.remove(material, done.paper().sha256());
                        changed.add(done.paper());
                    });
                    Flash.done(redirect, "portal.paper.taken", done.paper().name());
                    return "redirect:" + address(id, material);
                }
                case Uploads.Taken.Refused refused -> word = refused.word();
            }
        }
        new Faults()
                .add("file", "portal.paper.refused." + word, Uploads.FILE_MAX_MIB)
                .into(model);
        return show(draft, material, model);
    }

    @PostMapping("/portal/applications/{id:[0-9a-f]{32}}/papers/{material:[a-z0-9-]{1,64}}/remove")
    String remove(
            @PathVariable String id, @PathVariable String material, @RequestParam(defaultValue = "") String sha256) {
        Draft draft = visits.draft(id, address(id, material));
        drafts.change(draft.id(), visits.anybody(address(id, material)), changed -> changed.remove(material, sha256));
        return "redirect:" + address(id, material);
    }

    /** A part of a form. */
    private record Brought(MultipartFile file) implements Uploads.Sent {
        @Override
        public String name() {
            String name = file.getOriginalFilename();
            return name == null ? "" : name;
        }

        @Override
        public long length() {
            return file.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            return file.getInputStream();
        }
    }
}
