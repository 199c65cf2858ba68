package id.payungdesa.monitoring.web;

import id.payungdesa.common.Indonesian;
import id.payungdesa.outbox.Stall;
import java.util.Map;

/** A {@link Stall} in an official's words. */
record StallRow(Stall stall, String what, String how, String since, String why) {

    private static final Map<String, String> TITLES = Map.of(
            "MATCHING", "Pemadanan calon peserta",
            "REGISTRATION", "Pendaftaran peserta",
            "BILL", "Kode iuran baru",
            "matchingAnswered", "Jawaban pemadanan",
            "registrationAnswered", "Jawaban pendaftaran",
            "billRenewed", "Kode iuran baru",
            "endorsementDecided", "Keputusan Bupati",
            "contributionSettled", "Iuran dilunasi");

    static StallRow of(Stall stall) {
        return new StallRow(
                stall,
                TITLES.getOrDefault(stall.about(), stall.about()),
                how(stall),
                Indonesian.time(stall.since()),
                why(stall));
    }

    private static String why(Stall stall) {
        if (stall.error() == null) {
            return "–";
        }
        return stall.kind() == Stall.Kind.ORDER
                ? stall.error()
                : "Kesalahan di aplikasi (%s). Pengelola Sistem memeriksa sebabnya di log.".formatted(stall.error());
    }

    private static String how(Stall stall) {
        if (stall.kind() == Stall.Kind.MESSAGE) {
            return "Gagal diteruskan";
        }
        return stall.refused() ? "Ditolak" : "Belum ada jawaban";
    }
}
