package id.payungdesa.notice;

import id.payungdesa.common.Refused;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where an official is reached: by mail, and by WhatsApp under an international number without plus. */
public record Address(Optional<String> mail, Optional<String> whatsapp) {

    public static final Address NONE = new Address(Optional.empty(), Optional.empty());

    private static final Pattern MAIL = Pattern.compile(
            "[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}");
    private static final Pattern NUMBER = Pattern.compile("628\\d{7,11}");

    /** Reads what people type, such as 0812-3456-7890; whoever leaves a field empty is not reached that way. */
    public static Address parse(String mail, String whatsapp) {
        return new Address(mail(mail), number(whatsapp));
    }

    private static Optional<String> mail(String typed) {
        var text = typed.strip();
        if (!text.isEmpty() && !MAIL.matcher(text).matches()) {
            throw new Refused("Alamat surel itu tidak terbaca. Tulis seperti nama@contoh.go.id.");
        }
        return Optional.of(text).filter(filled -> !filled.isEmpty());
    }

    private static Optional<String> number(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var digits = text.replaceAll("[\\s().-]", "").replaceFirst("^\\+", "").replaceFirst("^0", "62");
        if (!NUMBER.matcher(digits).matches()) {
            throw new Refused("Nomor WhatsApp itu tidak terbaca. Tulis nomor seluler seperti 0812 3456 7890.");
        }
        return Optional.of(digits);
    }

    @Override
    public String toString() {
        return "Address";
    }
}
