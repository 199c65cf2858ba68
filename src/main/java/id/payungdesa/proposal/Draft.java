package id.payungdesa.proposal;

/** The operator's word that the draft is finished, with a message to the village head. */
public record Draft(String note) {}
