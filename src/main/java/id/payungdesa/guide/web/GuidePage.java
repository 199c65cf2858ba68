package id.payungdesa.guide.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.PublicPages;
import id.payungdesa.guide.Guide;
import id.payungdesa.guide.Guides;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Open to everybody: how to get in is told here too, and nothing in it is anybody's. */
@Controller
@RequestMapping("/panduan")
class GuidePage {

    /** What whoever has not logged in may open. */
    @Configuration(proxyBeanMethods = false)
    static class Open {

        @Bean
        PublicPages guidePages() {
            return new PublicPages(List.of("/panduan", "/panduan/**", "/pages/pages.css", "/pages/tanggal.js"));
        }
    }

    private final CurrentOfficial current;
    private final Guides guides;

    GuidePage(CurrentOfficial current, Guides guides) {
        this.current = current;
        this.guides = guides;
    }

    /** One's own guide comes first; who has several posts, or has not logged in yet, chooses. */
    @GetMapping
    String begin() {
        var own = own(current.find());
        return "redirect:/panduan/" + (own.isEmpty() ? Guide.OPERATOR : own.get(0)).file();
    }

    @GetMapping("/{file}")
    String show(@PathVariable String file, Model model) {
        var guide = Guide.of(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var reader = current.find();
        reader.ifPresent(official -> model.addAttribute("official", official));
        model.addAttribute("guide", guide);
        model.addAttribute("guides", Guide.values());
        model.addAttribute("own", own(reader));
        model.addAttribute("text", guides.html(guide));
        return "guide/guide";
    }

    private static List<Guide> own(Optional<Official> reader) {
        return reader.map(Guide::of).orElse(List.of());
    }

    @GetMapping("/gambar/{name:[a-zA-Z0-9-]+\\.jpg}")
    ResponseEntity<Resource> picture(@PathVariable String name) throws IOException {
        var picture = new ClassPathResource("panduan/gambar/" + name);
        if (!picture.exists()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(7)).cachePrivate())
                .lastModified(picture.lastModified())
                .contentType(MediaType.IMAGE_JPEG)
                .body(picture);
    }
}
