package id.payungdesa.monitoring.web;

import id.payungdesa.common.Indonesian;
import id.payungdesa.monitoring.Period;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.util.UriComponentsBuilder;

/** For which days and which kecamatan a manager asks, as the address says; what cannot be read asks for nothing. */
record Asked(
        @BindParam("dari") String from,
        @BindParam("sampai") String to,
        @BindParam("kecamatan") String subdistrict) {

    private static final int USUAL_DAYS = 90;
    private static final LocalDate EARLIEST = LocalDate.of(2015, 1, 1);

    Asked {
        from = orEmpty(from);
        to = orEmpty(to);
        subdistrict = orEmpty(subdistrict);
    }

    /** The last ninety days when nothing else is asked for; days in the wrong order are turned round. */
    Period period(LocalDate today) {
        var last = day(to).filter(day -> !day.isAfter(today)).orElse(today);
        var first = day(from).filter(day -> !day.isAfter(today)).orElse(last.minusDays(USUAL_DAYS - 1L));
        return first.isAfter(last) ? new Period(last, first) : new Period(first, last);
    }

    Optional<Integer> place() {
        return subdistrict.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(subdistrict)) : Optional.empty();
    }

    public boolean narrows() {
        return !from.isEmpty() || !to.isEmpty() || place().isPresent();
    }

    /** The same question put to another page. */
    String at(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        if (!from.isEmpty()) {
            address.queryParam("dari", from);
        }
        if (!to.isEmpty()) {
            address.queryParam("sampai", to);
        }
        place().ifPresent(id -> address.queryParam("kecamatan", id));
        return address.encode().build().toUriString();
    }

    private static Optional<LocalDate> day(String typed) {
        return Indonesian.parseDate(typed).filter(day -> !day.isBefore(EARLIEST));
    }

    private static String orEmpty(String typed) {
        return typed == null ? "" : typed.strip();
    }
}
