package id.payungdesa.dossier;

import id.payungdesa.common.Indonesian;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One thing that an entry of a {@link Register} says, as it is asked for and as it is read back. */
public record Field(
        String key, String title, Shape shape, boolean required, int longest, String hint, List<Choice> choices) {

    private static final Pattern NIK = Pattern.compile("(?:\\d[ .-]?){16}");
    private static final int MOST_DIGITS = 15;

    /** How it is typed. */
    public enum Shape {
        CHOICE,
        LINE,
        TEXT,
        DAY,
        NUMBER,
        RUPIAH,
        ADDRESS,
        TICK
    }

    /** What may be chosen, by its code. */
    public record Choice(String code, String title) {}

    static Field choice(String key, String title, Choice... choices) {
        return new Field(key, title, Shape.CHOICE, true, 40, "", List.of(choices));
    }

    static Field line(String key, String title, int longest) {
        return new Field(key, title, Shape.LINE, true, longest, "", List.of());
    }

    static Field text(String key, String title, int longest, String hint) {
        return new Field(key, title, Shape.TEXT, false, longest, hint, List.of());
    }

    static Field day(String key, String title) {
        return new Field(key, title, Shape.DAY, true, 40, "", List.of());
    }

    static Field number(String key, String title) {
        return new Field(key, title, Shape.NUMBER, true, MOST_DIGITS, "", List.of());
    }

    static Field rupiah(String key, String title) {
        return new Field(key, title, Shape.RUPIAH, true, MOST_DIGITS, "", List.of());
    }

    static Field address(String key, String title) {
        return new Field(key, title, Shape.ADDRESS, false, 300, "", List.of());
    }

    static Field tick(String key, String title) {
        return new Field(key, title, Shape.TICK, false, 5, "", List.of());
    }

    Field optional() {
        return new Field(key, title, shape, false, longest, hint, choices);
    }

    Field hint(String hint) {
        return new Field(key, title, shape, required, longest, hint, choices);
    }

    /** Of a number no sign is held back while it is typed, as dots and Rp are no digits; it is checked when it is kept. */
    public boolean isNumber() {
        return shape == Shape.NUMBER || shape == Shape.RUPIAH;
    }

    public boolean isWide() {
        return shape == Shape.TEXT || shape == Shape.TICK || longest > 100;
    }

    /** What is kept of what was typed; empty where nothing was. Dates and numbers are kept in one spelling. */
    String kept(String typed) {
        var text = typed == null ? "" : typed.strip();
        return switch (shape) {
            case NUMBER, RUPIAH -> text.replaceFirst("(?i)^Rp\\.?", "").replaceAll("[. ]", "");
            case DAY -> Indonesian.parseDate(text).map(LocalDate::toString).orElse(text);
            case TICK -> text.isEmpty() ? "" : "ya";
            default -> text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
        };
    }

    /** What is wrong with it, in a sentence that says what to do. */
    Optional<String> flaw(String kept) {
        if (kept.isEmpty()) {
            return required
                    ? Optional.of(shape == Shape.CHOICE ? "Pilih salah satu." : "Isi bagian ini.")
                    : Optional.empty();
        }
        if (NIK.matcher(kept).find() && !isNumber()) {
            return Optional.of("Jangan tulis NIK di sini; berkas ini dibaca banyak orang.");
        }
        if (kept.length() > longest) {
            return Optional.of("Paling banyak %s huruf; sekarang %s."
                    .formatted(Indonesian.number(longest), Indonesian.number(kept.length())));
        }
        return switch (shape) {
            case CHOICE -> title(kept).isPresent() ? Optional.empty() : Optional.of("Pilih salah satu.");
            case NUMBER, RUPIAH ->
                kept.matches("[0-9]+") ? Optional.empty() : Optional.of("Tulis angka saja, misalnya 1.250.");
            case DAY ->
                Indonesian.parseDate(kept).isPresent()
                        ? Optional.empty()
                        : Optional.of("Tanggal tidak terbaca. Tulis seperti 20 November 2026.");
            case ADDRESS ->
                kept.matches("https?://[^\\s\"'<>]+\\.[^\\s\"'<>]+")
                        ? Optional.empty()
                        : Optional.of("Tulis alamat lengkap, misalnya https://www.nunukankab.go.id/berita.");
            default -> Optional.empty();
        };
    }

    /** For people. */
    public String written(String kept) {
        return kept == null || kept.isEmpty()
                ? ""
                : switch (shape) {
                    case CHOICE -> title(kept).orElse(kept);
                    case NUMBER -> Indonesian.number(Long.parseLong(kept));
                    case RUPIAH -> "Rp" + Indonesian.number(Long.parseLong(kept));
                    case DAY -> Indonesian.date(LocalDate.parse(kept));
                    case TICK -> "Ya";
                    default -> kept;
                };
    }

    private Optional<String> title(String code) {
        return choices.stream()
                .filter(choice -> choice.code().equals(code))
                .map(Choice::title)
                .findFirst();
    }

    public List<String> paragraphs(String kept) {
        return kept == null
                ? List.of()
                : Arrays.stream(kept.split("\\s*\\n\\s*"))
                        .filter(part -> !part.isBlank())
                        .toList();
    }
}
