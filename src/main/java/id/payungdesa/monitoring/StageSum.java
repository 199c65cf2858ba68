package id.payungdesa.monitoring;

import id.payungdesa.common.Rupiah;

/** How many villages have a proposal at a stage, for how many people and how much. */
public record StageSum(String stage, int villages, int people, Rupiah amount) {

    /** What stands for all stages together: there a village with two proposals is still one village. */
    public static final String ANY = "ANY";
}
