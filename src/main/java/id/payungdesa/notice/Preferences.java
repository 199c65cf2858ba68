package id.payungdesa.notice;

import id.payungdesa.access.OfficialId;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how each official wants to be told of each {@link Kind}. */
@Component
@Transactional
public class Preferences {

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every kind, in its usual manner where the official has not said otherwise. */
    @Transactional(readOnly = true)
    public Map<Kind, Manner> of(OfficialId official) {
        var all = new EnumMap<Kind, Manner>(Kind.class);
        for (var kind : Kind.values()) {
            all.put(kind, kind.usual());
        }
        jdbc.sql("select kind, manner from told_how where official_id = :official")
                .param("official", official.value())
                .query(row -> {
                    all.put(Kind.valueOf(row.getString("kind")), Manner.valueOf(row.getString("manner")));
                });
        return all;
    }

    public void change(OfficialId official, Map<Kind, Manner> wanted) {
        jdbc.sql("""
                insert into told_how (official_id, kind, manner)
                select :official, kind, manner from unnest(:kinds, :manners) as wanted (kind, manner)
                on conflict (official_id, kind) do update set manner = excluded.manner
                """)
                .param("official", official.value())
                .param("kinds", wanted.keySet().stream().map(Kind::name).toArray(String[]::new))
                .param("manners", wanted.values().stream().map(Manner::name).toArray(String[]::new))
                .update();
    }
}
