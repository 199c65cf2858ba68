package id.payungdesa.endorsement;

import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.Cards;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a round as it lies before a desk: who is in it, who has left, which desks have signed or given it back. */
@Component
class RoundSheets {

    private final JdbcClient jdbc;

    RoundSheets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Round get(RoundId id) {
        return jdbc.sql("select title, budget_year from round where id = :id")
                .param("id", id.value())
                .query((row, n) -> new Round(
                        id,
                        row.getString("title"),
                        row.getInt("budget_year"),
                        villages(id),
                        leavers(id),
                        initials(id),
                        returns(id)))
                .single();
    }

    Cards.Card card(RoundId id) {
        return jdbc.sql("""
                select title, count(proposal_id) as villages, coalesce(sum(people), 0) as people,
                    coalesce(sum(amount), 0) as amount
                from round left join round_proposal on round_id = id and fate is null
                where id = :id
                group by id
                """)
                .param("id", id.value())
                .query((row, n) -> {
                    var people = row.getInt("people");
                    var amount = Rupiah.of(row.getLong("amount"));
                    var text = "%s · %d desa · %s · %d orang"
                            .formatted(row.getString("title"), row.getInt("villages"), amount, people);
                    return new Cards.Card(text, Optional.of(people), amount);
                })
                .single();
    }

    private List<Round.Member> villages(RoundId id) {
        return jdbc.sql("""
                select round_proposal.proposal_id, village.name as village, subdistrict.name as subdistrict,
                    round_proposal.people, round_proposal.amount
                from round_proposal
                join village on village.id = round_proposal.village_id
                join subdistrict on subdistrict.id = village.subdistrict
                where round_proposal.round_id = :id and fate is null
                order by subdistrict.name, village.name
                """)
                .param("id", id.value())
                .query((row, n) -> new Round.Member(
                        row.getLong("proposal_id"),
                        row.getString("village"),
                        row.getString("subdistrict"),
                        row.getInt("people"),
                        Rupiah.of(row.getLong("amount"))))
                .list();
    }

    private List<Round.Leaver> leavers(RoundId id) {
        return jdbc.sql("""
                select village.name as village, subdistrict.name as subdistrict, fate, reason, taken_out_from,
                    official.name as official, taken_out_at
                from round_proposal
                join village on village.id = round_proposal.village_id
                join subdistrict on subdistrict.id = village.subdistrict
                join official on official.id = taken_out_by
                where round_id = :id
                order by taken_out_at, subdistrict.name, village.name
                """)
                .param("id", id.value())
                .query((row, n) -> new Round.Leaver(
                        row.getString("village"),
                        row.getString("subdistrict"),
                        Fate.valueOf(row.getString("fate")),
                        row.getString("reason"),
                        row.getString("taken_out_from"),
                        row.getString("official"),
                        row.getTimestamp("taken_out_at").toInstant()))
                .list();
    }

    private List<Round.Initial> initials(RoundId id) {
        return jdbc.sql("""
                select signature.step, concat_ws(', ', official.name, desk.closed_as) as name, recorder.name as recorder,
                    signature.at
                from round_signature signature
                join official on official.id = signature.official_id
                left join official recorder on recorder.id = signature.recorded_by
                left join lateral (
                    select closed_as from step
                    where step.subject = 'round-' || signature.round_id and step.step = signature.step
                        and coalesce(step.closed_for, step.closed_by) = signature.official_id
                    order by abs(extract(epoch from step.closed_at - signature.at)) limit 1
                ) desk on true
                join round_pass pass on pass.round_id = signature.round_id and pass.pass = signature.pass
                where signature.round_id = :id and pass.returned_at is null
                order by signature.at
                """)
                .param("id", id.value())
                .query((row, n) -> new Round.Initial(
                        row.getString("step"),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("recorder")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private List<Round.Return> returns(RoundId id) {
        return jdbc.sql("""
                select returned_from, official.name, returned_at, note
                from round_pass join official on official.id = returned_by
                where round_id = :id
                order by pass desc
                """)
                .param("id", id.value())
                .query((row, n) -> new Round.Return(
                        row.getString("returned_from"),
                        row.getString("name"),
                        row.getTimestamp("returned_at").toInstant(),
                        row.getString("note")))
                .list();
    }
}
