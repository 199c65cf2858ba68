package id.payungdesa.roster;

import id.payungdesa.common.Indonesian;
import id.payungdesa.region.Village;
import java.util.List;
import java.util.Locale;

/** The template one village takes along where there is no line: whose it is, and who stands on the list already. */
public record VillageTemplate(
        Village village, String code, int year, CoverPeriod period, int target, List<Candidate> listed) {

    static final String LISTED = "Sudah terdaftar";

    List<String> titles() {
        return List.of(
                "Daftar calon peserta %s %s (kode %s)".formatted(village.kind(), village.name(), code),
                "%s, tahun anggaran %d".formatted(village.subdistrict(), year),
                "Perlindungan %d bulan mulai %s. Tempat untuk %d peserta, yang berikutnya menjadi cadangan."
                        .formatted(period.months(), Indonesian.month(period.first()), target));
    }

    List<String> advice() {
        var offline =
                "5. Berkas ini dapat diisi tanpa internet. Isian yang keliru menjadi merah; kolom Periksa menyebut apa yang harus diperbaiki, juga pada baris yang ditempel.";
        return listed.isEmpty()
                ? List.of(offline)
                : List.of(
                        offline,
                        "6. %d orang sudah ada di daftar (lembar \"%s\"). Jangan ditulis lagi; yang diunggah hanya tambahannya."
                                .formatted(listed.size(), LISTED),
                        "7. NIK mereka disamarkan dan tidak dapat dibuka di sini, sebab NIK adalah data pribadi.");
    }

    /** As many lines as the list has room for. */
    int rows() {
        return Math.max(1, RosterLimits.places(target) - listed.size());
    }

    public String fileName() {
        return "daftar-calon-peserta-%s-%d.xlsx"
                .formatted(village.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"), year);
    }
}
