package id.payungdesa.monitoring.web;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Papers;
import id.payungdesa.proposal.Scan;
import id.payungdesa.tariff.AccountCode;
import id.payungdesa.tariff.AccountCodes;
import id.payungdesa.tariff.FundRule;
import id.payungdesa.tariff.FundSources;
import id.payungdesa.year.Circulars;
import id.payungdesa.year.Deadlines;
import id.payungdesa.year.Settings;
import id.payungdesa.year.YearDeadline;
import id.payungdesa.year.YearRule;
import id.payungdesa.year.YearState.Phase;
import id.payungdesa.year.Years;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What DPMPD decides about a year; each form answers beside itself. */
@Controller
@RequestMapping("/tahun/{year}")
class YearSettingsPage {

    private final Settings settings;
    private final Years years;
    private final Deadlines deadlines;
    private final Circulars circulars;
    private final AccountCodes codes;
    private final FundSources sources;
    private final Papers papers;

    YearSettingsPage(
            Settings settings,
            Years years,
            Deadlines deadlines,
            Circulars circulars,
            AccountCodes codes,
            FundSources sources,
            Papers papers) {
        this.settings = settings;
        this.years = years;
        this.deadlines = deadlines;
        this.circulars = circulars;
        this.codes = codes;
        this.sources = sources;
        this.papers = papers;
    }

    @PostMapping("/keadaan")
    String state(@PathVariable("year") String year, @RequestParam Map<String, String> typed, RedirectAttributes told) {
        return decide(year, "keadaan", typed, told, named -> {
            var reason = typed.get("reason");
            switch (NewAppointment.text(typed.get("deed"))) {
                case "buka" -> years.open(named, reason);
                case "tutup" -> years.close(named, reason);
                case "buka-kembali" -> years.reopen(named, reason);
                default -> throw new Refused("Pilih apa yang dilakukan dengan tahun ini.");
            }
            return switch (typed.get("deed")) {
                case "buka" -> "Tahun anggaran %s dibuka. Desa dapat memulai usulan sekarang.".formatted(named);
                case "tutup" ->
                    "Tahun anggaran %s ditutup. Usulan yang sedang berjalan tetap diteruskan.".formatted(named);
                default -> "Tahun anggaran %s dibuka kembali.".formatted(named);
            };
        });
    }

    @PostMapping("/ketentuan")
    String rule(@PathVariable("year") String year, @RequestParam Map<String, String> typed, RedirectAttributes told) {
        return decide(year, "ketentuan", typed, told, named -> {
            var rule = new YearRule(
                    number(typed, "places", "Isi kuota per desa dengan angka."),
                    number(typed, "firstFrom", "Pilih bulan pertama paling awal."),
                    number(typed, "firstTo", "Pilih bulan pertama paling lambat."),
                    number(typed, "fewestMonths", "Isi lama perlindungan paling singkat."),
                    number(typed, "mostMonths", "Isi lama perlindungan paling lama."));
            years.set(
                    named,
                    rule,
                    NewAppointment.day(typed.get("from"), "Tanggal mulai berlaku tidak terbaca."),
                    typed.get("reason"));
            return "Ketentuan tersimpan.";
        });
    }

    @PostMapping("/tenggat")
    String deadline(
            @PathVariable("year") String year, @RequestParam Map<String, String> typed, RedirectAttributes told) {
        return decide(year, "tenggat", typed, told, named -> {
            var kind = NewAppointment.chosen(
                    YearDeadline.values(), YearDeadline::name, typed.get("kind"), "Pilih tenggatnya.");
            deadlines.set(
                    named,
                    kind,
                    NewAppointment.day(typed.get("due"), "Tanggal tidak terbaca. Tulis seperti 20 November 2026."),
                    typed.get("reason"));
            return "Tenggat tersimpan.";
        });
    }

