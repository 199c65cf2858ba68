package id.payungdesa.simulation.web;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Indonesian;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.simulation.Desk;
import id.payungdesa.simulation.Scenario;
import id.payungdesa.tariff.Bracket;
import id.payungdesa.tariff.Discount;
import id.payungdesa.tariff.FundSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** The terms as they stand in the address, with what is wrong said for each field. */
final class Asked {

    private final MultiValueMap<String, String> typed;
    private final Map<String, String> defaults;
    private final Map<String, String> faults = new LinkedHashMap<>();

    Asked(MultiValueMap<String, String> typed, Map<String, String> defaults) {
        this.typed = typed;
        this.defaults = defaults;
    }

    public Map<String, String> faults() {
        return faults;
    }

    /** What a field shows: what was typed, or what it begins with. */
    public String shown(String field) {
        var value = typed.getFirst(field);
        return (value == null ? defaults.getOrDefault(field, "") : value).strip();
    }

    /** What was typed into a field, one after the other behind semicolons. */
    List<String> each(String field) {
        return Arrays.stream(shown(field).split(";"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    void refuse(String field, String sentence) {
        faults.put(field, sentence);
    }

    public boolean chosen(String field, String value) {
        return typed.getOrDefault(field, List.of()).contains(value);
    }

    /** Ticked boxes are all an address tells of a form, so one that was never sent begins as it is usual. */
    public boolean ticked(String field) {
        return typed.containsKey(field);
    }

    Optional<Scenario> read(BudgetYear year, List<Bracket> brackets, List<FundSource> sources) {
        var tier = number("golongan", 1, brackets.size(), "Pilih dasar penghasilannya.");
        var transport = number("angkutan", 0, 100, "Isi antara 0 dan 100 persen.");
        var places = shown("kuota").isEmpty()
                ? Optional.<Integer>empty()
                : Optional.of(number("kuota", 1, 2000, "Kuota antara 1 dan 2.000 orang."));
        var first = number("mulai", 1, 12, "Pilih bulan pertamanya.");
        var months = number("bulan", 1, 12, "Lama perlindungan antara 1 dan 12 bulan.");
        var others = number("keluarlain", 0, 300, "Jumlah desa antara 0 dan 300.");
        var shares = shares(sources);
        var received = day("masuk");
        var desks = desks();
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Scenario(
                year,
                brackets.get(tier - 1),
                ticked("keringanan") ? Discount.PP_50_2025 : Discount.NONE,
                transport,
                places,
                YearMonth.of(year.value(), first),
                months,
                typed.getOrDefault("keluar", List.of()).stream()
                        .filter(id -> id.matches("[0-9]{1,6}"))
                        .map(id -> new SubdistrictId(Integer.parseInt(id)))
                        .collect(Collectors.toSet()),
                others,
                shares,
                received,
                desks));
    }

    private Map<String, Integer> shares(List<FundSource> sources) {
        var shares = new HashMap<String, Integer>();
        for (var source : sources) {
            var field = "dana-" + source.code();
            if (!shown(field).isEmpty()) {
                shares.put(source.code(), number(field, 0, 100, "Isi antara 0 dan 100 persen."));
            }
        }
        var sum = shares.values().stream().mapToInt(Integer::intValue).sum();
        if (sum != 100) {
            faults.put("dana", "Jumlah bagian sumber dana harus 100 persen; sekarang %d persen.".formatted(sum));
        }
        return shares;
    }

    private Map<Desk, Desk.Staffing> desks() {
        return Arrays.stream(Desk.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        desk -> new Desk.Staffing(
                                number("petugas-" + desk.id(), 1, 50, "Petugas antara 1 dan 50 orang."),
                                number("berkas-" + desk.id(), 1, 500, "Berkas antara 1 dan 500 sehari.")),
                        (one, other) -> one,
                        () -> new EnumMap<>(Desk.class)));
    }

    private LocalDate day(String field) {
        var day = Indonesian.parseDate(shown(field)).filter(one -> one.getYear() >= 2015 && one.getYear() <= 2099);
        if (day.isEmpty()) {
            faults.put(field, "Isi tanggalnya seperti 1 Desember 2026.");
        }
        return day.orElse(LocalDate.EPOCH);
    }

    private int number(String field, int least, int most, String sentence) {
        var text = shown(field);
        if (text.matches("[0-9]{1,6}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        faults.put(field, sentence);
        return least;
    }
}
