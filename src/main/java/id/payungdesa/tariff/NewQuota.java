package id.payungdesa.tariff;

import id.payungdesa.common.Refused;
import java.util.Optional;

/** What DPMPD sets for one village and year; without places the village has as many as all others. */
public record NewQuota(
        Optional<Integer> places,
        Optional<Integer> eligible,
        Optional<String> source,
        Optional<Integer> countedIn,
        String reason) {

    private static final int MOST_PLACES = 2000;
    private static final int MOST_WORKERS = 100_000;

    public NewQuota {
        Refused.unless(
                places.isEmpty() || places.get() >= 1 && places.get() <= MOST_PLACES,
                "Kuota paling sedikit 1 dan paling banyak %d orang.".formatted(MOST_PLACES));
        Refused.unless(
                eligible.isEmpty() || eligible.get() >= 0 && eligible.get() <= MOST_WORKERS,
                "Jumlah pekerja layak tidak masuk akal. Periksa angkanya.");
        Refused.unless(
                eligible.isEmpty() || source.isPresent() && countedIn.isPresent(),
                "Isi sumber dan tahun data pekerja layak.");
        Refused.unless(
                countedIn.isEmpty() || countedIn.get() >= 2015 && countedIn.get() <= 2099,
                "Tahun data tidak terbaca. Tulis seperti 2026.");
        Refused.unless(
                reason != null && !reason.isBlank(), "Tuliskan alasannya, misalnya nomor surat dasar perubahannya.");
    }
}
