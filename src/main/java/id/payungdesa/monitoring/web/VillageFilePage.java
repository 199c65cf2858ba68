package id.payungdesa.monitoring.web;

import static java.util.stream.Collectors.groupingBy;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.Indonesian;
import id.payungdesa.letter.Letters;
import id.payungdesa.letter.ReadyLetter;
import id.payungdesa.monitoring.Happening;
import id.payungdesa.monitoring.ListedPerson;
import id.payungdesa.monitoring.MoneyTrail;
import id.payungdesa.monitoring.ProposalStory;
import id.payungdesa.monitoring.Sight;
import id.payungdesa.monitoring.VillageFile;
import id.payungdesa.monitoring.VillageFiles;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import id.payungdesa.report.Kind;
import id.payungdesa.report.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** One village over the years, for whoever looks after it. */
@Controller
class VillageFilePage {

    private final CurrentOfficial current;
    private final Regions regions;
    private final VillageFiles files;
    private final Letters letters;
    private final Clock clock;

    VillageFilePage(CurrentOfficial current, Regions regions, VillageFiles files, Letters letters, Clock clock) {
        this.current = current;
        this.regions = regions;
        this.files = files;
        this.letters = letters;
        this.clock = clock;
    }

    @GetMapping("/pantau/desa/{id}")
    @Transactional(readOnly = true)
    String show(@PathVariable String id, Model model) {
        var official = current.get();
        var village = village(id);
        if (!new Sight(official).reaches(village)) {
            throw new AccessDeniedException("Not a village of theirs");
        }
        var file = files.get(village);
        var now = clock.instant();
        model.addAttribute("official", official);
        model.addAttribute("manages", Managers.are(official));
        model.addAttribute("village", village);
        model.addAttribute("stories", file.stories());
        model.addAttribute("letters", letters(file));
        model.addAttribute("asOf", Indonesian.time(now));
        model.addAttribute("money", money(file, now));
        model.addAttribute("people", people(file, now));
        model.addAttribute("happenings", happenings(file, now));
        return "monitoring/file";
    }

    /** A ward proposes nothing, so there is nothing to show of it. */
    private Village village(String id) {
        return id.matches("[1-9][0-9]{0,8}")
                ? regions.find(new VillageId(Integer.parseInt(id)))
                        .filter(Village::canPropose)
                        .orElseThrow(VillageFilePage::unknown)
                : refuse();
    }

    private static Village refuse() {
        throw unknown();
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private Map<ProposalId, List<ReadyLetter>> letters(VillageFile file) {
        var proposals = file.stories().stream()
                .map(ProposalStory::standing)
                .map(standing -> standing.proposal())
                .toList();
        return proposals.isEmpty()
                ? Map.of()
                : letters.of(proposals).stream().collect(groupingBy(ReadyLetter::proposal));
    }

    private static Table<MoneyTrail> money(VillageFile file, Instant now) {
        return Table.of("uang", "Uang", now, file.money())
                .text("Tahun", MoneyTrail::year)
                .text("Sumber dana", MoneyTrail::fundSource)
                .column("Diajukan", Kind.RUPIAH, MoneyTrail::proposed)
                .column("Ditetapkan", Kind.RUPIAH, MoneyTrail::endorsed)
                .column("Ditagih", Kind.RUPIAH, MoneyTrail::billed)
                .column("Dibayar", Kind.RUPIAH, MoneyTrail::paid)
                .column("Lunas", Kind.RUPIAH, MoneyTrail::settled)
                .text("Kode iuran", MoneyTrail::codes);
    }

    private static Table<ListedPerson> people(VillageFile file, Instant now) {
        return Table.of("pekerja", "Pekerja dalam daftar", now, file.people())
                .text("Tahun", ListedPerson::year)
                .number("Nomor", ListedPerson::number)
                .text("Inisial", ListedPerson::initials)
                .text("NIK", ListedPerson::nik)
                .text("Pekerjaan", ListedPerson::work)
                .text("Kedudukan", ListedPerson::standing)
                .column("Terlindungi sampai", Kind.DAY, ListedPerson::coveredUntil);
    }

    private static Table<Happening> happenings(VillageFile file, Instant now) {
        return Table.of("riwayat", "Riwayat", now, file.happenings())
                .column("Waktu", Kind.TIME, Happening::at)
                .text("Tahun", Happening::year)
                .text("Jenis", happening -> happening.kind().title())
                .text("Peristiwa", Happening::what)
                .text("Oleh", Happening::by)
                .text("Alasan atau catatan", Happening::reason);
    }
}
