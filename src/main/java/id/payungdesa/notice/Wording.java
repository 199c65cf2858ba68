package id.payungdesa.notice;

import id.payungdesa.proposal.Work;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What happened, in an official's words. Reasons that somebody has typed stay on the pages behind the login, as they may name
 * a worker.
 */
final class Wording {

    private static final String TASKLIST = "/camunda/app/tasklist/default/#/?task=";
    private static final String READ_WHY = " Alasannya ada di halaman usulan desa.";

    private static final Map<String, String> OTHERS = Map.of(
            "TAKEN_OUT",
            "Usulan %s keluar dari gelombang penetapan dan menunggu gelombang berikutnya." + READ_WHY,
            "HANDED_BACK",
            "Usulan %s dikembalikan dari gelombang penetapan. Minta Operator Desa memperbaikinya." + READ_WHY,
            "REFUSED",
            "Usulan %s ditolak dan tidak berlanjut." + READ_WHY,
            "WITHDRAWN",
            "Usulan %s ditarik oleh desanya. Anda tidak perlu memeriksanya lagi.",
            "DISPUTE",
            "Pembayaran iuran %s tidak cocok dengan catatan BPJS Ketenagakerjaan. Penghubung BPJS Ketenagakerjaan sedang menyelesaikannya.");

    private Wording() {}

    static String subject(Happened event) {
        return place(event) + ": "
                + switch (event.kind()) {
                    case TASK -> Work.title(event.about());
                    case DUE_SOON ->
                        event.task().isPresent()
                                ? "batas waktu mendekat, " + Work.title(event.about())
                                : "batas waktu mendekat";
                    case OVERDUE ->
                        event.task().isPresent()
                                ? "lewat batas waktu, " + Work.title(event.about())
                                : "lewat batas waktu";
                    case HANDED_BACK ->
                        event.task().isPresent() ? "dikembalikan, " + Work.title(event.about()) : "usulan dikembalikan";
                    case PERSONS_REFUSED ->
                        event.task().isPresent()
                                ? "ada peserta yang ditolak BPJS Ketenagakerjaan"
                                : "ada calon peserta yang ditolak kecamatan";
                    case ENDORSED -> "ditetapkan Bupati";
                    case PAID -> "iuran lunas, pekerja terlindungi";
                    case OTHER -> other(event.about());
                };
    }

    static String sentence(Happened event) {
        return switch (event.kind()) {
            case TASK ->
                "Tugas “%s” untuk %s sudah ada di meja Anda. Buka tugasnya dan kerjakan."
                        .formatted(Work.title(event.about()), place(event));
            case DUE_SOON ->
                event.sentence()
                        .map(told -> told + " Mohon segera dikerjakan.")
                        .orElseGet(() ->
                                "Tugas “%s” untuk %s belum selesai dan batas waktunya sudah dekat. Mohon segera dikerjakan."
                                        .formatted(Work.title(event.about()), place(event)));
            case OVERDUE ->
                event.sentence()
                        .map(told -> told + " Mohon ditindaklanjuti dengan meja yang memegangnya.")
                        .orElseGet(() ->
                                "Tugas “%s” untuk %s belum selesai padahal batas waktunya sudah lewat. Kerjakan hari ini, atau"
                                                .formatted(Work.title(event.about()), place(event))
                                        + " beri tahu atasan Anda apa hambatannya.");
            case HANDED_BACK -> handedBack(event).formatted(place(event), Work.title(event.about()));
            case PERSONS_REFUSED ->
                event.sentence()
                        .orElseGet(() ->
                                "BPJS Ketenagakerjaan menolak sebagian peserta %s. Buka tugas “%s”, lalu pilih penggantinya dari cadangan atau tulis alasan melanjutkan tanpa pengganti."
                                        .formatted(place(event), Work.title(event.about())));
            case ENDORSED ->
                ("Usulan %s sudah ditetapkan dengan Keputusan Bupati. Pendaftaran ke BPJS Ketenagakerjaan berjalan sendiri"
                                + " begitu Perdes APBDes tercatat; setelah itu iuran dapat dibayar.")
                        .formatted(place(event));
            case PAID ->
                "Iuran %s sudah diterima BPJS Ketenagakerjaan. Para pekerja yang terdaftar kini terlindungi. Unduh Daftar nomor peserta di halaman Usulan desa, lalu beri tahu setiap peserta nomornya."
                        .formatted(place(event));
            case OTHER ->
                event.sentence().orElseGet(() -> OTHERS.getOrDefault(event.about(), "Usulan %s memerlukan perhatian.")
                        .formatted(place(event)));
        };
    }

    private static String handedBack(Happened event) {
        if (event.task().isEmpty()) {
            return OTHERS.get("HANDED_BACK");
        }
        return event.about().equals("completeFile")
                ? "Berkas Raperdes %s belum lengkap di loket kecamatan. Buka tugas “%s”, baca apa yang kurang, lalu serahkan ke loket."
                : "%s dikembalikan kepada Anda untuk diperbaiki. Buka tugas “%s”, baca catatannya, perbaiki, lalu kirim lagi.";
    }

    static String path(Happened event) {
        return event.task()
                .map(task -> TASKLIST + encoded(task))
                .orElseGet(() -> event.ofVillage()
                        ? "/usulan-desa"
                        : event.village()
                                .map(name -> "/pantau?cari=" + encoded(name))
                                .orElse("/antrean"));
    }

    private static String other(String about) {
        return switch (about) {
            case "TAKEN_OUT" -> "keluar dari gelombang";
            case "REFUSED" -> "usulan ditolak";
            case "WITHDRAWN" -> "usulan ditarik desa";
            case "HANDED_ON" -> "tugas diserahkan";
            case "DISPUTE" -> "selisih pembayaran";
            default -> "perlu perhatian";
        };
    }

    private static String place(Happened event) {
        return event.village().map("Desa "::concat).orElse("Gelombang penetapan");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
