package id.payungdesa.review;

/** What the evaluation of a draft village budget checks (Permendagri 20/2018 art. 35), as it reads for this programme. */
public enum Criterion {
    COMPLETENESS("Kelengkapan berkas", "Semua dokumen Pasal 34 ayat (2) terlampir"),
    WORK_PLAN("Kesesuaian dengan RKPDes", "Kegiatan iuran pekerja rentan ada di RKPDes"),
    FUND_SOURCE("Sumber dana", "Sumber dana boleh dipakai untuk kegiatan ini"),
    ACCOUNT_CODES("Kode kegiatan dan rekening", "Kode sesuai pedoman penyusunan APBDes"),
    ARITHMETIC("Perhitungan", "Orang × bulan × iuran sama dengan jumlah anggaran"),
    CEILINGS("Batas belanja", "Belanja siltap dan operasional paling banyak 30 %");

    private final String title;
    private final String reading;

    Criterion(String title, String reading) {
        this.title = title;
        this.reading = reading;
    }

    public String title() {
        return title;
    }

    public String reading() {
        return reading;
    }
}
