package id.payungdesa.monitoring;

import java.time.Instant;
import java.util.List;

/** Steps the system takes by itself that failed too often and stand still; told by the module that knows the engine. */
public interface FailedSteps {

    /** Longest first. */
    List<FailedStep> all();

    /** Takes the step once more, as nothing of it has happened yet. */
    void retry(String job);

    /** Which step of whose case stands still, and what kind of failure it was; its words may name a person and stay in the log. */
    record FailedStep(String job, String title, String about, Instant since, String failure) {}
}
