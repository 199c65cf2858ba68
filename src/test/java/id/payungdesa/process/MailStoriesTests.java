package id.payungdesa.process;

import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.access.Officials;
import id.payungdesa.access.Role;
import id.payungdesa.notice.Address;
import id.payungdesa.notice.Addresses;
import id.payungdesa.notice.Herald;
import id.payungdesa.notice.Kind;
import id.payungdesa.notice.Mailboxes;
import id.payungdesa.notice.Mailboxes.Received;
import id.payungdesa.notice.Manner;
import id.payungdesa.notice.Postman;
import id.payungdesa.notice.Preferences;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** From what happens at a desk to the mail that arrives, over real SMTP; the stories begin on Friday, 20 November 2026. */
@ProcessTest
class MailStoriesTests {

    private static final Mailboxes MAILBOXES = new Mailboxes();
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Autowired
    Story story;

    @Autowired
    Appointments appointments;

    @Autowired
    Addresses addresses;

    @Autowired
    Preferences preferences;

    @Autowired
    Officials officials;

    @Autowired
    Herald herald;

    @Autowired
    Postman postman;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        MAILBOXES.tell(registry);
    }

    @AfterAll
    static void stop() {
        MAILBOXES.close();
    }

    @BeforeEach
    void nobodyHasMail() {
        herald.tell();
        postman.run();
        MAILBOXES.empty();
    }

    @AfterEach
    void everybodyIsBack() {
        appointments.areForgotten();
        story.tables.change("delete from contact");
    }

    @Test
    void aTaskForTheDeskArrivesAtOnceWhereThatIsWantedAndOnlyOnce() {
        var village = story.village();
        var head = wantsEverythingAtOnce(village.login(Role.VILLAGE_HEAD));
        village.starts(Map.of());
        village.lists(residents(1));
        assertThat(mailTo(head)).isEmpty();

        village.finishesDraft();

        assertThat(mailTo(head)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Desa %s: Tanda tangani usulan".formatted(village.name()));
            assertThat(mail.text())
                    .contains("sudah ada di meja Anda")
                    .contains("Batas waktu: Rabu, 25 November 2026")
                    .contains(Mailboxes.SITE + "/camunda/app/tasklist/default/#/?task="
                            + story.desks.openTask(village.key(), "signProposal"));
            assertThat(mail.html()).contains(mail.subject(), "Buka tugas").doesNotContain(" th:");
        });
        assertThat(mailTo(head)).hasSize(1);
    }

    private String wantsEverythingAtOnce(String login) {
        return wants(login, Manner.NOW);
    }

    /** Says so on their own page. */
    private String wants(String login, Manner manner) {
        var mail = login + "@contoh.go.id";
        var id = officials.findByLogin(login).orElseThrow().id();
        story.desks.as(login, () -> {
            addresses.change(id, Address.parse(mail, ""));
            preferences.change(
                    id, Arrays.stream(Kind.values()).collect(Collectors.toMap(kind -> kind, kind -> manner)));
            return id;
        });
        return mail;
    }

    private List<Received> mailTo(String address) {
        herald.tell();
        postman.run();
        return MAILBOXES.of(address);
    }
}
