package id.payungdesa.endorsement;

import java.util.List;
import java.util.Map.Entry;

/** The Bupati's decree is out: each proposal with its village is to be told. */
public record DecreePublished(RoundId round, List<Entry<Long, Integer>> proposals) {}
