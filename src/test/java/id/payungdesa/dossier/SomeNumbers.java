package id.payungdesa.dossier;

import id.payungdesa.dossier.Numbers.Compliance;
import id.payungdesa.dossier.Numbers.OfFund;
import id.payungdesa.dossier.Numbers.OfVillage;
import id.payungdesa.dossier.Numbers.OfYear;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The dossier of 2027 out of one village. */
record SomeNumbers(LocalDate day, long people, long before, List<OfFund> funds) {

    /** Of no bracket there ever was. */
    private static final long MONTHLY = 17_300;

    static SomeNumbers on(String day) {
        return new SomeNumbers(LocalDate.parse(day), 0, 0, List.of());
    }

    SomeNumbers people(long people, long before) {
        return new SomeNumbers(day, people, before, funds);
    }

    SomeNumbers paidBy(String... payers) {
        return new SomeNumbers(
                day,
                people,
                before,
                Arrays.stream(payers)
                        .map(payer -> new OfFund("Alokasi Dana Desa", payer, 1, 100, 50))
                        .toList());
    }

    Dossier with(Entry... entries) {
        var planned = funds.stream().mapToLong(OfFund::planned).sum();
        var paid = funds.stream().mapToLong(OfFund::paid).sum();
        var village = new OfVillage(
                1,
                "Tanjung Aru",
                "Sebatik Timur",
                100,
                null,
                null,
                people,
                people,
                0,
                12 * people,
                planned,
                paid,
                0,
                0);
        return new Dossier(
                new Numbers(
                        2027,
                        Instant.EPOCH,
                        day,
                        MONTHLY,
                        List.of(village),
                        List.of(year(2025, 0), year(2026, before), year(2027, people)),
                        funds,
                        new Compliance(0, 0, 0, 0, 0, 0, 0, 0, 0),
                        List.of()),
                Arrays.stream(entries).collect(Collectors.groupingBy(Entry::register)),
                Map.of());
    }

    private static OfYear year(int year, long people) {
        return new OfYear(year, people > 0 ? 1 : 0, people, 12 * people, 0);
    }

    static Entry entry(Register register, String... keysAndValues) {
        var body = new java.util.HashMap<String, String>();
        for (int at = 0; at < keysAndValues.length; at += 2) {
            body.put(keysAndValues[at], keysAndValues[at + 1]);
        }
        return new Entry(1, 1, register, 2027, body, Optional.empty(), false, "Siti", Instant.EPOCH);
    }
}
