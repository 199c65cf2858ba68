package id.payungdesa.monitoring.web;

import id.payungdesa.access.Capacity;
import id.payungdesa.access.Letter;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Posts;
import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** An appointment as it was filled in; what is missing or does not fit is said in a sentence. */
record NewAppointment(
        String role, String place, String capacity, String letterNumber, String letterDate, String from, String until) {

    void make(Posts posts, OfficialId official) {
        posts.appoint(
                official,
                post(),
                chosen(Capacity.values(), Capacity::name, capacity, "Pilih dasar pengangkatannya."),
                letter(),
                day(from, "Isi hari pertama menjabat.").orElseThrow(() -> new Refused("Isi hari pertama menjabat.")),
                day(until, "Hari terakhir tidak terbaca. Tulis seperti 31 Desember 2026."));
    }

    private Post post() {
        var wanted = chosen(Role.values(), Role::name, role, "Pilih jabatannya.");
        if (!text(place).matches("(VILLAGE|SUBDISTRICT|REGENCY)-[1-9][0-9]{0,6}")) {
            throw new Refused("Pilih wilayah jabatannya.");
        }
        var parts = place.split("-");
        if (!parts[0].equals(wanted.level().name())) {
            throw new Refused("%s %s"
                    .formatted(
                            wanted.title(),
                            switch (wanted.level()) {
                                case VILLAGE -> "bertugas di desa. Pilih desanya.";
                                case SUBDISTRICT -> "bertugas di kecamatan. Pilih kecamatannya.";
                                case REGENCY -> "bertugas di kabupaten. Pilih Kabupaten Nunukan.";
                            }));
        }
        return new Post(wanted, Integer.parseInt(parts[1]));
    }

    private Optional<Letter> letter() {
        if (text(letterNumber).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Letter(
                text(letterNumber),
                day(letterDate, "Tanggal surat tidak terbaca. Tulis seperti 20 November 2026.")
                        .orElseThrow(() -> new Refused("Isi juga tanggal suratnya."))));
    }

    static Optional<LocalDate> day(String typed, String sentence) {
        if (text(typed).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Indonesian.parseDate(text(typed)).orElseThrow(() -> new Refused(sentence)));
    }

    static String text(String typed) {
        return typed == null ? "" : typed.strip();
    }

    static <T> T chosen(T[] all, Function<T, String> code, String wanted, String sentence) {
        return Arrays.stream(all)
                .filter(one -> code.apply(one).equals(text(wanted)))
                .findFirst()
                .orElseThrow(() -> new Refused(sentence));
    }
}
