package id.payungdesa.proposal;

import java.util.Set;

/** How far a proposal is, in the order of the diagram; the domain guards it, because pages and fixes pass by the diagram. */
public enum Stage {
    DRAFT("Disusun desa"),
    SIGNING("Menunggu tanda tangan Kepala Desa"),
    REVIEW("Diperiksa kecamatan"),
    CORRECTION("Diperbaiki desa"),
    READY("Menunggu penetapan Bupati"),
    ENDORSED("Ditetapkan Bupati"),
    REGISTERED("Terdaftar di BPJS Ketenagakerjaan"),
    PAYMENT("Pembayaran iuran"),
    COVERED("Pekerja terlindungi"),
    WITHDRAWN("Ditarik desa"),
    REFUSED("Ditolak");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether the village may change the list and the budget line. */
    public boolean editable() {
        return this == DRAFT || this == CORRECTION;
    }

    /** Whether the proposal has ended without cover. */
    public boolean closed() {
        return this == WITHDRAWN || this == REFUSED;
    }

    /** Until the Bupati has signed. */
    public boolean withdrawable() {
        return next().contains(WITHDRAWN);
    }

    Stage to(Stage next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("A proposal cannot go from %s to %s".formatted(this, next));
        }
        return next;
    }

    private Set<Stage> next() {
        return switch (this) {
            case DRAFT, CORRECTION -> Set.of(SIGNING, WITHDRAWN);
            case SIGNING -> Set.of(DRAFT, CORRECTION, REVIEW, WITHDRAWN);
            case REVIEW -> Set.of(CORRECTION, READY, WITHDRAWN);
            case READY -> Set.of(CORRECTION, ENDORSED, REFUSED, WITHDRAWN);
            case ENDORSED -> Set.of(REGISTERED, REFUSED);
            case REGISTERED -> Set.of(PAYMENT);
            case PAYMENT -> Set.of(COVERED);
            case COVERED, WITHDRAWN, REFUSED -> Set.of();
        };
    }
}
