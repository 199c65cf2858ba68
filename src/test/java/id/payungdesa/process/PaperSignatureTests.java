package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.VillageStory.residents;
import static id.payungdesa.process.VillageStory.sheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.access.Officials;
import id.payungdesa.access.Role;
import id.payungdesa.letter.Kind;
import id.payungdesa.letter.Letters;
import id.payungdesa.letter.PaperSize;
import id.payungdesa.monitoring.ProposalStories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class PaperSignatureTests {

    private static final Map<String, ?> AGREED = Map.of("agreed", true);

    @Autowired
    Story story;

    @Autowired
    TaskService tasks;

    @Autowired
    ProposalStories stories;

    @Autowired
    Officials officials;

    @Autowired
    Letters letters;

    @Test
    void theCounterRecordsWhatTheCamatSignedOnPaper() {
        var village = evaluated();
        var camat = village.login(Role.SUBDISTRICT_HEAD);
        var counter = village.login(Role.SUBDISTRICT_COUNTER);

        story.desks.does(counter, village.key(), "signEvaluation", onPaper(village.signature("COMPLIANT")));

        assertThat(village.instance()).hasPassed("evaluationSigned");
        assertThat(evaluation(village)).isEqualTo("COMPLIANT by %s, recorded by %s".formatted(camat, counter));
        assertThat(story.tables.row("""
                        select official.name || ' for ' || holder.name from audit_entry
                        join official on official.id = official_id join official holder on holder.id = on_behalf_of
                        where action = 'EVALUATION_SIGNED' and subject = ?
                        """, village.proposal().toString())).isEqualTo(counter + " for " + camat);
        assertThat(story.tables.row(
                        "select content -> 'paper' ->> 'date' from step where step = 'signEvaluation' and subject = ?",
                        village.key().toString()))
                .isEqualTo("2026-11-19");
    }

    @Test
    void aLetterPrintedLaterNamesThemAsTheyWereCalledThatDay() {
        var village = evaluated();
        var camat = village.login(Role.SUBDISTRICT_HEAD);
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        story.desks.does(counter, village.key(), "signEvaluation", onPaper(village.signature("COMPLIANT")));
        var renamed = "update official set name = ? where login = ?";
        try {
            story.tables.changeAsOwner(renamed, "Camat Kemudian", camat);
            story.tables.changeAsOwner(renamed, "Loket Kemudian", counter);

            assertThat(printed(Kind.SUBDISTRICT_DECREE, village, camat))
                    .containsIgnoringCase(camat)
                    .contains("dicatat oleh " + counter)
                    .doesNotContainIgnoringCase("kemudian");
        } finally {
            story.tables.changeAsOwner(renamed, camat, camat);
            story.tables.changeAsOwner(renamed, counter, counter);
        }
    }

    private String printed(Kind kind, VillageStory village, String reader) {
        return story.desks.as(reader, () -> {
            var ready = letters.of(List.of(village.proposal())).stream()
                    .filter(letter -> letter.kind() == kind)
                    .findFirst()
                    .orElseThrow();
            var file = letters.open(kind, ready.subject(), PaperSize.A4, "").orElseThrow();
            try (var document = Loader.loadPDF(file.content())) {
                return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void theSecretariatRecordsForTheSecretaryAndForTheRegent() {
        var village = story.village().isReady(1);
        village.enactsBudget();
        var round = recommended(village);

        story.desks.does("sekretariat", round, "initialBySecretary", onPaper(AGREED));
        var regent = story.desks.takes("sekretariat", round, "signDecree");
        assertThat(story.desks.sees("sekretariat", regent).papers().filed())
                .extracting(TaskPapers.File::kind)
                .containsExactly("Naskah bertanda tangan");
        assertThat(view(regent)).contains("office=Paraf Sekretaris Daerah", "recordedBy=Optional[Wahyu Kurniawan]");
        story.desks.saves("sekretariat", regent, onPaper(story.decree()));
        story.desks.completes("sekretariat", regent);

        assertThat(story.tables.rows("""
                        select step || ': ' || official.login || coalesce(', ' || recorder.login, '') from round_signature
                        join official on official.id = official_id left join official recorder on recorder.id = recorded_by
                        where round_id = ? order by at
                        """, round.id()))
                .containsExactly(
                        "recommendRound: kepala.dpmpd",
                        "initialByLegal: hukum",
                        "initialBySecretary: sekda, sekretariat",
                        "signDecree: bupati, sekretariat");
        assertThat(story.tables.row("""
                        select official.login || ', ' || recorder.login from decree
                        join official on official.id = signed_by join official recorder on recorder.id = recorded_by
                        where round_id = ?
                        """, round.id())).isEqualTo("bupati, sekretariat");
        story.waitsUntil(() -> village.stage().equals("PAYMENT"));
    }

    @Test
    void theVillageReadsWhoRecordedIt() {
        var village = evaluated();
        var camat = village.login(Role.SUBDISTRICT_HEAD);
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        story.desks.does(counter, village.key(), "signEvaluation", onPaper(village.signature("COMPLIANT")));

        var seen = story.desks.as(
                village.login(Role.VILLAGE_HEAD),
                () -> stories.of(
                        officials.findByLogin(village.login(Role.VILLAGE_HEAD)).orElseThrow()));
        assertThat(seen.get(0).decisions())
                .filteredOn(decision -> decision.recordedBy().isPresent())
                .extracting(decision -> decision.title() + " " + decision.by() + ", dicatat oleh "
                        + decision.recordedBy().get())
                .containsExactly("Camat %s, dicatat oleh %s".formatted(camat, counter));
    }

    @Test
    void aHeadWhoSignsHereShowsNoPaper() {
        var village = evaluated();
        var camat = village.login(Role.SUBDISTRICT_HEAD);
        var task = story.desks.takes(camat, village.key(), "signEvaluation");

        assertThat(story.desks.sees(camat, task).task().recordsFor()).isEmpty();
        assertThat(story.desks.sees(camat, task).papers().papers()).isEmpty();
        story.desks.writes(camat, task, village.signature("COMPLIANT"));
        story.desks.completes(camat, task);

        assertThat(evaluation(village)).isEqualTo("COMPLIANT by %s".formatted(camat));
    }

    @Test
    void aRecordedSignatureHasItsDayAndItsScan() {
        var village = evaluated();
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        var task = story.desks.takes(counter, village.key(), "signEvaluation");
        var form = story.desks.sees(counter, task);

        assertThat(form.task().recordsFor())
                .contains(new TaskController.Signer(
                        "Camat", java.util.Optional.of(village.login(Role.SUBDISTRICT_HEAD))));
        assertThat(form.papers().papers())
                .extracting(asked -> asked.code() + " " + asked.required())
                .containsExactly("SIGNED_PAPER true");
        story.desks.writes(counter, task, onPaper(village.signature("COMPLIANT")));
        assertThat(refusal(() -> story.desks.completes(counter, task)))
                .startsWith("Masih kurang: Naskah bertanda tangan.");
        story.desks.saves(counter, task, village.signature("COMPLIANT"));
        assertThat(refusal(() -> story.desks.completes(counter, task)))
                .isEqualTo("Isi tanggal tanda tangan seperti tertulis di kertas.");
        story.desks.saves(counter, task, onPaper(village.signature("COMPLIANT"), "2026-11-21"));
        assertThat(refusal(() -> story.desks.completes(counter, task)))
                .isEqualTo("Tanggal tanda tangan di kertas tidak boleh di masa depan.");

        assertThat(evaluation(village)).isEqualTo("none");
        assertThat(village.openSteps()).contains("signEvaluation");
    }

    @Test
    void aVacantOfficeHasSignedNothing() {
        var village = evaluated();
        var camat = village.login(Role.SUBDISTRICT_HEAD);
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        leaves(camat);
        var task = story.desks.takes(counter, village.key(), "signEvaluation");

        assertThat(story.desks
                        .sees(counter, task)
                        .task()
                        .recordsFor()
                        .orElseThrow()
                        .name())
                .isEmpty();
        story.desks.saves(counter, task, onPaper(village.signature("COMPLIANT")));

        assertThat(refusal(() -> story.desks.completes(counter, task)))
                .isEqualTo("Jabatan Camat sedang kosong, jadi tanda tangannya belum dapat dicatat."
                        + " Minta pengelola sistem mengisinya.");
        assertThat(evaluation(village)).isEqualTo("none");
    }

    @Test
    void whoPreparedTheEvaluationDoesNotRecordItsSignature() {
        var village = received();
        var both = village.oneOfficialAs(Role.EVALUATION_OFFICER, Role.SUBDISTRICT_COUNTER);
        story.desks.does(both, village.key(), "prepareEvaluation", sheet(Map.of()));

        assertThat(refusal(() -> story.desks.does(
                        both, village.key(), "signEvaluation", onPaper(village.signature("COMPLIANT")))))
                .isEqualTo("Yang menyiapkan evaluasi ini tidak boleh menandatanganinya atau mencatat tanda tangannya."
                        + " Minta petugas lain mencatatnya.");
        assertThat(evaluation(village)).isEqualTo("none");
    }

    @Test
    void aCamatWhoPreparedTheEvaluationDoesNotSignItOnPaperEither() {
        var village = received();
        var both = village.oneOfficialAs(Role.EVALUATION_OFFICER, Role.SUBDISTRICT_HEAD);
        onlyCamat(both, village);
        story.desks.does(both, village.key(), "prepareEvaluation", sheet(Map.of()));
        var counter = village.login(Role.SUBDISTRICT_COUNTER);

        assertThat(refusal(() -> story.desks.does(
                        counter, village.key(), "signEvaluation", onPaper(village.signature("COMPLIANT")))))
                .startsWith("Yang menyiapkan evaluasi ini tidak boleh menandatanganinya");
        assertThat(evaluation(village)).isEqualTo("none");
    }

    @Test
    void whoHasAPartInARoundRecordsNoSignatureOnIt() {
        var both = story.regencyOfficial("hukum.dan.sekretariat", Role.LEGAL_OFFICER, Role.SECRETARIAT);
        var round = story.opensRound(story.village().isReady(1));
        story.desks.does("kepala.dpmpd", round, "recommendRound", AGREED);
        story.desks.does(both, round, "initialByLegal", AGREED);

        assertThat(refusal(() -> story.desks.does(both, round, "initialBySecretary", onPaper(AGREED))))
                .startsWith("Pemegang jabatan ini atau Anda sudah membuka atau memaraf gelombang ini.");
        assertThat(story.desks.openSteps(round)).containsExactly("initialBySecretary");
    }

    @Test
    void whoRecordedOnARoundDoesNotSignItLater() {
        var both = story.regencyOfficial("sekretariat.dan.bupati", Role.SECRETARIAT);
        var round = recommended(story.village().isReady(1));
        story.desks.does(both, round, "initialBySecretary", onPaper(AGREED));
        story.regencyOfficial("sekretariat.dan.bupati", Role.REGENT);

        assertThat(refusal(() -> story.desks.does(both, round, "signDecree", story.decree())))
                .startsWith("Anda sudah membuka atau memaraf gelombang ini.");
        leaves(both);
    }

    @Test
    void whoOpenedTheRoundRecordsNoSignatureOnIt() {
        var both = story.regencyOfficial("petugas.dan.sekretariat", Role.DPMPD_OFFICER, Role.SECRETARIAT);
        var round = story.opensRound(both, story.village().isReady(1));
        story.desks.does("kepala.dpmpd", round, "recommendRound", AGREED);
        story.desks.does("hukum", round, "initialByLegal", AGREED);

        assertThat(refusal(() -> story.desks.does(both, round, "initialBySecretary", onPaper(AGREED))))
                .startsWith("Pemegang jabatan ini atau Anda sudah membuka");
    }

    @Test
    void onlyTheirOwnSecretariatRecords() {
        var village = evaluated();
        var task = story.desks.openTask(village.key(), "signEvaluation");

        assertThat(groups(task))
                .hasSize(2)
                .allMatch(group -> group.matches("(subdistrict_head|subdistrict_counter)-\\d+"));
        for (var login : List.of(
                village.login(Role.COMMUNITY_OFFICER),
                story.official(Role.SUBDISTRICT_COUNTER, elsewhere(village)),
                "sekretariat")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> story.desks.sees(login, task)))
                    .as(login)
                    .hasMessageContaining("Tugas ini tidak ditemukan.");
        }
        var preparing = story.desks.openTask(village.key(), "verifyCandidates");
        assertThat(groups(preparing)).hasSize(1);
    }

    private VillageStory received() {
        var village = story.village();
        onlyCamat(village.login(Role.SUBDISTRICT_HEAD), village);
        village.submits(residents(1));
        village.fileIsReceived();
        return village;
    }

    private VillageStory evaluated() {
        var village = received();
        village.isPrepared(Map.of());
        return village;
    }

    private CaseKey recommended(VillageStory village) {
        var round = story.opensRound(village);
        story.desks.does("kepala.dpmpd", round, "recommendRound", AGREED);
        story.desks.does("hukum", round, "initialByLegal", AGREED);
        return round;
    }

    private static Map<String, ?> onPaper(Map<String, ?> decision) {
        return onPaper(decision, "2026-11-19");
    }

    private static Map<String, ?> onPaper(Map<String, ?> decision, String date) {
        var recorded = new HashMap<String, Object>(decision);
        recorded.put("paper", Map.of("number", "", "date", date));
        return recorded;
    }

    private String evaluation(VillageStory village) {
        return story.tables.row("""
                select coalesce(result || ' by ' || official.name || coalesce(', recorded by ' || recorder.name, ''), 'none')
                from evaluation
                left join official on official.id = signed_by left join official recorder on recorder.id = recorded_by
                where village_id = ?
                """, village.id());
    }

    private String view(String task) {
        return String.valueOf(story.desks.sees("sekretariat", task).view());
    }

    private List<String> groups(String task) {
        return tasks.getIdentityLinksForTask(task).stream()
                .map(link -> link.getGroupId())
                .toList();
    }

    private int elsewhere(VillageStory village) {
        return (int) story.tables.number(
                "select min(id) from subdistrict where id <> (select subdistrict from village where id = ?)",
                village.id());
    }

    /** Other stories and the demo have left camats behind; here one signs. */
    private void onlyCamat(String login, VillageStory village) {
        story.tables.change("""
                update post set valid = case
                    when official_id = (select id from official where login = ?) then '[2026-01-01,)'::daterange
                    else '[2020-01-01,2026-11-20)'::daterange end
                where role = 'subdistrict_head' and area = (select subdistrict from village where id = ?)
                """, login, village.id());
    }

    @AfterEach
    void everyCamatIsBack() {
        story.tables.change(
                "update post set valid = '[2026-01-01,)' where role = 'subdistrict_head' and kind = 'DEFINITIVE'");
    }

    private void leaves(String login) {
        story.tables.change("""
                update post set valid = '[2020-01-01,2026-11-20)'
                where official_id = (select id from official where login = ?)
                """, login);
    }
}
