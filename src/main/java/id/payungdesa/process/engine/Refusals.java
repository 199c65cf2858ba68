package id.payungdesa.process.engine;

import id.payungdesa.common.Refused;
import id.payungdesa.process.Refusal;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;

/** Turns what goes wrong in the engine into a sentence for the official: Tasklist shows it as it stands. */
final class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    /** Tasklist looks for these words itself, to say that a task is gone. */
    private static final Pattern READ_BY_TASKLIST =
            Pattern.compile("task is null|No matching task|is suspended", Pattern.CASE_INSENSITIVE);

    private Refusals() {}

    /** Takes the place of the engine's handlers; to be called before its REST starts. */
    static void replaceHandlers() {
        var classes = CamundaRestResources.getConfigurationClasses();
        classes.remove(RestExceptionHandler.class);
        classes.remove(ProcessEngineExceptionHandler.class);
        classes.remove(ExceptionHandler.class);
        classes.add(OfRest.class);
        classes.add(OfEngine.class);
        classes.add(OfAnything.class);
    }

    /** Empty when the engine's own answer will do. */
    static Optional<Response> spoken(Throwable failure) {
        var refusal = causes(failure)
                .filter(cause -> cause instanceof Refusal || cause instanceof Refused)
                .findFirst();
        if (refusal.isPresent()) {
            return refusal.map(cause -> answer(409, "Refusal", cause.getMessage()));
        }
        if (cause(failure, TaskAlreadyClaimedException.class).isPresent()) {
            return Optional.of(answer(409, "Taken", "Tugas ini sudah diambil petugas lain. Muat ulang halaman."));
        }
        if (cause(failure, OptimisticLockingException.class).isPresent()) {
            return Optional.of(
                    answer(409, "JustChanged", "Tugas ini baru saja diubah atau diselesaikan. Muat ulang halaman."));
        }
        if (cause(failure, AuthenticationException.class).isPresent()) {
            return Optional.of(answer(401, "LoginEnded", "Sesi Anda sudah berakhir. Masuk kembali, lalu lanjutkan."));
        }
        return cause(failure, AuthorizationException.class)
                .map(denied -> answer(403, "NotAllowed", "Anda tidak berwenang untuk tindakan ini."));
    }

    private static Response withCode(Throwable failure, Response engines) {
        if (engines.getStatus() < 500
                || READ_BY_TASKLIST.matcher(messages(failure)).find()) {
            return engines;
        }
        var code = UUID.randomUUID().toString().substring(0, 6).toUpperCase();
        log.error("Trouble {}", code, failure);
        return answer(
                engines.getStatus(),
                "Trouble",
                "Terjadi gangguan (kode " + code
                        + "). Isian Anda tetap tersimpan; coba lagi atau hubungi pengelola sistem.");
    }

    private static String messages(Throwable failure) {
        return causes(failure).map(cause -> cause.getMessage() + "\n").reduce("", String::concat);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }

    private static Response answer(int status, String type, String sentence) {
        var answer = new ExceptionDto();
        answer.setType(type);
        answer.setMessage(sentence);
        return Response.status(status)
                .entity(answer)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** For what the REST layer wrapped. */
    public static class OfRest extends RestExceptionHandler {

        @Override
        public Response toResponse(RestException failure) {
            return spoken(failure).orElseGet(() -> withCode(failure, super.toResponse(failure)));
        }
    }

    /** For what the engine threw through. */
    public static class OfEngine extends ProcessEngineExceptionHandler {

        @Override
        public Response toResponse(ProcessEngineException failure) {
            return spoken(failure).orElseGet(() -> withCode(failure, super.toResponse(failure)));
        }
    }

    /** For the rest. */
    public static class OfAnything extends ExceptionHandler implements ExceptionMapper<Throwable> {

        @Override
        public Response toResponse(Throwable failure) {
            return spoken(failure).orElseGet(() -> withCode(failure, super.toResponse(failure)));
        }
    }
}
