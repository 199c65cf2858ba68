package id.payungdesa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Modules;
import id.payungdesa.TestDatabase;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.database.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostmanTests {

    private static final int VILLAGE = 21;

    private PickyServer server;
    private Modules modules;
    private Postman postman;

    @BeforeEach
    void start() {
        server = new PickyServer();
        modules = new Modules(
                TestDatabase.fresh(),
                Map.of(
                        "payung.mail.host", "127.0.0.1",
                        "payung.mail.port", server.port(),
                        "payung.mail.security", "NONE",
                        "payung.mail.from", "payung@contoh.go.id",
                        "payung.mail.site", Mailboxes.SITE));
        postman = modules.get(Postman.class);
    }

    @AfterEach
    void stop() {
        modules.close();
        server.close();
    }

    @Test
    void oneFailingAddressStopsNothing() {
        var gone = official("gone");
        var full = official("full");
        var sound = official("sound");
        server.refuses(mail("gone"), "550 5.1.1 <" + mail("gone") + "> unknown");
        server.refuses(mail("full"), "452 4.2.2 mailbox full");
        List.of(gone, full, sound).forEach(official -> told(official, "TASK/1"));

        postman.run();

        assertThat(server.delivered()).singleElement().asString().startsWith(mail("sound"));
        assertThat(mails())
                .containsExactly(
                        "gone FAILED 1 550 5.1.1 <…> unknown",
                        "full QUEUED 1 452 4.2.2 mailbox full",
                        "sound SENT 1 –");
    }

    @Test
    void aTemporaryFailureIsTriedAgainAfterAPauseThatGrowsAndNotForever() {
        var full = official("full");
        server.refuses(mail("full"), "452 4.2.2 mailbox full");
        told(full, "TASK/1");
        var pauses = IntStream.rangeClosed(1, 8)
                .mapToObj(n -> {
                    postman.run();
                    postman.run();
                    var pause = modules.owner()
                            .sql("select round(extract(epoch from next_at - clock_timestamp()) / 60)::int from mail")
                            .query(Integer.class)
                            .single();
                    modules.owner()
                            .sql("update mail set next_at = clock_timestamp()")
                            .update();
                    return pause;
                })
                .toList();

        assertThat(pauses).startsWith(1, 5, 25, 125, 625, 720);
        assertThat(mails()).containsExactly("full FAILED 8 452 4.2.2 mailbox full");
        server.refusesNobody();
        var operator = modules.official(Role.SYSTEM_OPERATOR, 1);
        var unsent = modules.as(operator, () -> modules.get(Mails.class).unsent());
        assertThat(unsent).singleElement().satisfies(mail -> assertThat(mail.name())
                .startsWith("village_head"));
        modules.does(
                operator, () -> modules.get(Mails.class).again(unsent.get(0).id()));
        postman.run();
        assertThat(server.delivered()).hasSize(1);
    }

    @Test
    void whileTheServerIsDownNothingIsLostAndOnlyOneMailIsTried() {
        List.of("a", "b", "c").forEach(name -> told(official(name), "TASK/1"));
        server.close();

        postman.run();

        postman.run();

        assertThat(mails()).filteredOn(mail -> mail.endsWith("QUEUED 0 –")).hasSize(2);
        assertThat(mails())
                .filteredOn(mail -> mail.contains("QUEUED 0 Server surel tidak terjangkau"))
                .hasSize(1);
    }

    @Test
    void anAddressThatCannotBeOpenedStopsNoOther() {
        var damaged = official("damaged");
        told(damaged, "TASK/1");
        told(official("sound"), "TASK/1");
        modules.owner()
                .sql("update contact set mail = decode('00', 'hex') where official_id = ?")
                .param(damaged.id().value())
                .update();

        postman.run();

        assertThat(mails()).anyMatch(mail -> mail.startsWith("sound SENT"));
        assertThat(mails()).anyMatch(mail -> mail.matches("damaged QUEUED 1 .*Exception"));
    }

    @Test
    void severalNodesSendEachMailOnce() throws Exception {
        IntStream.range(0, 30).forEach(n -> told(official("many" + n), "TASK/1"));
        var nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Object> node = () -> {
                postman.run();
                return null;
            };
            for (var done : nodes.invokeAll(List.of(node, node, node, node))) {
                done.get();
            }
        } finally {
            nodes.shutdown();
        }

        assertThat(server.delivered()).hasSize(30).doesNotHaveDuplicates();
    }

    /** The server said yes and the node died: the letter comes once more, and a mailbox knows it again by its id. */
    @Test
    void aMailWhoseNodeDiedIsSentAgainUnderTheSameId() {
        told(official("sound"), "TASK/1");
        postman.run();
        modules.owner()
                .sql(
                        "update mail set state = 'QUEUED', sent_at = null, lease_until = clock_timestamp() + interval '1 minute'")
                .update();
        postman.run();
        assertThat(server.delivered()).as("under lease").hasSize(1);
        modules.owner()
                .sql("update mail set lease_until = clock_timestamp() - interval '1 second'")
                .update();

        postman.run();

        assertThat(server.delivered()).hasSize(2);
        assertThat(server.delivered().stream().distinct()).hasSize(1);
    }

    @Test
    void whoeverComesAfterTheLeaseChangesNothing() {
        told(official("sound"), "TASK/1");
        var late = claim().orElseThrow();
        modules.owner()
                .sql("update mail set lease_until = clock_timestamp() - interval '1 second'")
                .update();
        var next = claim().orElseThrow();

        Scope.system(() -> {
            modules.get(Mails.class).failed(late, "late");
            return null;
        });
        assertThat(mails()).containsExactly("sound QUEUED 2 –");
        Scope.system(() -> {
            modules.get(Mails.class).sent(next);
            return null;
        });
        assertThat(mails()).containsExactly("sound SENT 2 –");
    }

    @Test
    void theSameEventIsToldToAPersonOnce() {
        var official = official("sound");

        assertThat(told(official, "TASK/1")).isEqualTo(1);
        assertThat(told(official, "TASK/1")).isZero();
        postman.run();

        assertThat(server.delivered()).hasSize(1);
    }

    /** In the table of contacts there is nothing to read, and nobody's messages but one's own are found. */
    @Test
    void everybodySeesTheirOwnAndAddressesAreSealed() {
        var one = official("one");
        var other = official("other");
        told(one, "TASK/1");
        told(other, "TASK/1");
        var regency = modules.official(Role.DPMPD_HEAD, 1);
        told(regency, "TASK/2");

        assertThat(own(one, "message")).isEqualTo(1);
        assertThat(own(one, "contact")).isEqualTo(1);
        assertThat(own(one, "mail")).isEqualTo(1);
        assertThat(own(regency, "message")).as("who sees every village").isEqualTo(1);
        assertThat(own(regency, "contact")).isZero();
        assertThat(modules.sql("21")
                        .sql("select count(*) from message")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(modules.owner()
                        .sql("select encode(mail, 'escape') from contact")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(text -> text.contains("contoh"));
        assertThat(Modules.refusal(() -> modules.does(one, () -> modules.get(Addresses.class)
                        .change(other.id(), Address.parse("x@contoh.go.id", "")))))
                .contains("row-level security");
    }

    @Test
    void anAddressEnteredForSomebodyElseIsToldToTheAuditButNotItself() {
        var operator = modules.official(Role.SYSTEM_OPERATOR, 1);
        var head = modules.official(Role.VILLAGE_HEAD, VILLAGE, ".entered");

        modules.does(operator, () -> modules.get(Addresses.class).enter(head.id(), Address.parse(mail("entered"), "")));

        assertThat(modules.owner()
                        .sql(
                                "select concat_ws(' ', official_id, subject, body) from audit_entry where action = 'ADDRESS_ENTERED'")
                        .query(String.class)
                        .list())
                .containsExactly(operator.id() + " official " + head.id() + " {\"mail\": true, \"whatsapp\": false}");
    }

    private long own(Official official, String table) {
        return modules.as(
                official,
                () -> modules.inTransaction(() -> modules.get(org.springframework.jdbc.core.simple.JdbcClient.class)
                        .sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }

    private Optional<Mails.Mail> claim() {
        return Scope.system(() -> modules.get(Mails.class).claim());
    }

    private Official official(String name) {
        var official = modules.official(Role.VILLAGE_HEAD, VILLAGE, "." + name);
        modules.does(official, () -> modules.get(Addresses.class).change(official.id(), Address.parse(mail(name), "")));
        return official;
    }

    private static String mail(String name) {
        return name + "@contoh.go.id";
    }

    private int told(Official official, String event) {
        return Scope.system(() -> modules.get(MessagesToPeople.class)
                .add(List.of(new Happened(
                        official.id(),
                        event,
                        Kind.TASK,
                        Optional.of("Tanjung Aru"),
                        "signProposal",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Manner.NOW))));
    }

    private List<String> mails() {
        return modules.owner().sql("""
                select concat_ws(' ', substring(login from '[^.]*$'), state, attempts, coalesce(last_error, '–'))
                from mail join official on official.id = mail.official_id order by mail.id
                """).query(String.class).list();
    }
}
