package id.payungdesa.roster;

import static id.payungdesa.roster.RosterColumn.BIRTH_DATE;
import static id.payungdesa.roster.RosterColumn.FAMILY_CARD;
import static id.payungdesa.roster.RosterColumn.NIK;
import static id.payungdesa.roster.RosterColumn.SEX;

import id.payungdesa.common.Indonesian;
import java.time.LocalDate;
import java.util.Optional;

/** The numbers of a person, and whether birth date and sex agree with the NIK. */
record IdentityCheck(LocalDate today, RosterRow row, Remarks remarks) {

    Optional<Nik> nik() {
        var text = row.text(NIK).orElse("");
        var fault = Nik.faultOf(text);
        if (fault.isPresent()) {
            remarks.refuse(NIK, fault.get().sentence());
            return Optional.empty();
        }
        var nik = Nik.parse(text);
        if (!nik.hasSerial()) {
            remarks.warn(NIK, "Empat angka terakhir NIK 0000. Cocokkan dengan KTP, lalu beri tanda setuju bila benar.");
        }
        if (!nik.hasPlausiblePlace()) {
            remarks.warn(
                    NIK,
                    "Empat angka pertama NIK tidak dikenal. Cocokkan dengan KTP, lalu beri tanda setuju bila benar.");
        }
        return Optional.of(nik);
    }

    String familyCard() {
        var text = row.text(FAMILY_CARD).orElse("");
        var digits = Nik.withoutSeparators(text);
        if (digits.isEmpty()) {
            remarks.note(FAMILY_CARD, "Nomor KK kosong. Lengkapi bila ada.");
        } else if (Nik.isExcelNumber(text)) {
            remarks.refuse(
                    FAMILY_CARD,
                    "Nomor KK rusak oleh Excel. Ubah kolomnya menjadi Teks, lalu ketik ulang 16 angkanya.");
        } else if (!digits.matches("[0-9]{16}")) {
            remarks.refuse(FAMILY_CARD, "Nomor KK harus 16 angka. Periksa lagi di Kartu Keluarga.");
        }
        return digits;
    }

    Optional<LocalDate> birthDate(Optional<Nik> nik) {
        var fromNik = nik.map(number -> number.birthDate(today));
        var text = row.text(BIRTH_DATE);
        if (text.isEmpty()) {
            fromNik.ifPresent(date -> remarks.note(
                    BIRTH_DATE, "Tanggal lahir kosong, diambil dari NIK: %s.".formatted(Indonesian.date(date))));
            return fromNik;
        }
        var stated = text.flatMap(typed -> Indonesian.parsePastDate(typed, today));
        if (stated.isEmpty()) {
            remarks.refuse(
                    BIRTH_DATE, "Tanggal lahir tidak ada di kalender atau tidak terbaca. Tulis seperti 31/12/1990.");
        } else if (fromNik.isPresent() && !fromNik.equals(stated)) {
            remarks.warn(
                    BIRTH_DATE,
                    "Tanggal lahir berbeda dengan NIK (menurut NIK %s). Cocokkan dengan KTP, lalu beri tanda setuju bila benar."
                            .formatted(Indonesian.date(fromNik.get())));
        }
        return stated;
    }

    Optional<Sex> sex(Optional<Nik> nik) {
        var fromNik = nik.map(Nik::sex);
        var text = row.text(SEX);
        if (text.isEmpty()) {
            fromNik.ifPresent(
                    sex -> remarks.note(SEX, "Jenis kelamin kosong, diambil dari NIK: %s.".formatted(sex.word())));
            return fromNik;
        }
        var stated = text.flatMap(Sex::parse);
        if (stated.isEmpty()) {
            remarks.refuse(SEX, "Jenis kelamin tidak terbaca. Tulis L atau P.");
        } else if (fromNik.isPresent() && !fromNik.equals(stated)) {
            remarks.warn(
                    SEX,
                    "Jenis kelamin berbeda dengan NIK (menurut NIK %s). Cocokkan dengan KTP, lalu beri tanda setuju bila benar."
                            .formatted(fromNik.get().word()));
        }
        return stated;
    }
}
