package id.payungdesa.proposal;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Officials;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.common.Rupiah;
import id.payungdesa.roster.Rosters;
import id.payungdesa.tariff.Quotas;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands a signed proposal over: freezes the list with its fingerprint, numbers the letter, reserves every person. */
@Component
@Transactional
public class Submissions {

    private static final String[] ROMAN = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};

    private final JdbcClient jdbc;
    private final Proposals proposals;
    private final TakenPlaces places;
    private final Rosters rosters;
    private final Quotas quotas;
    private final Audit audit;
    private final Officials officials;
    private final CurrentOfficial current;
    private final Clock clock;

    Submissions(
            JdbcClient jdbc,
            Proposals proposals,
            TakenPlaces places,
            Rosters rosters,
            Quotas quotas,
            Audit audit,
            Officials officials,
            CurrentOfficial current,
            Clock clock) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.places = places;
        this.rosters = rosters;
        this.quotas = quotas;
        this.audit = audit;
        this.officials = officials;
        this.current = current;
        this.clock = clock;
    }

    /** What still keeps the operator from handing the draft to the village head; empty when nothing does. */
    @Transactional(readOnly = true)
    public void requireComplete(ProposalId id) {
        var roster = rosters.totals(proposals.get(id).list());
        if (roster.people() == 0) {
            throw new Refused("Daftar calon peserta masih kosong. Unggah atau tempel daftarnya lebih dulu.");
        }
        if (roster.unconfirmed() > 0) {
            throw new Refused("Masih ada %d baris dengan peringatan yang belum dicentang \"Sudah diperiksa\"."
                    .formatted(roster.unconfirmed()));
        }
        if (roster.refused() > 0) {
            throw new Refused("Masih ada %d baris yang ditolak. Perbaiki atau hapus baris itu lebih dulu."
                    .formatted(roster.refused()));
        }
    }

    public void submit(ProposalId id) {
        var hands = hands(id);
        if (hands.signer().equals(hands.drafter())) {
            throw new Refused("Anda menyusun usulan ini, jadi tidak boleh menandatanganinya.");
        }
        if (hands.drafter().equals(hands.recorder())) {
            throw new Refused("Anda mengisikan usulan ini untuk desa, jadi tidak boleh mencatat tanda tangannya."
                    + " Minta petugas lain mencatatnya, atau Kepala Desa menandatanganinya sendiri.");
        }
        if (hands.recorder() == null) {
            submit(id, hands);
        } else {
            current.record(officials.get(hands.signer()), () -> submit(id, hands));
        }
    }

    private void submit(ProposalId id, Hands hands) {
        var proposal = proposals.get(id);
        var revision = proposal.revision() + 1;
        var total = rosters.totals(proposals.get(id).list());
        var fingerprint = rosters.fingerprint(id.value());
        var letter = letterNumber(proposal);
        requireWithinQuota(proposal, total.people());

        jdbc.sql("""
                insert into revision (proposal_id, revision, village_id, letter_number, sha256, people, amount, fund_source,
                    activity_code, account_code, drafted_by, signed_by, recorded_by, submitted_at,
                    list)
                select id, :revision, village_id, :letter, :sha256, :people, :amount, fund_source, activity_code, account_code,
                    :drafter, :signer, :recorder, :now, (
                        select jsonb_agg(jsonb_build_object('candidate', candidate.id, 'worker', worker.id, 'name', worker.name,
                            'nik', nik_mask, 'birth', birth_date, 'sex', sex, 'occupation', occupation.name, 'income', income)
                            order by candidate.position)
                        from candidate
                        join worker on worker.id = candidate.worker_id
                        join occupation on occupation.code = candidate.occupation
                        where candidate.proposal_id = proposal.id)
                from proposal where id = :id
                """)
                .param("revision", revision)
                .param("letter", letter)
                .param("sha256", fingerprint)
                .param("people", total.people())
                .param("amount", total.amount().amount())
                .param("drafter", hands.drafter().value())
                .param("signer", hands.signer().value())
                .param(
                        "recorder",
                        hands.recorder() == null ? null : hands.recorder().value(),
                        Types.BIGINT)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
        var taken = rosters.reserve(proposal.list());
        proposals.submitted(id, revision);
        audit.record(
                proposal.village(),
                "PROPOSAL_SUBMITTED",
                id,
                revision,
                Map.of(
                        "letter", letter,
                        "people", total.people(),
                        "amount", total.amount().amount(),
                        "sha256", java.util.HexFormat.of().formatHex(fingerprint),
                        "reservedElsewhere", taken));
    }

    /** Asked after the letter's number, which the village's submissions take one after the other. */
    private void requireWithinQuota(Proposal proposal, int people) {
        var quota = quotas.get(proposal.village(), proposal.year()).places();
        var left = quota - places.by(proposal.village(), proposal.year(), proposal.id());
        if (people > left) {
            throw new Refused(
                    "Kuota desa untuk tahun %d adalah %d orang dan usulan lain sudah memakai %d. Kurangi daftar ini menjadi paling banyak %d orang."
                            .formatted(proposal.year().value(), quota, quota - left, Math.max(left, 0)));
        }
    }

    /** Who finished the draft, who signed it, and who recorded that, where it was signed on paper. */
    private record Hands(OfficialId drafter, OfficialId signer, OfficialId recorder) {}

    private Hands hands(ProposalId id) {
        return jdbc.sql("""
                select draft.closed_by as drafter, coalesce(signed.closed_for, signed.closed_by, :me) as signer,
                    case when signed.closed_for is not null then signed.closed_by end as recorder
                from (
                    select closed_by from step
                    where proposal_id = :id and step in ('draftProposal', 'correctProposal') and closed_by is not null
                    order by closed_at desc limit 1
                ) draft
                left join lateral (
                    select closed_by, closed_for from step
                    where proposal_id = :id and step = 'signProposal' and closed_by is not null
                    order by closed_at desc limit 1
                ) signed on true
                """)
                .param("id", id.value())
                .param("me", current.get().id().value())
                .query((row, n) -> new Hands(
                        new OfficialId(row.getLong("drafter")),
                        new OfficialId(row.getLong("signer")),
                        row.getLong("recorder") == 0 ? null : new OfficialId(row.getLong("recorder"))))
                .single();
    }

    /** Numbers run per village and year, as the village's own register does. */
    private String letterNumber(Proposal proposal) {
        var today = Indonesian.today(clock);
        var number = jdbc.sql("""
                insert into letter_counter values (:village, :year, 1)
                on conflict (village_id, year) do update set last = letter_counter.last + 1
                returning last
                """)
                .param("village", proposal.village().value())
                .param("year", today.getYear())
                .query(Integer.class)
                .single();
        return "400.10/%03d/DS-%d/%s/%d"
                .formatted(number, proposal.village().value(), ROMAN[today.getMonthValue() - 1], today.getYear());
    }

    /** What was frozen last: people, money and the letter's number. */
    @Transactional(readOnly = true)
    public Frozen frozen(ProposalId id) {
        return jdbc.sql("""
                select people, amount, letter_number from revision where proposal_id = :id order by revision desc limit 1
                """)
                .param("id", id.value())
                .query((row, n) -> new Frozen(row.getInt(1), Rupiah.of(row.getLong(2)), row.getString(3)))
                .single();
    }

    /** The list as it was handed over with this revision, in its order; none if nobody kept it. */
    @Transactional(readOnly = true)
    public Optional<List<Sent>> sent(ProposalId id, int revision) {
        if (revision == 0) {
            return Optional.empty();
        }
        var list = jdbc.sql("""
                select person.*
                from revision
                cross join lateral rows from (jsonb_to_recordset(list) as (candidate bigint, worker bigint, name text, nik text,
                    birth date, sex text, occupation text, income bigint)) with ordinality as person
                where proposal_id = :id and revision = :revision
                order by ordinality
                """)
                .param("id", id.value())
                .param("revision", revision)
                .query(Sent.class)
                .list();
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    /** One person of a list that was handed over, the NIK masked. */
    public record Sent(
            long candidate,
            long worker,
            String name,
            String nik,
            LocalDate birth,
            String sex,
            String occupation,
            long income) {

        @Override
        public String toString() {
            return "Sent[" + candidate + "]";
        }
    }

    public record Frozen(int people, Rupiah amount, String letterNumber) {}
}
