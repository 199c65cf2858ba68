package id.payungdesa.proposal;

import static id.payungdesa.Dossiers.people;
import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.common.Refused;
import id.payungdesa.common.Rupiah;
import id.payungdesa.database.Scope;
import id.payungdesa.roster.RosterColumn;
import id.payungdesa.roster.RosterRow;
import id.payungdesa.roster.Rosters;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionsTests {

    private static final AtomicInteger VILLAGE = new AtomicInteger(20);

    private static Modules modules;
    private static Dossiers dossiers;
    private static Submissions submissions;

    private final int village = VILLAGE.incrementAndGet();

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        submissions = modules.get(Submissions.class);
    }

    @AfterEach
    void today() {
        modules.clock().reset();
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void submittingFreezesListMoneyAndLetterAndReservesEverybody() {
        var id = dossiers.submitted(village, 3);

        var frozen = modules.as(dossiers.head(village), () -> submissions.frozen(id));
        assertThat(frozen.people()).isEqualTo(3);
        assertThat(frozen.amount()).isEqualTo(Rupiah.of(3 * 12 * 16_800));
        assertThat(frozen.letterNumber()).isEqualTo("400.10/001/DS-%d/XI/2026", village);
        assertThat(revisions(id)).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("drafted_by", dossiers.operator(village).id().value());
            assertThat(row)
                    .containsEntry("signed_by", dossiers.head(village).id().value());
            assertThat(row).containsEntry("sha256", modules.as(dossiers.head(village), () -> modules.get(Rosters.class)
                    .fingerprint(id.value())));
        });
        assertThat(count("reservation", id)).isEqualTo(3);
        assertThat(stage(id)).isEqualTo(Stage.REVIEW);
    }

    @Test
    void letterNumbersRunPerVillageAndYear() {
        var other = VILLAGE.incrementAndGet();
        assertThat(letter(village, dossiers.submitted(village, 1))).startsWith("400.10/001/");
        assertThat(letter(village, dossiers.submitted(village, 1))).startsWith("400.10/002/");
        assertThat(letter(other, dossiers.submitted(other, 1))).startsWith("400.10/001/");

        modules.clock().setWita(LocalDate.of(2027, 1, 1), LocalTime.of(0, 30));
        assertThat(letter(village, dossiers.submitted(village, 1)))
                .as("new year in Nunukan, not yet in Greenwich")
                .isEqualTo("400.10/001/DS-%d/I/2027", village);
    }

    @Test
    void aSecondRevisionStandsBesideTheFirst() {
        var id = dossiers.submitted(village, 1);
        modules.system(() -> modules.get(Proposals.class).reached(id, Stage.CORRECTION));
        dossiers.take(village, id, people(1));
        dossiers.decided(dossiers.operator(village), "correctProposal", id, "{}");
        modules.does(dossiers.operator(village), () -> modules.get(Proposals.class)
                .correct(id, new Correction("ADD", "2.2.90", "5.2.7.90", "Ditambah")));

        dossiers.submit(village, id);

        assertThat(revisions(id)).extracting(row -> row.get("people")).containsExactly(1, 2);
        assertThat(count("reservation", id)).isEqualTo(2);
    }

    @Test
    void whoDraftedDoesNotSign() {
        var id = dossiers.signing(village, Dossiers.header(Basis.ENACTED), people(1));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> modules.does(dossiers.operator(village), () -> submissions.submit(id)))
                .withMessage("Anda menyusun usulan ini, jadi tidak boleh menandatanganinya.");
        assertThat(stage(id)).isEqualTo(Stage.SIGNING);
        assertThat(count("reservation", id)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'{\"revision\": 2, \"letter_number\": \"x\", \"signed_by\": ' || drafted_by || '}' # operator_never_signs",
                "'{\"letter_number\": \"x\"}' # revision_pkey",
                "'{\"revision\": 2}' # revision_village_id_letter_number_key",
                "'{\"revision\": 0, \"letter_number\": \"x\"}' # revision_revision_check",
                "'{\"revision\": 2, \"letter_number\": \"x\", \"people\": 0}' # revision_people_check",
                "'{\"revision\": 2, \"letter_number\": \"x\", \"amount\": 0}' # revision_amount_check",
                "'{\"revision\": 2, \"letter_number\": \"x\", \"sha256\": \"\\\\x00\"}' # revision_sha256_check"
            })
    void whatCannotBeIsRefusedByTheTable(String changeAndConstraint) {
        var id = dossiers.submitted(village, 1);
        var parts = changeAndConstraint.split(" # ");

        assertThat(refusal(() -> modules.owner()
                        .sql(
                                "insert into revision select (jsonb_populate_record(r, cast(%s as jsonb))).* from revision r where proposal_id = %s"
                                        .formatted(parts[0], id))
                        .update()))
                .contains(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update revision set people = 9", "delete from revision", "truncate revision"})
    void whatWasFrozenStaysEvenForTheOwner(String change) {
        dossiers.submitted(village, 1);

        assertThat(refusal(() -> modules.owner().sql(change).update())).contains("append-only");
        assertThat(refusal(() -> modules.sql("*").sql(change).update())).contains("permission denied");
    }

    @Test
    void anEmptyListIsNotHandedOver() {
        var id = dossiers.started(village, Dossiers.header(Basis.ENACTED));

        assertThat(missing(id)).startsWith("Daftar calon peserta masih kosong.");
    }

    @Test
    void rowsThatWaitForTheVillageHoldTheDraftBack() {
        var rows = new ArrayList<>(people(3));
        rows.set(0, with(rows.get(0), RosterColumn.OCCUPATION, "Astronaut"));
        rows.set(1, with(rows.get(1), RosterColumn.NIK, "123"));
        var id = dossiers.drafted(village, Dossiers.header(Basis.ENACTED), rows);

        assertThat(missing(id))
                .isEqualTo("Masih ada 1 baris dengan peringatan yang belum dicentang \"Sudah diperiksa\".");
        modules.does(dossiers.operator(village), () -> modules.get(Rosters.class)
                .confirm(id.value(), dossiers.candidates(village, id).get(0).id(), true));
        assertThat(missing(id)).isEqualTo("Masih ada 1 baris yang ditolak. Perbaiki atau hapus baris itu lebih dulu.");
    }

    private static String missing(ProposalId id) {
        try {
            Scope.system(() -> {
                submissions.requireComplete(id);
                return null;
            });
            return "nothing";
        } catch (Refused e) {
            return e.getMessage();
        }
    }

    private static String letter(int village, ProposalId id) {
        return modules.as(dossiers.head(village), () -> submissions.frozen(id).letterNumber());
    }

    private static List<Map<String, Object>> revisions(ProposalId id) {
        return modules.owner()
                .sql("select * from revision where proposal_id = ? order by revision")
                .param(id.value())
                .query()
                .listOfRows();
    }

    private static long count(String table, ProposalId id) {
        return modules.owner()
                .sql("select count(*) from " + table + " where proposal_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    private Stage stage(ProposalId id) {
        return modules.as(
                dossiers.head(village),
                () -> modules.get(Proposals.class).get(id).stage());
    }

    private static RosterRow with(RosterRow row, RosterColumn column, String text) {
        var cells = new HashMap<>(row.cells());
        cells.put(column, text);
        return new RosterRow(row.number(), cells);
    }
}
