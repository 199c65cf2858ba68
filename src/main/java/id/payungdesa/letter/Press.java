package id.payungdesa.letter;

import id.payungdesa.common.Busy;
import id.payungdesa.report.Pdf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** Prints a template as PDF, with its fonts inside; a few at a time, as a long list is work. A regency may keep templates of its own. */
@Component
class Press {

    private static final String OURS = "letters/";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final Path theirs;
    private final String publicUrl;
    private final Semaphore presses = new Semaphore(2, true);

    Press(
            @Value("${payung.letters.templates:}") String theirs,
            @Value("${payung.public-url:http://localhost:8080}") String publicUrl) {
        this.theirs = theirs.isBlank() ? null : Path.of(theirs);
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        if (this.theirs != null) {
            templates.addTemplateResolver(resolving(new FileTemplateResolver(), this.theirs + "/", 1));
        }
        templates.addTemplateResolver(resolving(new ClassLoaderTemplateResolver(), OURS, 2));
    }

    private static AbstractConfigurableTemplateResolver resolving(
            AbstractConfigurableTemplateResolver resolver, String prefix, int order) {
        resolver.setPrefix(prefix);
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setCheckExistence(true);
        resolver.setOrder(order);
        return resolver;
    }

    /** Under which id a letter can be checked, and where. */
    record Issued(DocumentId id, String address, String qr) {}

    /** What stands on every page, whatever the letter says. */
    record Sheet(
            String kind,
            Optional<Issued> issued,
            String page,
            boolean across,
            String style,
            Optional<String> arms,
            Optional<String> garuda,
            String village,
            String subdistrict) {}

    byte[] print(Kind kind, DocumentId id, PaperSize paper, ReadyLetter letter, Object content) {
        var address = publicUrl + "/dokumen/" + id;
        var issued = new Issued(id, address, QrCode.of(address));
        return print(kind, paper, Optional.of(issued), letter.villageName(), letter.subdistrictName(), content);
    }

    /** Nothing is issued: on every page stands that it is a draft. */
    byte[] printDraft(Kind kind, PaperSize paper, Object content) {
        return print(kind, paper, Optional.empty(), "", "", content);
    }

    private byte[] print(
            Kind kind, PaperSize paper, Optional<Issued> issued, String village, String subdistrict, Object content) {
        var sheet = new Sheet(
                kind.title(),
                issued,
                paper.page(kind.liesAcross()),
                kind.liesAcross(),
                style(),
                picture("lambang.png"),
                picture("garuda.png"),
                village,
                subdistrict);
        var html = templates.process(kind.slug(), new Context(Locale.ROOT, Map.of("sheet", sheet, "it", content)));
        if (!admitted()) {
            throw new Busy("Server sedang mencetak banyak surat. Coba lagi sebentar.", Duration.ofSeconds(5));
        }
        try {
            return Pdf.of(html);
        } finally {
            presses.release();
        }
    }

    private boolean admitted() {
        try {
            return presses.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The regency's own, as it lies beside its templates. */
    private Optional<String> picture(String name) {
        try {
            var own = theirs == null ? null : theirs.resolve(name);
            return own != null && Files.exists(own)
                    ? Optional.of(
                            "data:image/png;base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(own)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String style() {
        try {
            var own = theirs == null ? null : theirs.resolve("print.css");
            return own != null && Files.exists(own)
                    ? Files.readString(own)
                    : new ClassPathResource(OURS + "print.css").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
