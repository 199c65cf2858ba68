package id.payungdesa.process;

import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.access.Capacity;
import id.payungdesa.access.Level;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Post;
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
import id.payungdesa.region.Regions;
import java.time.LocalDate;
import java.time.LocalTime;
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
    private static final int DIED_SINCE = 9922;
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
    Regions regions;

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
        tell();
        postman.run();
        MAILBOXES.empty();
    }

    @AfterEach
    void everybodyIsBack() {
        story.desks.measuredBy((step, transaction) -> transaction.run());
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

    @Test
    void whatTheHeadHandsBackReachesTheOperatorWithoutTheReasonHeTyped() {
        var village = story.village();
        var operator = wantsEverythingAtOnce(village.login(Role.VILLAGE_OPERATOR));
        village.starts(Map.of());
        var resident = Resident.anybody();
        village.lists(List.of(resident));
        village.finishesDraft();

        village.headHandsBack(resident.name() + " sudah pindah, NIK " + resident.nik());

        assertThat(about(operator, "dikembalikan")).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Desa %s: dikembalikan, Susun usulan".formatted(village.name()));
            assertThat(mail.text()).contains("dikembalikan kepada Anda untuk diperbaiki", "Batas waktu:");
        });
    }

    @Test
    void whatTheKecamatanFindsReachesTheOperatorAsHandedBack() {
        var village = story.village();
        var resident = Resident.anybody();
        village.submits(List.of(resident));
        var operator = wantsEverythingAtOnce(village.login(Role.VILLAGE_OPERATOR));
        village.budgetIsEvaluated();

        village.verifies(Map.of(resident, VillageStory.toCorrect("Nama " + resident.name() + " salah ejaan")));
        village.matchingIsAnswered();

        assertThat(about(operator, "dikembalikan, Perbaiki usulan")).hasSize(1);
    }

    @Test
    void theDecreeAndTheSettledContributionAreToldToTheVillage() {
        var village = story.village().isReady(1);
        var head = wantsEverythingAtOnce(village.login(Role.VILLAGE_HEAD));
        var treasurer = wantsEverythingAtOnce(village.login(Role.VILLAGE_TREASURER));

        village.enactsBudget();
        story.decrees(village);
        story.waitsUntil(() -> village.stage().equals("PAYMENT"));

        assertThat(about(head, "ditetapkan Bupati")).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains(Mailboxes.SITE + "/usulan-desa"));
        assertThat(about(treasurer, "ditetapkan Bupati")).hasSize(1);
        village.paysEverything();
        story.waitsUntil(() -> village.stage().equals("COVERED"));
        assertThat(about(head, "iuran lunas, pekerja terlindungi")).hasSize(1);
        assertThat(about(treasurer, "iuran lunas, pekerja terlindungi"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("terlindungi"));
    }

    @Test
    void personsTheInsurerRefusesAreToldToTheOperatorWithoutTheirNames() {
        var dead = Resident.whoseNikEndsIn(DIED_SINCE);
        var reserve = Resident.anybody();
        var village = story.village();
        story.quota(village.id(), 1);
        village.starts(VillageStory.onAnEnactedBudget());
        village.lists(List.of(dead, reserve));
        village.finishesDraft();
        village.headSigns();
        var operator = wantsEverythingAtOnce(village.login(Role.VILLAGE_OPERATOR));
        village.does(Role.EVALUATION_OFFICER, "checkBudgetLine", Map.of("outcome", "OK"));
        village.verifies(Map.of());
        village.matchingIsAnswered();

        story.decrees(village);
        story.waitsUntil(() -> village.openSteps().contains("replaceWorkers"));

        assertThat(about(operator, "peserta")).singleElement().satisfies(mail -> {
            assertThat(mail.subject())
                    .isEqualTo("Desa %s: ada peserta yang ditolak BPJS Ketenagakerjaan".formatted(village.name()));
            assertThat(mail.text()).contains("pilih penggantinya").contains("#/?task=");
            assertThat(mail.all()).doesNotContain(dead.name(), dead.nik(), reserve.name());
        });
    }

    @Test
    void personsTheKecamatanRefusesAreCountedToTheVillageAndNotNamed() {
        var village = story.village();
        var moved = Resident.anybody();
        var dead = Resident.anybody();
        village.submits(List.of(moved, dead, Resident.anybody()));
        var operator = wantsEverythingAtOnce(village.login(Role.VILLAGE_OPERATOR));
        var head = wantsEverythingAtOnce(village.login(Role.VILLAGE_HEAD));
        var treasurer = wantsEverythingAtOnce(village.login(Role.VILLAGE_TREASURER));
        village.budgetIsEvaluated();

        village.verifies(Map.of(moved, VillageStory.refused("PINDAH"), dead, VillageStory.refused("MENINGGAL")));

        assertThat(List.of(operator, head)).allSatisfy(told -> assertThat(about(told, "ditolak kecamatan"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.text())
                            .contains("Kecamatan menolak 2 calon peserta")
                            .contains(Mailboxes.SITE + "/usulan-desa");
                    assertThat(mail.all()).doesNotContain(moved.name(), moved.nik(), dead.name(), dead.nik());
                }));
        assertThat(about(treasurer, "ditolak kecamatan")).isEmpty();
    }

    @Test
    void aDeadlineThatComesNearIsToldOnceAndOnceMoreWhenItHasPassed() {
        var village = story.village();
        var head = wantsEverythingAtOnce(village.login(Role.VILLAGE_HEAD));
        village.starts(Map.of());
        village.lists(residents(1));
        village.finishesDraft();

        story.calendar.becomes(LocalDate.of(2026, 11, 24), LocalTime.of(9, 0));
        assertThat(about(head, "batas waktu mendekat, Tanda tangani usulan")).hasSize(1);
        story.calendar.becomes(LocalDate.of(2026, 11, 25), LocalTime.of(9, 0));
        assertThat(about(head, "mendekat")).hasSize(1);
        assertThat(about(head, "lewat")).isEmpty();
        story.calendar.becomes(LocalDate.of(2026, 11, 26), LocalTime.of(9, 0));
        story.calendar.becomes(LocalDate.of(2026, 11, 27), LocalTime.of(9, 0));

        assertThat(about(head, "lewat batas waktu, Tanda tangani usulan"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("Batas waktu: Rabu, 25 November 2026"));
    }

    /** What the diagram reminds of and reports upwards is told in its own sentence. */
    @Test
    void theDiagramsReminderReachesTheDeskAndItsReportThoseAbove() {
        var village = story.village();
        village.submits(residents(1));
        village.fileIsReceived();
        var officer = wantsEverythingAtOnce(village.login(Role.COMMUNITY_OFFICER));
        var camat = wantsEverythingAtOnce(village.login(Role.SUBDISTRICT_HEAD));

        story.calendar.becomes(LocalDate.of(2026, 11, 26), LocalTime.of(0, 1));
        assertThat(about(officer, "Desa %s: batas waktu mendekat".formatted(village.name())))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("sudah menunggu verifikasi selama 3 hari kerja"));
        story.calendar.becomes(LocalDate.of(2026, 12, 1), LocalTime.of(0, 1));

        assertThat(about(camat, "lewat batas waktu")).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("melewati batas 5 hari kerja")
                .contains("/pantau?cari="));
        assertThat(about(officer, "lewat batas waktu, Verifikasi calon peserta"))
                .hasSize(1);
    }

    @Test
    void whoDeputisesIsToldTooAndWhoseTimeIsOverIsNot() {
        var village = story.village();
        var secretary = village.login(Role.VILLAGE_SECRETARY);
        var deputy = wantsEverythingAtOnce(secretary);
        village.starts(Map.of());
        village.lists(residents(1));
        assertThat(mailTo(deputy)).isEmpty();
        var head = new Post(Role.VILLAGE_HEAD, village.id());
        appointments.appoints(secretary, head, Capacity.PLH);

        village.finishesDraft();
        assertThat(about(deputy, "Tanda tangani usulan")).hasSize(1);
        village.headHandsBack("Perbaiki jumlahnya");
        story.calendar.becomes(MONDAY, LocalTime.of(9, 0));
        appointments.endsYesterday(secretary, head);
        village.finishesDraft();

        assertThat(about(deputy, "Tanda tangani usulan")).hasSize(1);
    }

    @Test
    void theFloodComesAsOneDigestOnTheNextWorkingMorning() {
        var first = story.village();
        var second = neighbourOf(first);
        var officer = wants(first.login(Role.SUBDISTRICT_COUNTER), Manner.DIGEST);
        first.submits(residents(1));
        second.submits(residents(1));
        assertThat(mailTo(officer)).isEmpty();
        story.calendar.becomes(MONDAY.minusDays(1), LocalTime.of(9, 0));
        assertThat(mailTo(officer)).as("Sunday").isEmpty();
        story.calendar.becomes(MONDAY, LocalTime.of(6, 59));
        assertThat(mailTo(officer)).as("too early").isEmpty();

        story.calendar.becomes(MONDAY, LocalTime.of(7, 0));

        assertThat(mailTo(officer)).singleElement().satisfies(mail -> {
            assertThat(mail.subject())
                    .as("a task that is new and nearly due is told of once")
                    .isEqualTo("Ringkasan 23 November 2026: 2 hal untuk Anda");
            assertThat(mail.text())
                    .contains("Desa %s: batas waktu mendekat, Terima berkas Raperdes".formatted(first.name()))
                    .contains("Desa %s: batas waktu mendekat, Terima berkas Raperdes".formatted(second.name()));
        });
        assertThat(mailTo(officer)).hasSize(1);
    }

    @Test
    void whatIsDoneByThenIsNotInTheDigest() {
        var open = story.village();
        var done = neighbourOf(open);
        var officer = wants(done.login(Role.SUBDISTRICT_COUNTER), Manner.DIGEST);
        done.submits(residents(1));
        open.submits(residents(1));
        tell();
        done.fileIsReceived();

        story.calendar.becomes(MONDAY, LocalTime.of(7, 30));
        assertThat(mailTo(officer)).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("Desa %s:".formatted(open.name()))
                .doesNotContain("Desa %s:".formatted(done.name())));
    }

    /** Names, NIKs and the words officials type about people, through every desk to the end. */
    @Test
    void noMessageHoldsAWorkersData() {
        var village = story.village();
        var faulted = Resident.anybody();
        var people = List.of(faulted, Resident.whoseNikEndsIn(DIED_SINCE), Resident.anybody(), Resident.anybody());
        story.quota(village.id(), 3);
        Arrays.stream(Role.values())
                .filter(role -> role.level() == Level.VILLAGE || role.level() == Level.SUBDISTRICT)
                .forEach(role -> wantsEverythingAtOnce(village.login(role)));
        var words =
                people.get(1).name() + " alias Penanda, NIK " + people.get(1).nik();
        story.desks.measuredBy((step, transaction) -> {
            transaction.run();
            tell();
        });
        village.starts(Map.of());
        village.lists(people);
        village.finishesDraft();
        village.headHandsBack(words);
        village.finishesDraft();
        village.headSigns();
        village.budgetIsEvaluated();
        village.verifies(Map.of(faulted, VillageStory.toCorrect(words)));
        village.matchingIsAnswered();
        tell();
        village.corrects(words);
        village.verifies(Map.of());
        village.matchingIsAnswered();
        village.enactsBudget();
        var round = story.opensRound(village, story.village().isReady(1));
        story.atDesk("recommendRound", round, Story.without(village, "POOL", words));
        tell();
        postman.run();
        story.decrees(village);
        story.waitsUntil(() -> village.openSteps().contains("replaceWorkers"));
        story.calendar.becomes(LocalDate.of(2027, 1, 15), LocalTime.of(9, 0));
        tell();
        postman.run();

        assertThat(MAILBOXES.all()).hasSizeGreaterThan(15);
        assertThat(MAILBOXES.all()).allSatisfy(mail -> {
            assertThat(mail.all()).doesNotContain("Penanda", "650399");
            people.forEach(person -> assertThat(mail.all()).doesNotContain(person.name(), person.nik()));
        });
        assertThat(story.tables.rows("select concat_ws(' ', subject, sentence, path) from message"))
                .isNotEmpty()
                .noneMatch(text -> text.contains("Penanda") || text.contains("650399") || text.contains("Sanusi"));
    }

    /** A village of the same kecamatan that no story has used; some kecamatan have one village alone. */
    private VillageStory neighbourOf(VillageStory village) {
        var name = "Tetangga " + village.id();
        story.tables.changeAsOwner(
                "insert into village select (select max(id) + 1 from village), subdistrict, ?, kind, latitude, longitude"
                        + " from village where id = ?",
                name,
                village.id());
        story.tables.changeAsOwner("""
                insert into village_code (village, authority, code, valid)
                select id, 'KEMENDAGRI', '65.98.' || to_char(id / 1000, 'FM00') || '.2' || to_char(id % 1000, 'FM000'),
                    daterange('2025-01-01', null)
                from village where name = ?
                """, name);
        story.tables.changeAsOwner("""
                insert into chain_head (chain, hash)
                select id, sha256(convert_to('payung desa ' || id, 'UTF8')) from village where name = ?
                """, name);
        regions.refresh();
        return new VillageStory(
                story, (int) story.tables.number("select id from village where name = ?", name), village.subdistrict());
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

    private List<Received> about(String address, String matter) {
        return mailTo(address).stream()
                .filter(mail -> mail.subject().contains(matter))
                .toList();
    }

    private void tell() {
        herald.tellNews();
        herald.tellDeadlines();
    }

    private List<Received> mailTo(String address) {
        tell();
        postman.run();
        return MAILBOXES.of(address);
    }
}
