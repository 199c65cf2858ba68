package id.payungdesa.demo;

import java.util.List;
import java.util.Set;

/** A round of the demo: its name, the villages DPMPD puts in, and the desks it passes. */
record DemoRound(String title, Set<String> villages, List<Deed> deeds) {}
