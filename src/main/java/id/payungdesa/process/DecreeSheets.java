package id.payungdesa.process;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.endorsement.Round;
import id.payungdesa.endorsement.RoundId;
import id.payungdesa.endorsement.Rounds;
import id.payungdesa.monitoring.Oddities;
import id.payungdesa.monitoring.Oddity;
import id.payungdesa.proposal.ProposalId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a {@link DecreeSheet}. */
@Component
@Transactional(readOnly = true)
class DecreeSheets {

    private final JdbcClient jdbc;
    private final Rounds rounds;
    private final Oddities oddities;

    DecreeSheets(JdbcClient jdbc, Rounds rounds, Oddities oddities) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.oddities = oddities;
    }

    private record Cover(long id, LocalDate firstMonth, int months) {}

    Optional<DecreeSheet> find(RoundId id) {
        return jdbc.sql("select exists (select from round where id = :id)")
                        .param("id", id.value())
                        .query(Boolean.class)
                        .single()
                ? Optional.of(sheet(rounds.get(id)))
                : Optional.empty();
    }

    private DecreeSheet sheet(Round round) {
        var ids = round.villages().stream()
                .map(village -> new ProposalId(village.proposal()))
                .toList();
        var found = oddities.of(ids);
        var covers = covers(ids);
        return new DecreeSheet(
                round,
                round.villages().stream()
                        .map(village -> member(
                                village,
                                covers.get(village.proposal()),
                                found.getOrDefault(new ProposalId(village.proposal()), List.of())))
                        .toList(),
                decree(round.id()));
    }

    private Map<Long, Cover> covers(List<ProposalId> ids) {
        return jdbc
                .sql("select id, first_month, months from proposal where id = any (:ids)")
                .param("ids", ids.stream().map(ProposalId::value).toArray(Long[]::new))
                .query(Cover.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Cover::id, Function.identity()));
    }

    private static DecreeSheet.Member member(Round.Member village, Cover cover, List<Oddity> odd) {
        var first = YearMonth.from(cover.firstMonth());
        return new DecreeSheet.Member(
                village.proposal(),
                village.village(),
                village.subdistrict(),
                village.people(),
                village.amount(),
                Rupiah.of(village.amount().amount() / cover.months()),
                first,
                first.plusMonths(cover.months() - 1L),
                odd);
    }

    private Optional<DecreeSheet.Signed> decree(RoundId id) {
        return jdbc.sql("select number, decreed_on from decree where round_id = :id")
                .param("id", id.value())
                .query((row, n) -> new DecreeSheet.Signed(
                        row.getString("number"),
                        Indonesian.date(row.getDate("decreed_on").toLocalDate())))
                .optional();
    }
}
