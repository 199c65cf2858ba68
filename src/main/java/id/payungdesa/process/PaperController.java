package id.payungdesa.process;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Paper;
import id.payungdesa.proposal.Papers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The papers of a task over REST: every change answers all of them, so that no form keeps a stale list. */
@RestController
@RequestMapping("/api")
class PaperController {

    private final OpenTasks tasks;
    private final TaskPapers asked;
    private final Papers papers;
    private final CurrentOfficial current;

    PaperController(OpenTasks tasks, TaskPapers asked, Papers papers, CurrentOfficial current) {
        this.tasks = tasks;
        this.asked = asked;
        this.papers = papers;
        this.current = current;
    }

    @PostMapping("/tasks/{task}/papers/{kind}")
    TaskPapers.Shown put(@PathVariable String task, @PathVariable Paper kind, @RequestParam MultipartFile file)
            throws IOException {
        var step = tasks.step(task);
        tasks.taken(step);
        if (!asked.asks(step, current.get(), kind)) {
            throw new Refused("Tugas ini tidak meminta %s.".formatted(kind.title()));
        }
        papers.put(task, kind, file.getBytes(), file.getOriginalFilename());
        return asked.show(step, current.get());
    }

    @DeleteMapping("/papers/{id}")
    TaskPapers.Shown remove(@PathVariable long id) {
        var step = tasks.step(papers.taskOf(id).orElseThrow(PaperController::unknown));
        tasks.taken(step);
        papers.remove(id);
        return asked.show(step, current.get());
    }

    /** Never opened in the page: what somebody uploaded is kept apart from what we serve. */
    @GetMapping("/papers/{id}")
    ResponseEntity<byte[]> open(@PathVariable long id) {
        var paper = papers.open(id).orElseThrow(PaperController::unknown);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(paper.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(paper.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(paper.content());
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "Berkas ini tidak ditemukan.");
    }
}
