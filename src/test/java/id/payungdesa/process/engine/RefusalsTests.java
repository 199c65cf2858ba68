package id.payungdesa.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.common.Refused;
import id.payungdesa.process.Refusal;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.junit.jupiter.api.Test;

class RefusalsTests {

    private static final String SENTENCE = "Keputusan belum tersimpan. Isi keputusan lebih dulu.";

    @Test
    void aRefusalIsReadAsItStandsHoweverDeepItLies() {
        assertAnswer(rest(new ProcessEngineException("outer", new Refusal(SENTENCE))), 409, SENTENCE);
        assertAnswer(rest(new IllegalStateException(new Refused(SENTENCE))), 409, SENTENCE);
        assertAnswer(new Refusals.OfEngine().toResponse(new Refusal(SENTENCE)), 409, SENTENCE);
        assertAnswer(new Refusals.OfAnything().toResponse(new Refused(SENTENCE)), 409, SENTENCE);
    }

    @Test
    void whoComesSecondIsToldSo() {
        assertAnswer(
                rest(new OptimisticLockingException("ENGINE-03005 Execution of 'UPDATE TaskEntity' failed")),
                409,
                "Tugas ini baru saja diubah atau diselesaikan. Muat ulang halaman.");
    }

    @Test
    void whoMayNotHearsNoNamesOfRights() {
        assertAnswer(
                new Refusals.OfEngine().toResponse(new AuthorizationException("12", "TASK_WORK", "Task", "99")),
                403,
                "Anda tidak berwenang untuk tindakan ini.");
    }

    @Test
    void troubleHasACodeAndNoDetails() {
        var answer = rest(new ProcessEngineException("select * from official where password_hash"));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(((ExceptionDto) answer.getEntity()).getMessage())
                .matches("Terjadi gangguan \\(kode [0-9A-F]{6}\\)\\. Isian Anda tetap tersimpan; .*");
    }

    @Test
    void whatTasklistReadsItselfStaysAsItIs() {
        var message = "Cannot find task with id 7: task is null";

        assertAnswer(rest(new NullValueException(message), message), 500, message);
    }

    @Test
    void badRequestsKeepTheirAnswer() {
        var answer = new Refusals.OfRest().toResponse(new RestException(Status.BAD_REQUEST, "Unknown sorting"));

        assertAnswer(answer, 400, "Unknown sorting");
    }

    @Test
    void ourHandlersTakeThePlaceOfTheEngines() {
        Refusals.replaceHandlers();

        assertThat(CamundaRestResources.getConfigurationClasses())
                .contains(Refusals.OfRest.class, Refusals.OfEngine.class, Refusals.OfAnything.class)
                .doesNotContain(RestExceptionHandler.class);
    }

    private static Response rest(Exception cause) {
        return rest(cause, "Cannot submit task form 7: " + cause.getMessage());
    }

    private static Response rest(Exception cause, String message) {
        return new Refusals.OfRest().toResponse(new RestException(Status.INTERNAL_SERVER_ERROR, cause, message));
    }

    private static void assertAnswer(Response answer, int status, String sentence) {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(((ExceptionDto) answer.getEntity()).getMessage()).isEqualTo(sentence);
    }
}
