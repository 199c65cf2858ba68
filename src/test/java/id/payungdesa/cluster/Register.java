package id.payungdesa.cluster;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What clerks were told, and which node left whom without an answer. */
final class Register {

    final List<Told> told = new CopyOnWriteArrayList<>();
    final List<Failure> failures = new CopyOnWriteArrayList<>();

    /** A step somebody was told had succeeded, of a case named by its business key. */
    record Told(String step, String subject) {}

    /** A server error, or a line that broke. */
    record Failure(Node node, String what) {}
}
