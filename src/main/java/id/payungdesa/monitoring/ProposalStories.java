package id.payungdesa.monitoring;

import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.proposal.Notices;
import id.payungdesa.proposal.Notices.Notice;
import id.payungdesa.proposal.Stage;
import id.payungdesa.proposal.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The proposals of the villages an official works for, newest first. */
@Component
@Transactional(readOnly = true)
public class ProposalStories {

    private final JdbcClient jdbc;
    private final Standings standings;

    ProposalStories(JdbcClient jdbc, Standings standings) {
        this.jdbc = jdbc;
        this.standings = standings;
    }

    public List<ProposalStory> of(Official official) {
        return of(official.villageAreas());
    }

    public List<ProposalStory> of(Set<Integer> villages) {
        return jdbc.sql(
                        "select proposal.village_id, passed.stages, passed.times, told.kinds, told.sentences, told.days,"
                                + " decided.steps as decided_steps, decided.titles, decided.names, decided.recorders, decided.helpers, decided.moments,"
                                + Standings.COLUMNS + """
                from proposal_standing proposal
                """
                                + Standings.JOINS + """
                left join lateral (
                    select array_agg(stage order by at) as stages, array_agg(at order by at) as times
                    from stage_entered
                    where stage_entered.proposal_id = proposal.id
                ) passed on true
                left join lateral (
                    select array_agg(kind order by at) as kinds, array_agg(sentence order by at) as sentences,
                        array_agg(at order by at) as days
                    from (select distinct kind, sentence, at from notice where notice.proposal_id = proposal.id) told_once
                ) told on true
                left join lateral (
                    select array_agg(step order by closed_at) as steps, array_agg(official.name order by closed_at) as names,
                        array_agg(recorder.name order by closed_at) as recorders,
                        array_agg(case when recorder_area is not null then step.recorder end order by closed_at) as helpers,
                        array_agg(coalesce(closed_as, role) order by closed_at) as titles,
                        array_agg(closed_at order by closed_at) as moments
                    from step
                    join official on official.id = coalesce(step.closed_for, step.closed_by)
                    left join official recorder on recorder.id = step.closed_by and step.closed_for is not null
                    where step.proposal_id = proposal.id
                ) decided on true
                where proposal.village_id = any (:villages)
                order by proposal.village_id, proposal.budget_year desc, proposal.id desc
                """)
                .param("villages", villages.toArray(Integer[]::new))
                .query(this::story)
                .list();
    }

    private ProposalStory story(ResultSet row, int number) throws SQLException {
        return new ProposalStory(
                row.getInt("village_id"), standings.read(row), entries(row), notices(row), decisions(row));
    }

    private static List<ProposalStory.Entry> entries(ResultSet row) throws SQLException {
        if (row.getArray("stages") == null) {
            return List.of();
        }
        var stages = (String[]) row.getArray("stages").getArray();
        var times = (Timestamp[]) row.getArray("times").getArray();
        return IntStream.range(0, stages.length)
                .mapToObj(i -> new ProposalStory.Entry(Stage.valueOf(stages[i]), times[i].toInstant()))
                .toList();
    }

    private static List<ProposalStory.Decision> decisions(ResultSet row) throws SQLException {
        if (row.getArray("decided_steps") == null) {
            return List.of();
        }
        var steps = (String[]) row.getArray("decided_steps").getArray();
        var titles = (String[]) row.getArray("titles").getArray();
        var names = (String[]) row.getArray("names").getArray();
        var recorders = (String[]) row.getArray("recorders").getArray();
        var helpers = (String[]) row.getArray("helpers").getArray();
        var moments = (Timestamp[]) row.getArray("moments").getArray();
        return IntStream.range(0, steps.length)
                .mapToObj(i -> new ProposalStory.Decision(
                        Work.title(steps[i]),
                        title(titles[i]),
                        names[i],
                        Optional.ofNullable(recorders[i]),
                        hand(steps[i], recorders[i], helpers[i]),
                        moments[i].toInstant()))
                .toList();
    }

    static Optional<String> hand(String step, String name, String helper) {
        var how = helper == null || step.equals("signProposal") ? "dicatat oleh " : "diisikan oleh ";
        return Optional.ofNullable(name).map(hand -> how + hand + (helper == null ? "" : ", " + title(helper)));
    }

    /** Only a deputy's title is kept as it was; of others the role is. */
    static String title(String kept) {
        return Arrays.stream(Role.values())
                .filter(role -> role.id().equals(kept))
                .findFirst()
                .map(Role::title)
                .orElse(kept);
    }

    private static List<Notice> notices(ResultSet row) throws SQLException {
        if (row.getArray("kinds") == null) {
            return List.of();
        }
        var kinds = (String[]) row.getArray("kinds").getArray();
        var sentences = (String[]) row.getArray("sentences").getArray();
        var times = (Timestamp[]) row.getArray("days").getArray();
        return IntStream.range(0, kinds.length)
                .mapToObj(i -> new Notice(Notices.Kind.valueOf(kinds[i]), sentences[i], times[i].toInstant()))
                .toList();
    }
}
