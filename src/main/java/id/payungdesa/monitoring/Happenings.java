package id.payungdesa.monitoring;

import id.payungdesa.payment.DisputeKind;
import id.payungdesa.proposal.Stage;
import id.payungdesa.proposal.Work;
import id.payungdesa.region.VillageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All that happened to the proposals of a village, newest first. */
@Component
@Transactional(readOnly = true)
public class Happenings {

    private static final Map<String, String> OUTCOMES = Map.of(
            "HAND_BACK", "dikembalikan",
            "RETURN", "dikembalikan",
            "REFUSE", "ditolak",
            "REFUSED", "ditolak",
            "HANDED_BACK", "dikembalikan ke desa",
            "POOL", "dikembalikan ke daftar tunggu",
            "WITHDRAWN", "ditarik desa");

    private static final Map<String, String> ORDERS = Map.of(
            "MATCHING", "Pemadanan calon peserta",
            "REGISTRATION", "Pendaftaran peserta",
            "BILL", "Kode iuran baru");

    private final JdbcClient jdbc;

    Happenings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Happening> of(VillageId village) {
        return jdbc.sql("""
                with mine as (
                    select proposal.id, proposal.budget_year, proposal.closing_reason, entered.round_id
                    from proposal
                    left join round_proposal entered on entered.proposal_id = proposal.id and entered.fate is null
                    where proposal.village_id = :village
                )
                select at, mine.budget_year, 'STAGE' as source, stage as what, null as outcome,
                    case when stage in ('WITHDRAWN', 'REFUSED') then closing_reason end as note, null as name, null as title,
                    null as recorder, null as helper
                from mine join stage_entered on stage_entered.proposal_id = mine.id
                union all
                select closed_at, mine.budget_year, 'STEP', step.step, step.content ->> 'outcome', step.content ->> 'note', official.name,
                    coalesce(closed_as, role), recorder.name, case when recorder_area is not null then step.recorder end
                from mine
                join step on step.proposal_id = mine.id
                join official on official.id = coalesce(step.closed_for, step.closed_by)
                left join official recorder on recorder.id = step.closed_by and step.closed_for is not null
                union all
                select distinct signed_at, mine.budget_year, 'DECREE', decree.number, null, null, official.name, 'regent', null, null
                from mine join decree using (round_id) join official on official.id = decree.signed_by
                union all
                select taken_out_at, mine.budget_year, 'TAKEN_OUT', round.title, fate, reason, official.name, null, null, null
                from mine
                join round_proposal taken on taken.proposal_id = mine.id and taken.fate is not null
                join round on round.id = taken.round_id
                join official on official.id = taken.taken_out_by
                union all
                select distinct at, mine.budget_year, 'NOTICE', sentence, null, null, null, null, null, null
                from mine join notice on notice.proposal_id = mine.id and notice.kind <> 'WITHDRAWN'
                union all
                select raised_at, mine.budget_year, 'FINDING', remark, null,
                    case when answered_in is null then 'Belum dijawab desa' else 'Sudah dijawab desa' end, official.name, null, null, null
                from mine join finding on finding.proposal_id = mine.id left join official on official.id = finding.raised_by
                union all
                select raised_at, mine.budget_year, 'DISPUTE', kind, outcome, coalesce(settlement_dispute.note,
                    case when resolved_at is null then 'Belum selesai' else 'Sudah selesai' end), official.name, null, null, null
                from mine
                join payment on payment.proposal_id = mine.id
                join settlement_dispute on settlement_dispute.payment_id = payment.id
                left join official on official.id = settlement_dispute.confirmed_by
                union all
                select stalled_at, mine.budget_year, 'ORDER', kind, null, last_error, null, null, null, null
                from mine join outbox_order on outbox_order.proposal_id = mine.id and stalled_at is not null
                union all
                select stalled_at, null, 'MESSAGE', name, null, null, null, null, null, null
                from inbox_message where village_id = :village and stalled_at is not null
                order by at desc
                """)
                .param("village", village.value())
                .query(Happenings::happening)
                .list();
    }

    private static Happening happening(ResultSet row, int number) throws SQLException {
        var source = row.getString("source");
        return new Happening(
                row.getTimestamp("at").toInstant(),
                Optional.ofNullable(row.getObject("budget_year", Integer.class)),
                kind(source),
                what(source, row.getString("what"), Optional.ofNullable(row.getString("outcome"))),
                by(row),
                Optional.ofNullable(row.getString("note")).filter(note -> !note.isBlank()));
    }

    private static Happening.Kind kind(String source) {
        return switch (source) {
            case "STAGE" -> Happening.Kind.STAGE;
            case "STEP", "DECREE", "TAKEN_OUT" -> Happening.Kind.DECISION;
            case "NOTICE" -> Happening.Kind.NOTICE;
            case "FINDING" -> Happening.Kind.FINDING;
            default -> Happening.Kind.SNAG;
        };
    }

    private static String what(String source, String told, Optional<String> outcome) {
        var came = outcome.map(OUTCOMES::get).map(word -> ": " + word).orElse("");
        return switch (source) {
            case "STAGE" -> Stage.valueOf(told).title();
            case "STEP" -> Work.title(told) + came;
            case "DECREE" -> "Keputusan Bupati nomor " + told;
            case "TAKEN_OUT" -> "Keluar dari " + told + came;
            case "DISPUTE" -> DisputeKind.valueOf(told).title();
            case "ORDER" -> "Tersendat di BPJS Ketenagakerjaan: " + ORDERS.getOrDefault(told, told);
            case "MESSAGE" -> "Jawaban dari luar belum dapat diteruskan";
            default -> told;
        };
    }

    private static Optional<String> by(ResultSet row) throws SQLException {
        var name = row.getString("name");
        if (name == null) {
            return Optional.empty();
        }
        var title = Optional.ofNullable(row.getString("title")).map(ProposalStories::title);
        var hand = ProposalStories.hand(row.getString("what"), row.getString("recorder"), row.getString("helper"));
        return Optional.of(Stream.of(Optional.of(name), title, hand)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", ")));
    }
}
