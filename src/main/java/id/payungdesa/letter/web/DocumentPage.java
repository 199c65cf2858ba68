package id.payungdesa.letter.web;

import id.payungdesa.access.PublicPages;
import id.payungdesa.letter.DocumentId;
import id.payungdesa.letter.Letter;
import id.payungdesa.letter.Letters;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/**
 * Where the QR code of a paper leads: anybody sees what was issued, and whether the file they have is the same. It costs
 * one row by its key, and nothing for what cannot be an id, so that guessing gains nobody anything.
 */
@Controller
@RequestMapping("/dokumen")
class DocumentPage {

    private final Letters letters;

    DocumentPage(Letters letters) {
        this.letters = letters;
    }

    @Configuration(proxyBeanMethods = false)
    static class Open {

        @Bean
        PublicPages documentPages() {
            return new PublicPages(List.of("/dokumen", "/dokumen/**", "/letter/**"));
        }
    }

    @GetMapping
    String ask(@RequestParam Optional<String> nomor, Model model, HttpServletResponse response) {
        var typed = nomor.filter(text -> !text.isBlank());
        var id = typed.flatMap(DocumentId::parse);
        if (id.isPresent()) {
            return "redirect:/dokumen/" + id.get();
        }
        return typed.isPresent() ? unknown(typed.get(), model, response) : "letter/ask";
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Model model, HttpServletResponse response) {
        return find(id).map(letter -> shown(letter, model)).orElseGet(() -> unknown(id, model, response));
    }

    /** For browsers that cannot compare the file by themselves. */
    @PostMapping("/{id}")
    String compare(@PathVariable String id, @RequestParam MultipartFile file, Model model, HttpServletResponse response)
            throws IOException {
        var letter = find(id);
        if (letter.isEmpty()) {
            return unknown(id, model, response);
        }
        if (file.isEmpty()) {
            model.addAttribute("problem", "Pilih dahulu berkas PDF yang ingin diperiksa.");
        } else {
            model.addAttribute(
                    "same",
                    MessageDigest.isEqual(
                            Letters.sha256(file.getBytes()), letter.get().sha256()));
        }
        return shown(letter.get(), model);
    }

    @ExceptionHandler
    String tooLarge(MaxUploadSizeExceededException failure, Model model, HttpServletResponse response) {
        response.setStatus(413);
        model.addAttribute("problem", "Berkas itu terlalu besar untuk sebuah surat, jadi bukan yang diterbitkan.");
        return "letter/ask";
    }

    private Optional<Letter> find(String typed) {
        return DocumentId.parse(typed).flatMap(letters::find);
    }

    private static String shown(Letter letter, Model model) {
        model.addAttribute("letter", letter);
        return "letter/document";
    }

    private static String unknown(String typed, Model model, HttpServletResponse response) {
        response.setStatus(404);
        model.addAttribute("typed", typed);
        return "letter/ask";
    }
}
