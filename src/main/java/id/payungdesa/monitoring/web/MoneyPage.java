package id.payungdesa.monitoring.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.monitoring.Kept;
import id.payungdesa.monitoring.Money;
import id.payungdesa.monitoring.MoneySums;
import id.payungdesa.monitoring.MoneySums.OfBill;
import id.payungdesa.monitoring.MoneySums.OfVillage;
import id.payungdesa.monitoring.MoneySums.Share;
import id.payungdesa.monitoring.VillageStages;
import id.payungdesa.report.Kind;
import id.payungdesa.report.Table;
import id.payungdesa.tariff.FundSources;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** The money of a budget year by its source and by kecamatan, down to villages and contribution codes. */
@Controller
class MoneyPage {

    private static final String PAGE = "/pantau/uang";
    private static final String DETAIL = PAGE + "/rincian";

    private final CurrentOfficial current;
    private final MoneySums sums;
    private final Kept kept;
    private final VillageStages stages;
    private final FundSources sources;
    private final Subdistricts subdistricts;
    private final Clock clock;

    MoneyPage(
            CurrentOfficial current,
            MoneySums sums,
            Kept kept,
            VillageStages stages,
            FundSources sources,
            Subdistricts subdistricts,
            Clock clock) {
        this.current = current;
        this.sums = sums;
        this.kept = kept;
        this.stages = stages;
        this.sources = sources;
        this.subdistricts = subdistricts;
        this.clock = clock;
    }

    /** Whose money, as the address says. */
    record Wanted(
            @BindParam("tahun") String year,
            @BindParam("kecamatan") String subdistrict,
            @BindParam("sumber") String source) {

        Wanted {
            year = year == null ? "" : year.strip();
            subdistrict = subdistrict == null ? "" : subdistrict.strip();
            source = source == null ? "" : source.strip();
        }

        Optional<Integer> place() {
            return subdistrict.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(subdistrict)) : Optional.empty();
        }

