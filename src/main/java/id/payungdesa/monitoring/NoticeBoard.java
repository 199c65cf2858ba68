package id.payungdesa.monitoring;

import id.payungdesa.access.Official;
import id.payungdesa.access.Post;
import id.payungdesa.proposal.Notices;
import id.payungdesa.proposal.Notices.Notice;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the desks of an official were told lately, newest first. */
@Component
@Transactional(readOnly = true)
public class NoticeBoard {

    private static final Duration LATELY = Duration.ofDays(14);
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<Notice> of(Official official) {
        return jdbc.sql("""
                select notice.kind, notice.sentence, notice.at
                from notice
                join unnest(:roles, :areas) as post (role, area) using (role, area)
                where notice.at > :since
                order by notice.at desc, notice.id desc
                limit :most
                """)
                .param(
                        "roles",
                        official.posts().stream().map(post -> post.role().id()).toArray(String[]::new))
                .param("areas", official.posts().stream().map(Post::area).toArray(Integer[]::new))
                .param("since", Timestamp.from(clock.instant().minus(LATELY)))
                .param("most", MOST)
                .query((row, n) -> new Notice(
                        Notices.Kind.valueOf(row.getString("kind")),
                        row.getString("sentence"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
