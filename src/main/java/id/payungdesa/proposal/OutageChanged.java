package id.payungdesa.proposal;

import id.payungdesa.region.VillageId;

/** A village was marked as one without connection, or is no longer. */
public record OutageChanged(VillageId village) {}
