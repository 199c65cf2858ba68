package id.payungdesa.monitoring;

import id.payungdesa.common.Indonesian;
import id.payungdesa.proposal.Notices.Notice;
import id.payungdesa.proposal.Stage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A village's proposal: how it stands, which stages it entered when, what its desks were told and what they decided. */
public record ProposalStory(
        int village, Standing standing, List<Entry> entries, List<Notice> notices, List<Decision> decisions) {

    public ProposalStory {
        entries = List.copyOf(entries);
        notices = List.copyOf(notices);
        decisions = List.copyOf(decisions);
    }

    public ProposalStory(int village, Standing standing, List<Entry> entries, List<Notice> notices) {
        this(village, standing, entries, notices, List.of());
    }

    /**
     * A step somebody completed, with the title they then bore, such as "Plt. Camat"; or signed on paper for others to record;
     * the hand is whose it was then, such as "diisikan oleh Dewi, Petugas Loket Kecamatan".
     */
    public record Decision(
            String work, String title, String by, Optional<String> recordedBy, Optional<String> hand, Instant at) {

        public String day() {
            return Indonesian.date(Due.day(at));
        }
    }

    /** The moment a stage was entered; a proposal that was handed back enters some twice. */
    public record Entry(Stage stage, Instant at) {

        public String day() {
            return Indonesian.date(Due.day(at));
        }
    }

    /** A stage on the way, gone through, reached or still ahead. */
    public record Stop(Stage stage, Mark mark, Optional<Entry> entry) {

        /** What is done there, so that it reads well before, while and after. */
        public String title() {
            return switch (stage) {
                case DRAFT -> "Penyusunan";
                case SIGNING -> "Tanda tangan Kepala Desa";
                case REVIEW -> "Pemeriksaan kecamatan";
                case CORRECTION -> "Perbaikan desa";
                case READY -> "Gelombang penetapan";
                case ENDORSED -> "Keputusan Bupati";
                case REGISTERED -> "Peserta terdaftar";
                case PAYMENT -> "Pembayaran iuran";
                case COVERED -> "Pekerja terlindungi";
                case WITHDRAWN -> "Usulan ditarik desa";
                case REFUSED -> "Usulan ditolak";
            };
        }
    }

    /** Where a stop lies as seen from the present stage. */
    public enum Mark {
        PASSED,
        HERE,
        AHEAD
    }

    /** The way from draft to cover; a correction is a stop only while it lasts, and a closed proposal has no way ahead. */
    public List<Stop> way() {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage == standing.stage() || !stage.closed() && stage != Stage.CORRECTION)
                .filter(stage -> !standing.stage().closed() || entered(stage))
                .map(this::stop)
                .toList();
    }

    private boolean entered(Stage stage) {
        return entries.stream().anyMatch(entry -> entry.stage() == stage);
    }

    /** Whether the way does not tell everything, because the proposal went back. */
    public boolean wentBack() {
        return entries.stream().map(Entry::stage).distinct().count() < entries.size();
    }

    private Stop stop(Stage stage) {
        var mark = mark(stage);
        var last = entries.stream()
                .filter(entry -> mark != Mark.AHEAD && entry.stage() == stage)
                .reduce((earlier, later) -> later);
        return new Stop(stage, mark, last);
    }

    private Mark mark(Stage stage) {
        var distance = stage.compareTo(standing.stage());
        return distance == 0 ? Mark.HERE : distance < 0 ? Mark.PASSED : Mark.AHEAD;
    }
}
