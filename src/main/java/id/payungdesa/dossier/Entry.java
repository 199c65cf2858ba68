package id.payungdesa.dossier;

import id.payungdesa.common.Indonesian;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What somebody wrote into a {@link Register}, as of one version of it. */
public record Entry(
        long id,
        int version,
        Register register,
        int year,
        Map<String, String> body,
        Optional<Attached> file,
        boolean withdrawn,
        String writtenBy,
        Instant writtenAt) {

    /** The file beside it, by its fingerprint. */
    public record Attached(long id, String name, String mediaType, String fingerprint, int size) {

        public boolean isPicture() {
            return mediaType.startsWith("image/");
        }

        String ending() {
            return name.substring(name.lastIndexOf('.'));
        }
    }

    public String text(String key) {
        return body.getOrDefault(key, "");
    }

    public String written(String key) {
        return register.field(key).written(text(key));
    }

    public Long number(String key) {
        return body.containsKey(key) ? Long.valueOf(body.get(key)) : null;
    }

    public LocalDate day(String key) {
        return LocalDate.parse(body.get(key));
    }

    public String when() {
        return Indonesian.time(writtenAt);
    }
}
