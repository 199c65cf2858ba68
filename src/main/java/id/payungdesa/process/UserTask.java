package id.payungdesa.process;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The Java half of a user task: the decision its form saves, what the form shows, and what completing it does. Its bean
 * bears the task's id.
 */
record UserTask<D>(Class<D> decision, Function<CaseKey, Object> view, BiConsumer<CaseKey, D> complete) {}