        Optional<String> fund() {
            return Optional.of(source).filter(code -> !code.isEmpty());
        }
    }

    /** A line of a table: what it is about, where its rows are, and its money. */
    record Line(String name, String href, Money money) {}

    @GetMapping(PAGE)
    @Transactional(readOnly = true)
    String show(Wanted wanted, Model model) {
        var official = current.get();
        var year = ask(official, wanted, model);
        var told = kept.of(
                official, List.of(PAGE, year, wanted.place()), () -> sums.shares(official, year, wanted.place()));
        var now = told.asOf();
        var shares = told.found();
        var total = shares.stream().map(Share::money).reduce(Money.NONE, Money::plus);
        model.addAttribute("asOf", Indonesian.time(now));
        model.addAttribute("total", total);
        model.addAttribute("unknown", Rupiah.of(sums.unknown()));
        model.addAttribute(
                "bySource",
                table(
                        "sumber-dana",
                        "Menurut sumber dana",
                        "Sumber dana",
                        total,
                        now,
                        lines(
                                shares,
                                share -> new Line(
                                        share.sourceName(),
                                        detail(year, wanted.subdistrict(), share.source()),
                                        Money.NONE))));
        model.addAttribute(
                "bySubdistrict",
                table(
                        "kecamatan",
                        "Menurut kecamatan",
                        "Kecamatan",
                        total,
                        now,
                        lines(
                                shares,
                                share -> new Line(
                                        share.subdistrictName(),
                                        detail(year, String.valueOf(share.subdistrict()), ""),
                                        Money.NONE))));
        return "monitoring/money";
    }

    @GetMapping(DETAIL)
    @Transactional(readOnly = true)
    String detail(Wanted wanted, Model model) {
        var now = clock.instant();
        var official = current.get();
        var year = ask(official, wanted, model);
        var villages = sums.villages(official, year, wanted.place(), wanted.fund());
        var total = villages.stream().map(OfVillage::money).reduce(Money.NONE, Money::plus);
        model.addAttribute("asOf", Indonesian.time(now));
        model.addAttribute("total", total);
        model.addAttribute("sources", sources.all());
        model.addAttribute("villages", villages(villages, total, now));
        model.addAttribute("bills", bills(sums.bills(official, year, wanted.place(), wanted.fund()), now));
        return "monitoring/money-detail";
    }

    private BudgetYear ask(Official official, Wanted wanted, Model model) {
        var years = stages.years(official);
        var year = years.stream()
                .filter(known -> known.toString().equals(wanted.year()))
                .findFirst()
                .orElse(years.get(0));
        model.addAttribute("official", official);
        model.addAttribute("wanted", wanted);
        model.addAttribute("years", years);
        model.addAttribute("year", year);
        model.addAttribute("subdistricts", subdistricts.of(official));
        return year;
    }

    /** Shares of the same line added up, in the order in which they first come. */
    private static List<Line> lines(List<Share> shares, Function<Share, Line> line) {
        return shares.stream()
                .collect(groupingBy(line, LinkedHashMap::new, reducing(Money.NONE, Share::money, Money::plus)))
                .entrySet()
                .stream()
                .map(entry -> new Line(entry.getKey().name(), entry.getKey().href(), entry.getValue()))
                .toList();
    }

    private static Table<Line> table(
            String name, String title, String first, Money total, Instant now, List<Line> lines) {
        var table = Table.of(name, title, now, lines)
                .text(first, Line::name)
                .linked(Line::href)
                .number("Usulan", line -> line.money().proposals());
        return money(table, Line::money, total);
    }

    private static Table<OfVillage> villages(List<OfVillage> villages, Money total, Instant now) {
        var table = Table.of("desa", "Desa", now, villages)
                .text("Desa", OfVillage::name)
                .linked(row -> "/pantau/desa/" + row.village())
                .text("Kecamatan", OfVillage::subdistrictName)
                .text("Sumber", OfVillage::source)
                .text("Tahap", row -> row.stage().title())
                .text("Perdes APBDes", OfVillage::enactment);
        return money(table, OfVillage::money, total);
    }

    /** Columns for what must not be appear only when there is some. */
    private static <R> Table<R> money(Table<R> table, Function<R, Money> of, Money total) {
        var all = table.column("Direncanakan", Kind.RUPIAH, row -> of.apply(row).planned())
                .column("Ditetapkan", Kind.RUPIAH, row -> of.apply(row).committed())
                .column("Ditagih", Kind.RUPIAH, row -> of.apply(row).billed())
                .column("Dibayar", Kind.RUPIAH, row -> of.apply(row).paid())
                .column("Lunas", Kind.RUPIAH, row -> of.apply(row).settled())
                .column("Sisa", Kind.RUPIAH, row -> of.apply(row).left());
        if (total.excess() != 0) {
            all = all.column("Kelebihan di BPJS Ketenagakerjaan", Kind.RUPIAH, row -> of.apply(row)
                    .excess());
        }
        return total.astray() == 0
                ? all
                : all.column("Selisih dengan buku kas", Kind.RUPIAH, row -> of.apply(row)
                        .astray());
    }

    private static Table<OfBill> bills(List<OfBill> bills, Instant now) {
        return Table.of("kode-iuran", "Kode iuran", now, bills)
                .text("Kode iuran", OfBill::code)
                .text("Desa", OfBill::name)
                .linked(bill -> "/pantau/desa/" + bill.village())
                .text("Kecamatan", OfBill::subdistrictName)
                .text("Sumber", OfBill::source)
                .text("Bulan", bill -> Indonesian.month(YearMonth.from(bill.firstMonth())))
                .number("Lama (bulan)", OfBill::months)
                .column("Tagihan", Kind.RUPIAH, OfBill::amount)
                .text("Keadaan", MoneyPage::state)
                .column("Jatuh tempo", Kind.DAY, OfBill::dueOn)
                .text("Nomor SPP", OfBill::sppNumber)
                .column("Dibayar", Kind.DAY, OfBill::paidOn)
                .text("Referensi bank", OfBill::bankReference)
                .column("Menurut BPJS Ketenagakerjaan", Kind.RUPIAH, OfBill::reported);
    }

    private static String state(OfBill bill) {
        return bill.dead()
                ? "Diganti kode baru"
                : bill.settledAt().isPresent()
                        ? "Lunas"
                        : bill.paidOn().isPresent() ? "Menunggu BPJS Ketenagakerjaan" : "Belum dibayar";
    }

    private static String detail(BudgetYear year, String subdistrict, String source) {
        var address = UriComponentsBuilder.fromPath(DETAIL).queryParam("tahun", year.value());
        if (!subdistrict.isEmpty()) {
            address.queryParam("kecamatan", subdistrict);
        }
        if (!source.isEmpty()) {
            address.queryParam("sumber", source);
        }
        return address.encode().build().toUriString();
    }
}
