package id.payungdesa.monitoring.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialsImport;
import id.payungdesa.access.OfficialsImport.Opened;
import id.payungdesa.common.Refused;
import id.payungdesa.monitoring.Places;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Many accounts at once: look at what a file would do, do it, and see the initial passwords a single time. */
@Controller
@RequestMapping("/pejabat/impor")
class OfficialsImportPage {

    /** Between the look at a file and the word to import it, on the node that the operator is at. */
    private static final String FILE = OfficialsImportPage.class.getName();

    private final CurrentOfficial current;
    private final OfficialsImport imports;
    private final Places places;

    OfficialsImportPage(CurrentOfficial current, OfficialsImport imports, Places places) {
        this.current = current;
        this.imports = imports;
        this.places = places;
    }

    /** An account as it is told to its owner. */
    public record Told(String name, String login, String posts, String password) {}

    @ModelAttribute("official")
    Official operator() {
        return SystemOperator.only(current.get());
    }

    @GetMapping
    String show() {
        return "monitoring/import";
    }

    @PostMapping
    String check(@RequestParam("file") MultipartFile file, HttpSession session, Model model) throws IOException {
        session.removeAttribute(FILE);
        try {
            var check = imports.check(file.getBytes());
            model.addAttribute("check", check);
            if (check.faults().isEmpty()) {
                session.setAttribute(FILE, file.getBytes());
            }
        } catch (Refused refused) {
            model.addAttribute("refusal", refused.getMessage());
        }
        return "monitoring/import";
    }

    @PostMapping("/simpan")
    String carryOut(HttpSession session, RedirectAttributes told) {
        var file = session.getAttribute(FILE);
        session.removeAttribute(FILE);
        if (file instanceof byte[] content) {
            try {
                told.addFlashAttribute(
                        "opened",
                        imports.carryOut(content).stream().map(this::told).toList());
            } catch (Refused refused) {
                told.addFlashAttribute("refusal", refused.getMessage());
            }
        }
        return "redirect:/pejabat/impor/hasil";
    }

    @GetMapping("/hasil")
    String result(Model model) {
        if (model.getAttribute("opened") instanceof List<?> opened) {
            model.addAttribute("download", download(opened));
        }
        return "monitoring/imported";
    }

    private Told told(Opened opened) {
        return new Told(
                opened.name(),
                opened.login(),
                opened.posts().stream()
                        .map(post -> post.role().title() + ", " + places.of(post))
                        .collect(Collectors.joining("; ")),
                opened.password());
    }

    /** For a spreadsheet; no cell of it can be a formula, as names begin with a letter. */
    private static String download(List<?> opened) {
        var lines = opened.stream()
                .map(Told.class::cast)
                .map(one -> "\"%s\";%s;\"%s\";%s\r\n".formatted(one.name(), one.login(), one.posts(), one.password()))
                .collect(Collectors.joining());
        return "data:text/csv;charset=utf-8;base64,"
                + Base64.getEncoder()
                        .encodeToString(("\uFEFFnama;nama_pengguna;jabatan;kata_sandi_awal\r\n" + lines)
                                .getBytes(StandardCharsets.UTF_8));
    }
}
