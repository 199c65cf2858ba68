package id.payungdesa.notice;

/** What a message is about, in the order of a digest, and how it comes to those who have not said otherwise. */
public enum Kind {
    OVERDUE("Lewat batas waktu", "Pekerjaan yang batas waktunya sudah lewat", Manner.DIGEST),
    DUE_SOON("Batas waktu mendekat", "Pekerjaan yang batas waktunya tinggal sebentar", Manner.DIGEST),
    HANDED_BACK("Dikembalikan", "Usulan atau pekerjaan yang dikembalikan untuk diperbaiki", Manner.NOW),
    PERSONS_REFUSED(
            "Peserta ditolak",
            "Calon yang ditolak kecamatan, dan peserta yang ditolak BPJS Ketenagakerjaan dan perlu diganti",
            Manner.NOW),
    TASK("Tugas baru", "Tugas yang masuk ke meja Anda", Manner.DIGEST),
    ENDORSED("Ditetapkan Bupati", "Usulan desa yang ditetapkan dengan Keputusan Bupati", Manner.NOW),
    PAID("Iuran lunas", "Iuran yang diterima BPJS Ketenagakerjaan; pekerja sudah terlindungi", Manner.NOW),
    OTHER("Pemberitahuan lain", "Usulan yang ditarik, ditolak, keluar dari gelombang, atau tersendat", Manner.NOW);

    private final String title;
    private final String description;
    private final Manner usual;

    Kind(String title, String description, Manner usual) {
        this.title = title;
        this.description = description;
        this.usual = usual;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    public Manner usual() {
        return usual;
    }
}
