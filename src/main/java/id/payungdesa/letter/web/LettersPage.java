package id.payungdesa.letter.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.Busy;
import id.payungdesa.endorsement.RoundId;
import id.payungdesa.letter.DraftDecrees;
import id.payungdesa.letter.Kind;
import id.payungdesa.letter.Letters;
import id.payungdesa.letter.PaperSize;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** All letters an official may have, and each of them as a file. */
@Controller
@RequestMapping("/surat")
class LettersPage {

    private static final int ON_A_PAGE = 50;
    private static final int SHORTEST_REASON = 10;

    private final CurrentOfficial current;
    private final Letters letters;
    private final DraftDecrees drafts;

    LettersPage(CurrentOfficial current, Letters letters, DraftDecrees drafts) {
        this.current = current;
        this.letters = letters;
        this.drafts = drafts;
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String jenis,
            @RequestParam(defaultValue = "") String cari,
            @RequestParam(defaultValue = "1") int halaman,
            Model model) {
        var official = current.get();
        var page = Math.min(Math.max(halaman, 1), 1000);
        var found = letters.search(new Letters.Search(Kind.of(jenis), cari, (page - 1) * ON_A_PAGE, ON_A_PAGE + 1));
        model.addAttribute("official", official);
        model.addAttribute(
                "kinds",
                Arrays.stream(Kind.values())
                        .filter(kind -> kind.reader().admits(official))
                        .toList());
        model.addAttribute("letters", found.stream().limit(ON_A_PAGE).toList());
        model.addAttribute("more", found.size() > ON_A_PAGE);
        model.addAttribute("page", page);
        model.addAttribute("kind", jenis);
        model.addAttribute("text", cari);
        return "letter/letters";
    }

    @GetMapping("/{kind}/{subject}")
    ResponseEntity<byte[]> file(
            @PathVariable String kind, @PathVariable String subject, @RequestParam PaperSize kertas) {
        return Kind.of(kind)
                .filter(known -> !known.revealsNumbers())
                .map(known -> print(known, subject, kertas, ""))
                .orElseThrow(LettersPage::unknown);
    }

    /** Whoever wants to read people's numbers says why. */
    @PostMapping("/{kind}/{subject}")
    ResponseEntity<byte[]> revealingFile(
            @PathVariable String kind,
            @PathVariable String subject,
            @RequestParam PaperSize kertas,
            @RequestParam(defaultValue = "") String alasan) {
        if (alasan.strip().length() < SHORTEST_REASON) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "Tulis untuk apa daftar ini diperlukan, sedikitnya %d huruf.".formatted(SHORTEST_REASON));
        }
        return Kind.of(kind)
                .filter(Kind::revealsNumbers)
                .map(known -> print(known, subject, kertas, alasan))
                .orElseThrow(LettersPage::unknown);
    }

    /** What the desks of the regency put their initials on. */
    @GetMapping("/rancangan/{round}")
    ResponseEntity<byte[]> draft(@PathVariable long round, @RequestParam PaperSize kertas) {
        return send(() -> drafts.of(new RoundId(round), kertas));
    }

    private ResponseEntity<byte[]> print(Kind kind, String subject, PaperSize paper, String reason) {
        return send(() -> letters.open(kind, subject, paper, reason));
    }

    private static ResponseEntity<byte[]> send(Supplier<Optional<Letters.Printed>> file) {
        try {
            var printed = file.get().orElseThrow(LettersPage::unknown);
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_PDF)
                    .cacheControl(CacheControl.noStore())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(printed.fileName())
                                    .build()
                                    .toString())
                    .body(printed.content());
        } catch (Busy busy) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, busy.getMessage(), busy);
        }
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
