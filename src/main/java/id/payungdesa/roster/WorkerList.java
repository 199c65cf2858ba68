package id.payungdesa.roster;

import id.payungdesa.region.VillageId;

/** The frame a village's list is checked in: for which months, how many may take part, in which revision of the proposal. */
public record WorkerList(long proposal, VillageId village, CoverPeriod period, int target, int revision) {}
