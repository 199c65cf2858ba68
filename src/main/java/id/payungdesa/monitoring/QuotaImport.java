package id.payungdesa.monitoring;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.CsvFile;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.region.Authority;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import id.payungdesa.tariff.NewQuota;
import id.payungdesa.tariff.Quotas;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sets the quotas of many villages from one file: everything is checked before anything is stored. */
@Component
public class QuotaImport {

    private final Regions regions;
    private final Quotas quotas;
    private final Clock clock;

    QuotaImport(Regions regions, Quotas quotas, Clock clock) {
        this.regions = regions;
        this.quotas = quotas;
        this.clock = clock;
    }

    /** A village with what the file sets for it. */
    public record Row(Village village, NewQuota quota) {}

    /** What an import would do. */
    public record Check(List<Row> rows, List<CsvFile.Fault> faults) {}

    /** The file says how many workers are eligible; who counted them and when is said beside it. */
    public Check check(byte[] file, String source, Optional<Integer> countedIn) {
        var rows = new ArrayList<Row>();
        var faults = new ArrayList<CsvFile.Fault>();
        var seen = new HashMap<VillageId, Integer>();
        for (var line : QuotaFile.read(file)) {
            try {
                var row = row(line, source, countedIn);
                var before = seen.putIfAbsent(row.village().id(), line.number());
                if (before != null) {
                    throw new Refused("Desa %s sudah ada di baris %d. Hapus salah satunya."
                            .formatted(row.village().name(), before));
                }
                rows.add(row);
            } catch (Refused refused) {
                faults.add(new CsvFile.Fault(line.number(), refused.getMessage()));
            }
        }
        if (rows.isEmpty() && faults.isEmpty()) {
            throw new Refused("Berkas ini hanya berisi judul kolom. Isi satu baris untuk setiap desa.");
        }
        return new Check(rows, faults);
    }

    private Row row(QuotaFile.Line line, String source, Optional<Integer> countedIn) {
        var village = regions.byCode(Authority.KEMENDAGRI, line.code(), Indonesian.today(clock))
                .filter(Village::canPropose)
                .orElseThrow(() -> new Refused(
                        "Kode desa \"%s\" tidak dikenal. Pakai kode Kemendagri seperti 65.03.10.2004; kelurahan tidak memiliki kuota."
                                .formatted(line.code())));
        var eligible = number(line.eligible(), "Pekerja layak harus berupa angka, tanpa titik. Perbaiki \"%s\".");
        return new Row(
                village,
                new NewQuota(
                        number(line.places(), "Kuota harus berupa angka, tanpa titik. Perbaiki \"%s\"."),
                        eligible,
                        eligible.isPresent() ? Optional.of(source).filter(text -> !text.isBlank()) : Optional.empty(),
                        eligible.isPresent() ? countedIn : Optional.empty(),
                        line.reason()));
    }

    private static Optional<Integer> number(String typed, String sentence) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        if (!typed.matches("[0-9]{1,6}")) {
            throw new Refused(sentence.formatted(typed));
        }
        return Optional.of(Integer.valueOf(typed));
    }

    /** All of it or nothing. */
    public void carryOut(BudgetYear year, Check check) {
        if (!check.faults().isEmpty()) {
            throw new Refused("Berkas ini masih berisi kekeliruan. Perbaiki dahulu, lalu unggah lagi.");
        }
        Map<VillageId, NewQuota> set = new LinkedHashMap<>();
        check.rows().forEach(row -> set.put(row.village().id(), row.quota()));
        quotas.set(set, year);
    }
}
