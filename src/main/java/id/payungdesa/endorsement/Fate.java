package id.payungdesa.endorsement;

import id.payungdesa.proposal.Notices;

/** What becomes of a village that leaves a round before the decree. */
public enum Fate {
    POOL("Menunggu gelombang berikutnya", "dikeluarkan dari", Notices.Kind.TAKEN_OUT),
    HANDED_BACK(
            "Dikembalikan ke desa untuk diperbaiki", "dikembalikan untuk diperbaiki dari", Notices.Kind.HANDED_BACK),
    REFUSED("Ditolak", "ditolak dalam", Notices.Kind.REFUSED),
    WITHDRAWN("Ditarik oleh Kepala Desa", "ditarik dari", Notices.Kind.WITHDRAWN);

    private final String title;
    private final String deed;
    private final Notices.Kind kind;

    Fate(String title, String deed, Notices.Kind kind) {
        this.title = title;
        this.deed = deed;
        this.kind = kind;
    }

    public String title() {
        return title;
    }

    /** What was done to the proposal, before the name of the round. */
    String deed() {
        return deed;
    }

    Notices.Kind kind() {
        return kind;
    }
}
