package id.payungdesa.roster;

import static id.payungdesa.roster.RosterColumn.MOTHER;
import static id.payungdesa.roster.RosterColumn.NAME;
import static id.payungdesa.roster.RosterColumn.PHONE;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a row: kept as they are, unless something hides in them or a formula stands in for them. */
record WordsCheck(RosterRow row, Remarks remarks) {

    private static final Set<RosterColumn> WORDS =
            EnumSet.of(NAME, RosterColumn.BIRTH_PLACE, MOTHER, RosterColumn.ADDRESS);
    private static final int LONGEST_NAME = 100;
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\x{FFFD}&&[^\\r\\n\\t]]");
    private static final Pattern FOREIGN_LETTER = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}ʻʼʾʿ]]");
    private static final Pattern LIKE_FORMULA = Pattern.compile("[=+@].*", Pattern.DOTALL);

    void noFormulasNorHiddenSigns() {
        for (var column : RosterColumn.inTemplate()) {
            var text = row.text(column).orElse("");
            if (text.startsWith(Cell.FORMULA)) {
                remarks.refuse(
                        column,
                        "%s berisi rumus Excel. Salin lalu Tempel sebagai Nilai, atau ketik isinya."
                                .formatted(column.heading()));
            } else if (WORDS.contains(column) && HIDDEN.matcher(text).find()) {
                remarks.refuse(
                        column,
                        "%s berisi tanda tersembunyi. Hapus isinya, lalu ketik ulang.".formatted(column.heading()));
            }
        }
    }

    String name() {
        var name = row.text(NAME).orElse("");
        if (name.codePoints().noneMatch(Character::isLetter)) {
            remarks.refuse(NAME, "Nama kosong. Isi nama lengkap sesuai KTP.");
        } else if (name.length() > LONGEST_NAME) {
            remarks.refuse(NAME, "Nama lebih dari 100 huruf. Isi hanya nama lengkap sesuai KTP.");
        } else if (FOREIGN_LETTER.matcher(name).find()
                || LIKE_FORMULA.matcher(name).matches()) {
            remarks.warn(
                    NAME,
                    "Nama berisi tanda atau huruf yang tidak biasa. Cocokkan dengan KTP, lalu beri tanda setuju.");
        }
        return name;
    }

    String motherName() {
        var name = row.text(MOTHER);
        if (name.isEmpty()) {
            remarks.note(
                    MOTHER, "Nama ibu kandung kosong. BPJS Ketenagakerjaan akan menanyakannya, lengkapi bila ada.");
        }
        return name.orElse("");
    }

    /** Spreadsheets drop the nought a mobile number begins with. */
    String phone() {
        var phone = row.text(PHONE).orElse("");
        return phone.matches("8\\d{7,12}") ? "0" + phone : phone;
    }
}
