package id.payungdesa.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import id.payungdesa.database.Scope;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.ProposalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class StallsTests {

    private static final int VILLAGE = 21;

    private static Modules modules;
    private static Outbox outbox;
    private static Inbox inbox;
    private static ProposalId proposal;

    private final List<Object> told = new ArrayList<>();
    private ApplicationEventPublisher events = told::add;

    @BeforeAll
    static void start() {
        modules = new Modules();
        outbox = modules.get(Outbox.class);
        inbox = modules.get(Inbox.class);
        proposal = new Dossiers(modules).started(VILLAGE, Dossiers.header(Basis.ENACTED));
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @BeforeEach
    void nothingIsThere() {
        modules.owner()
                .sql(
                        "delete from outbox_order; delete from inbox_message; update proposal set stage = 'DRAFT', closing_reason = null")
                .update();
    }

    @Test
    void anOrderRefusedForGoodIsToldOnceAndAgainWhenItWasTriedAgain() {
        refuse("A");
        watch();
        watch();
        assertThat(told).containsExactly(stalled("A", "Ditolak BPJS Ketenagakerjaan. Periksa halaman Tersendat."));
        assertThat(all(Role.SYSTEM_OPERATOR))
                .extracting(Stall::about, Stall::village, Stall::error, Stall::refused)
                .containsExactly(tuple("TEST", villageName(), "no NIK", true));

        retry(Role.INSURER_LIAISON, id("A"));
        watch();
        watch();

        assertThat(told).hasSize(2).last().isEqualTo(new Resumed(Stall.Kind.ORDER, String.valueOf(id("A"))));
        assertThat(row("A")).containsEntry("state", "QUEUED").containsEntry("reference", "A");
        assertThat(audited())
                .endsWith("ORDER_RETRIED A " + official(Role.INSURER_LIAISON).id());
        assertThat(all(Role.SYSTEM_OPERATOR)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUEUED", "SENT", "UNKNOWN", "SENDING"})
    void anOrderWithoutAnAnswerForTwoDaysIsTold(String state) {
        queue("A");
        change("state = '%s', queued_at = clock_timestamp() - interval '47 hours'".formatted(state));
        watch();
        assertThat(told).isEmpty();

        change("queued_at = clock_timestamp() - interval '49 hours'");
        watch();
        assertThat(told)
                .containsExactly(stalled("A", "Lama tanpa jawaban BPJS Ketenagakerjaan. Periksa halaman Tersendat."));
        assertThat(all(Role.INSURER_LIAISON)).extracting(Stall::refused).containsExactly(false);

        change("state = 'ANSWERED', answered_at = clock_timestamp()");
        watch();
        assertThat(told).hasSize(2).last().isInstanceOf(Resumed.class);
    }

    @Test
    void thePatienceBeginsAnewWithEachTry() {
        refuse("A");
        change("queued_at = clock_timestamp() - interval '9 days'");
        retry(Role.SYSTEM_OPERATOR, id("A"));

        watch();

        assertThat(told).isEmpty();
    }

    @Test
    void anAnsweredOrderIsNoStallHoweverOld() {
        queue("A");
        change("state = 'ANSWERED', queued_at = clock_timestamp() - interval '9 days'");

        watch();

        assertThat(told).isEmpty();
        assertThat(all(Role.SYSTEM_OPERATOR)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WITHDRAWN", "REFUSED"})
    void nobodyWaitsForTheOrderOfAProposalThatHasEnded(String stage) {
        refuse("A");
        watch();
        modules.owner()
                .sql("update proposal set stage = '%s', closing_reason = 'x'".formatted(stage))
                .update();

        watch();

        assertThat(told).hasSize(2).last().isInstanceOf(Resumed.class);
        assertThat(all(Role.SYSTEM_OPERATOR)).isEmpty();
    }

    @Test
    void onlyWhatWasRefusedIsHandedOverAgain() {
        queue("A");
        change("state = 'UNKNOWN'");

        assertThat(refused(() -> retry(Role.SYSTEM_OPERATOR, id("A"))))
                .isEqualTo("Pesanan ini tidak lagi ditolak. Muat ulang halaman.");
        assertThat(row("A")).containsEntry("state", "UNKNOWN");
    }

    @Test
    void inDoubtTheQuestionIsAskedAtOnceAndNothingElse() {
        queue("A");
        change("state = 'UNKNOWN', next_at = clock_timestamp() + interval '1 hour'");

        modules.does(official(Role.SYSTEM_OPERATOR), () -> stalls().askAgain(id("A")));

        assertThat(row("A")).containsEntry("state", "UNKNOWN");
        assertThat(Scope.system(() -> outbox.claim()))
                .hasValueSatisfying(order -> assertThat(order.unsent()).isFalse());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SYSTEM_OPERATOR", "INSURER_LIAISON"})
    void nobodyElseLooksOrHelps(Role role) {
        refuse("A");

        assertThat(refused(() -> retry(role, id("A")))).startsWith("Hanya Pengelola Sistem");
        assertThat(refused(() -> modules.does(official(role), () -> stalls().askAgain(id("A")))))
                .startsWith("Hanya Pengelola Sistem");
        assertThat(refused(() -> modules.does(official(role), () -> stalls().deliverAgain("x/y"))))
                .startsWith("Hanya Pengelola Sistem");
        assertThat(refused(() -> all(role))).startsWith("Hanya Pengelola Sistem");
        assertThat(row("A")).containsEntry("state", "REFUSED");
    }

    @Test
    void aMessageThatFailedFiveTimesIsToldAndAgainWhenItGotThrough() {
        modules.system(() -> inbox.take("REGISTRATION", "R-1", "registrationAnswered", "registration-1", VILLAGE));
        fail(4);
        watch();
        assertThat(told).isEmpty();

        fail(1);
        watch();
        watch();
        assertThat(told)
                .containsExactly(new Stalled(
                        Stall.Kind.MESSAGE,
                        "REGISTRATION/R-1",
                        "registration-1",
                        "registrationAnswered",
                        "Kabar berulang kali gagal diteruskan. Periksa halaman Tersendat."));
        assertThat(all(Role.SYSTEM_OPERATOR))
                .extracting(Stall::key, Stall::about, Stall::error)
                .containsExactly(tuple("REGISTRATION/R-1", "registrationAnswered", "IllegalStateException"));

        modules.does(official(Role.INSURER_LIAISON), () -> stalls().deliverAgain("REGISTRATION/R-1"));
        modules.system(() -> inbox.due(1).forEach(inbox::delivered));
        watch();
        assertThat(told).hasSize(2).last().isEqualTo(new Resumed(Stall.Kind.MESSAGE, "REGISTRATION/R-1"));
    }

    @Test
    void aMessageNobodyListensToYetIsNotAFailure() {
        modules.system(() -> inbox.take("REGISTRATION", "R-1", "registrationAnswered", "registration-1", VILLAGE));
        for (var i = 0; i < 9; i++) {
            modules.system(() -> inbox.later(message(), null));
        }

        watch();

        assertThat(told).isEmpty();
    }

    @Test
    void whoeverCannotBeToldOfOneIsToldOfTheOthers() {
        refuse("A");
        refuse("B");
        events = event -> {
            if (((Stalled) event).subject().equals("case-A")) {
                throw new IllegalStateException("no such case");
            }
            told.add(event);
        };

        watch();
        assertThat(told).hasSize(1);
        events = told::add;
        watch();

        assertThat(told).extracting(event -> ((Stalled) event).subject()).containsExactly("case-B", "case-A");
    }

    private static Stalled stalled(String reference, String why) {
        return new Stalled(Stall.Kind.ORDER, String.valueOf(id(reference)), "case-" + reference, "testAnswered", why);
    }

    private Stalls stalls() {
        return new Stalls(
                modules.get(JdbcClient.class),
                outbox,
                inbox,
                modules.get(id.payungdesa.access.CurrentOfficial.class),
                event -> events.publishEvent(event),
                modules.get(TransactionTemplate.class),
                "2 days");
    }

    private void watch() {
        stalls().watch();
    }

    private List<Stall> all(Role role) {
        return modules.as(official(role), () -> stalls().all());
    }

    private void retry(Role role, long order) {
        modules.does(official(role), () -> stalls().retry(order));
    }

    private static String refused(Runnable deed) {
        return catchThrowableOfType(Refused.class, deed::run).getMessage();
    }

    private static Official official(Role role) {
        return switch (role.level()) {
            case VILLAGE -> modules.official(role, VILLAGE);
            case SUBDISTRICT -> new Dossiers(modules).atSubdistrict(role, VILLAGE);
            case REGENCY -> new Dossiers(modules).atRegency(role);
        };
    }

    private static void queue(String reference) {
        modules.system(() -> outbox.queue("TEST", "case-" + reference, reference, proposal.value(), VILLAGE));
    }

    private static void refuse(String reference) {
        queue(reference);
        modules.system(() -> outbox.claim().ifPresent(order -> outbox.refused(order, "no NIK")));
    }

    private static void fail(int times) {
        for (var i = 0; i < times; i++) {
            modules.system(() -> inbox.later(
                    message(), "java.lang.IllegalStateException: Failing row contains (7, Sanusi bin Tahir)"));
        }
    }

    private static Inbox.Message message() {
        return new Inbox.Message("REGISTRATION", "R-1", "registrationAnswered", "registration-1");
    }

    private static void change(String set) {
        modules.owner().sql("update outbox_order set " + set).update();
    }

    private static long id(String reference) {
        return (long) row(reference).get("id");
    }

    private static Map<String, Object> row(String reference) {
        return modules.owner()
                .sql("select * from outbox_order where reference = ?")
                .param(reference)
                .query()
                .singleRow();
    }

    private static List<String> audited() {
        return modules.owner()
                .sql(
                        "select action || ' ' || subject || ' ' || official_id from audit_entry where chain = ? order by seq")
                .param(VILLAGE)
                .query(String.class)
                .list();
    }

    private static String villageName() {
        return modules.owner()
                .sql("select name from village where id = ?")
                .param(VILLAGE)
                .query(String.class)
                .single();
    }
}
