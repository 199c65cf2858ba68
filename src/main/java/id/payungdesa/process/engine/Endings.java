package id.payungdesa.process.engine;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.proposal.Step;
import id.payungdesa.proposal.Steps;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Tells whoever comes too late to a task how it ended; the engine itself only knows that it is gone. */
class Endings {

    private static final Pattern TASK = Pattern.compile(".*/task/([^/]+)/[^/]+");

    private final CurrentOfficial current;
    private final ObjectProvider<Steps> steps;

    Endings(CurrentOfficial current, ObjectProvider<Steps> steps) {
        this.current = current;
        this.steps = steps;
    }

    /** What answers a request. */
    interface Answering {

        void to(HttpServletResponse response) throws ServletException, IOException;
    }

    void tell(HttpServletRequest request, HttpServletResponse response, Answering answering)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        answering.to(answer);
        var ended = answer.getStatus() < 400 ? Optional.<Step>empty() : ended(request.getRequestURI());
        if (ended.isPresent()) {
            answer.resetBuffer();
            Denial.answer(answer, 409, "Refusal", ended.get().ending(current.get()));
        }
        answer.copyBodyToResponse();
    }

    /** Another desk's task is as good as none. */
    private Optional<Step> ended(String path) {
        var task = TASK.matcher(path);
        return task.matches()
                ? steps.getObject()
                        .find(task.group(1))
                        .filter(step -> step.closedAt() != null)
                        .filter(step -> step.seat().takes(current.get()))
                : Optional.empty();
    }
}
