package id.payungdesa.monitoring;

import java.time.Instant;

/** An open row of the steps, as the SQL packs it. */
record OpenStep(String taskId, String step, String role, int area, Instant dueAt) {}
