package id.payungdesa.report;

import java.util.List;

/** One line or one kind of bar in a chart: a value for each period, null where there is none. */
public record Series(String name, List<? extends Number> values) {}