    @PostMapping("/edaran")
    String circular(
            @PathVariable("year") String year,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) MultipartFile file,
            RedirectAttributes told) {
        return decide(year, "edaran", typed, told, named -> {
            circulars.set(
                    named,
                    typed.get("number"),
                    NewAppointment.day(typed.get("dated"), "Tanggal edaran tidak terbaca.")
                            .orElseThrow(() -> new Refused("Isi tanggal surat edarannya.")),
                    pdf(file),
                    typed.get("reason"));
            return "Surat edaran tersimpan.";
        });
    }

    @PostMapping("/kode")
    String code(@PathVariable("year") String year, @RequestParam Map<String, String> typed, RedirectAttributes told) {
        return decide(year, "kode", typed, told, named -> {
            var kind = kind(typed);
            var code = NewAppointment.text(typed.get("code"));
            codes.allow(kind, named, new AccountCode(code, typed.get("name")), typed.get("reason"));
            return "%s %s boleh dipakai untuk tahun %s.".formatted(kind.title(), code, named);
        });
    }

    @PostMapping("/kode/pencabutan")
    String withdraw(
            @PathVariable("year") String year, @RequestParam Map<String, String> typed, RedirectAttributes told) {
        return decide(year, "kode", typed, told, named -> {
            codes.withdraw(kind(typed), named, typed.get("code"), typed.get("reason"));
            return "Kode %s dicabut. Usulan yang sudah memakainya tidak berubah.".formatted(typed.get("code"));
        });
    }

    @PostMapping("/sumber-dana")
    String source(@PathVariable("year") String year, @RequestParam Map<String, String> typed, RedirectAttributes told) {
        return decide(year, "sumber-dana", typed, told, named -> {
            var rule = NewAppointment.text(typed.get("verdict")).isEmpty()
                    ? Optional.<FundRule>empty()
                    : Optional.of(new FundRule(
                            NewAppointment.chosen(
                                    FundRule.Verdict.values(),
                                    FundRule.Verdict::name,
                                    typed.get("verdict"),
                                    "Pilih aturannya."),
                            typed.get("citation")));
            sources.set(named, NewAppointment.text(typed.get("source")), rule, typed.get("reason"));
            return "Aturan sumber dana tersimpan.";
        });
    }

    private interface Decision {

        String on(BudgetYear year);
    }

    private String decide(
            String typedYear, String part, Map<String, String> typed, RedirectAttributes told, Decision decision) {
        var year = YearsPage.year(typedYear);
        requireKeeper();
        var shown = years.state(year).phase() == Phase.UNOPENED ? "keadaan" : part;
        told.addFlashAttribute("part", shown);
        try {
            if (!part.equals("keadaan")) {
                years.requireOpened(year);
            }
            told.addFlashAttribute("done", decision.on(year));
        } catch (Refused refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
            told.addFlashAttribute("typed", typed);
        }
        return "redirect:/tahun/%s#%s".formatted(year, shown);
    }

    private void requireKeeper() {
        try {
            settings.requireKeeper();
        } catch (Refused refused) {
            throw new AccessDeniedException(refused.getMessage());
        }
    }

    private Optional<Circulars.Pdf> pdf(MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (file.getSize() > papers.largest()) {
                throw new Refused(
                        "Berkas ini terlalu besar. Pindai ulang dengan kualitas lebih rendah, lalu unggah lagi.");
            }
            var scan = Scan.read(file.getBytes(), file.getOriginalFilename());
            if (scan.format() != Scan.Format.PDF) {
                throw new Refused(
                        "Surat edaran diunggah sebagai PDF. Simpan dokumennya sebagai PDF, lalu unggah lagi.");
            }
            return Optional.of(new Circulars.Pdf(scan.name(), scan.content()));
        } catch (IOException e) {
            throw new Refused("Berkas ini tidak terbaca. Unggah sekali lagi.");
        }
    }

    private static AccountCodes.Kind kind(Map<String, String> typed) {
        return NewAppointment.chosen(
                AccountCodes.Kind.values(), AccountCodes.Kind::name, typed.get("kind"), "Pilih jenis kodenya.");
    }

    static int number(Map<String, String> typed, String field, String sentence) {
        var text = NewAppointment.text(typed.get(field));
        if (!text.matches("[0-9]{1,6}")) {
            throw new Refused(sentence);
        }
        return Integer.parseInt(text);
    }
}
