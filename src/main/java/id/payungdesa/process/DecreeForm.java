package id.payungdesa.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.PaperDate;
import id.payungdesa.endorsement.DeskDecision;
import id.payungdesa.endorsement.Fate;
import id.payungdesa.endorsement.RegentDecision;
import id.payungdesa.endorsement.TakeOut;
import id.payungdesa.review.Findings;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the Bupati fills in beside the list of villages: number and date, and who stays out; as typed. */
record DecreeForm(String number, String day, boolean agreed, Map<Long, Leaving> leaving) {

    /** The ways out that are offered, as in the form of the task. */
    static final List<Way> WAYS = List.of(
            new Way(Fate.POOL, null, "Tunggu gelombang berikutnya", "Usulan tetap siap ditetapkan."),
            new Way(
                    Fate.HANDED_BACK,
                    Findings.Track.BUDGET,
                    "Kembalikan: anggaran dan berkas",
                    "Desa memperbaiki, lalu diperiksa lagi."),
            new Way(
                    Fate.HANDED_BACK,
                    Findings.Track.CANDIDATES,
                    "Kembalikan: daftar calon peserta",
                    "Desa memperbaiki, lalu diperiksa lagi."),
            new Way(Fate.REFUSED, null, "Tolak", "Usulan berakhir. Tidak dapat dibatalkan."));

    /** Where a village goes that is taken out. */
    record Way(Fate fate, Findings.Track track, String title, String next) {

        public String code() {
            return track == null ? fate.name() : fate.name() + "-" + track.name();
        }
    }

    /** A village to be taken out: the way by its code, and why. */
    record Leaving(String way, String reason) {

        /** A reason without a way is not lost: it is asked about. */
        boolean isBegun() {
            return !way.isEmpty() || !reason.isEmpty();
        }

        public String title() {
            return way().isEmpty() ? "" : found().map(Way::title).orElse("");
        }

        Optional<Way> found() {
            return WAYS.stream().filter(known -> known.code().equals(way)).findFirst();
        }
    }

    static DecreeForm of(Map<String, String> fields) {
        var leaving = fields.entrySet().stream()
                .filter(field -> field.getKey().matches("tujuan-[0-9]{1,18}"))
                .map(field -> Map.entry(
                        Long.valueOf(field.getKey().substring("tujuan-".length())),
                        new Leaving(
                                field.getValue(),
                                fields.getOrDefault(field.getKey().replace("tujuan", "alasan"), "")
                                        .strip())))
                .filter(village -> village.getValue().isBegun())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> other, LinkedHashMap::new));
        return new DecreeForm(
                fields.getOrDefault("nomor", "").strip(),
                fields.getOrDefault("tanggal", "").strip(),
                fields.containsKey("setuju"),
                leaving);
    }

    /** What was begun in the form of the task. */
    static DecreeForm of(JsonNode saved) {
        var leaving = new LinkedHashMap<Long, Leaving>();
        saved.path("takenOut").properties().forEach(village -> {
            var fate = village.getValue().path("fate").asText("");
            var track = fate.equals(Fate.HANDED_BACK.name())
                    ? "-" + village.getValue().path("track").asText(Findings.Track.BUDGET.name())
                    : "";
            leaving.put(
                    Long.valueOf(village.getKey()),
                    new Leaving(fate + track, village.getValue().path("reason").asText("")));
        });
        return new DecreeForm(
                saved.path("number").asText(""), saved.path("date").asText(""), false, leaving);
    }

    /** Who stays out once this is signed; a reason alone takes nobody out. */
    Set<Long> out() {
        return leaving.entrySet().stream()
                .filter(village -> village.getValue().found().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What is missing, by field; empty when it can be signed. */
    Map<String, String> flaws(long staying, Clock clock) {
        var flaws = new LinkedHashMap<String, String>();
        if (number.isEmpty()) {
            flaws.put("nomor", "Isi nomor Keputusan Bupati.");
        }
        date().map(date -> PaperDate.flaw(date, BudgetYear.current(clock).preparedFrom(), clock))
                .orElse(Optional.of("Isi tanggal Keputusan Bupati."))
                .ifPresent(flaw -> flaws.put("tanggal", flaw));
        leaving.forEach((proposal, village) -> {
            if (village.found().isEmpty()) {
                flaws.put("alasan-" + proposal, "Pilih tujuannya, atau hapus alasannya.");
            } else if (village.reason().isEmpty()) {
                flaws.put("alasan-" + proposal, "Tulis alasannya; Kepala Desa akan membacanya.");
            }
        });
        if (staying == 0) {
            flaws.put("desa", "Semua desa dikeluarkan. Kembalikan gelombangnya lewat formulir tugas.");
        }
        return flaws;
    }

    Optional<LocalDate> date() {
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public String dayInWords() {
        return date().map(Indonesian::date).orElse("");
    }

    /** What the form of the task would have saved. */
    JsonNode content(ObjectMapper json) {
        var takenOut = leaving.entrySet().stream()
                .flatMap(entry -> entry.getValue().found().stream()
                        .map(way -> Map.entry(
                                entry.getKey(),
                                new TakeOut(way.fate(), entry.getValue().reason(), way.track()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return json.valueToTree(
                new RegentDecision(DeskDecision.Outcome.APPROVE, number, date().orElse(null), agreed, null, takenOut));
    }

    /** The fields again, for the page that asks once more. */
    public List<Map.Entry<String, String>> fields() {
        return Stream.concat(
                        Stream.of(Map.entry("nomor", number), Map.entry("tanggal", day)),
                        leaving.entrySet().stream()
                                .flatMap(entry -> Stream.of(
                                        Map.entry(
                                                "tujuan-" + entry.getKey(),
                                                entry.getValue().way()),
                                        Map.entry(
                                                "alasan-" + entry.getKey(),
                                                entry.getValue().reason()))))
                .toList();
    }
}
