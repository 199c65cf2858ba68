package id.payungdesa.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.proposal.Signature;
import id.payungdesa.review.AccompanyingDocument;
import id.payungdesa.review.CamatDecision;
import id.payungdesa.review.Receipt;
import id.payungdesa.review.Verification;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** What the page of a joint decision asks for: once for all, and the number of each receipt or decree. */
record JointForm(boolean agreed, String note, String day, String hour, List<String> numbers) {

    static final JointForm EMPTY = new JointForm(false, "", "", "", List.of());

    /** Read as they were sent: a number may hold a comma. */
    static JointForm of(MultiValueMap<String, String> fields) {
        return new JointForm(
                fields.containsKey("setuju"),
                text(fields, "catatan"),
                text(fields, "tanggal"),
                text(fields, "jam"),
                fields.getOrDefault("nomor", List.of()).stream()
                        .map(String::strip)
                        .toList());
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        return Optional.ofNullable(fields.getFirst(name)).orElse("").strip();
    }

    /** What is missing, by field; empty when it can be decided. */
    Map<String, String> flaws(JointStep step, int tasks) {
        var flaws = new LinkedHashMap<String, String>();
        if (!step.number().isEmpty()) {
            if (read(LocalDate::parse, day) == null) {
                flaws.put("tanggal", "Isi tanggal.");
            }
            if (step == JointStep.RECEIVE_FILE && time() == null) {
                flaws.put("jam", "Isi jam terima, misalnya 09.30.");
            }
            if (numbers.size() < tasks || numbers.stream().anyMatch(String::isBlank)) {
                flaws.put("nomor", "Isi %s setiap desa.".formatted(step.number()));
            } else if (Set.copyOf(numbers).size() < numbers.size()) {
                flaws.put("nomor", "Setiap desa mendapat %s sendiri.".formatted(step.number()));
            }
        }
        if (!agreed) {
            flaws.put("setuju", "Centang pernyataan ini lebih dulu.");
        }
        return flaws;
    }

    /** What the form of this step would have saved for the task at this place of the list. */
    JsonNode content(JointStep step, int place, ObjectMapper json) {
        return json.valueToTree(
                switch (step) {
                    case RECEIVE_FILE -> new Receipt(LocalDate.parse(day), time(), numbers.get(place), complete());
                    case SIGN_EVALUATION ->
                        new CamatDecision(
                                Signature.Outcome.SIGN,
                                CamatDecision.Result.COMPLIANT,
                                numbers.get(place),
                                LocalDate.parse(day),
                                null);
                    case VERIFY -> new Verification(Map.of(), agreed, note.isEmpty() ? null : note);
                });
    }

    /** What a complete file holds. */
    static Set<AccompanyingDocument> complete() {
        return Arrays.stream(AccompanyingDocument.values())
                .filter(AccompanyingDocument::required)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AccompanyingDocument.class)));
    }

    private LocalTime time() {
        var typed = hour.replace('.', ':');
        return read(LocalTime::parse, typed.length() == 4 ? "0" + typed : typed);
    }

    private static <T> T read(Function<String, T> parse, String text) {
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
