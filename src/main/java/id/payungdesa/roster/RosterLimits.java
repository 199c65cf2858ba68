package id.payungdesa.roster;

/** How large a list may be. */
final class RosterLimits {

    static final int BYTES = 5 * 1024 * 1024;
    static final int ROWS = 2_000;
    /** Titles above and signatures below come on top of the rows. */
    static final int LINES = ROWS + 100;

    static final int COLUMNS = 100;

    private static final int FEWEST_RESERVE = 20;

    private RosterLimits() {}

    /** Whoever stands behind the target is reserve, but a list is no register of the whole village. */
    static int places(int target) {
        return target + reserve(target);
    }

    static int reserve(int target) {
        return Math.max(target, FEWEST_RESERVE);
    }

    static UnreadableRoster tooManyBytes() {
        return new UnreadableRoster("Berkas lebih besar dari 5 MB. "
                + "Salin daftar calon peserta saja, tanpa gambar, ke templat lalu unggah templat itu.");
    }

    static UnreadableRoster tooSlow() {
        return new UnreadableRoster("Berkas terlalu rumit untuk diperiksa dalam 10 detik. "
                + "Salin daftarnya saja ke templat, lalu unggah templat itu.");
    }

    static UnreadableRoster tooManyRows() {
        return new UnreadableRoster("Daftar memuat lebih dari 2.000 baris. "
                + "Unggah hanya daftar calon peserta, tanpa data penduduk lainnya.");
    }

    static UnreadableRoster tooManyColumns() {
        return new UnreadableRoster("Daftar memuat lebih dari 100 kolom. "
                + "Salin kolom yang diperlukan saja ke templat, lalu unggah templat itu.");
    }
}
