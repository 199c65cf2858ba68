package id.payungdesa.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.region.Regions;
import id.payungdesa.region.VillageId;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class VillageFilesTests {

    private static final int TANJUNG_ARU = 105;
    private static final int SUNGAI_NYAMUK = 102;
    private static final int PA_API = 58;

    private static Modules modules;
    private static Dossiers dossiers;
    private static VillageFiles files;

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        var jdbc = modules.get(JdbcClient.class);
        files = new VillageFiles(
                jdbc,
                new ProposalStories(jdbc, new Standings(modules.get(ObjectMapper.class), modules.clock())),
                new Happenings(jdbc));
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void theMoneyIsFollowedFromTheVillageToTheInsurer() {
        var bill = dossiers.billed(TANJUNG_ARU, 3);
        var whole = Optional.of(Rupiah.of(3 * 12 * 16_800));
        assertThat(only(TANJUNG_ARU))
                .isEqualTo(new MoneyTrail(
                        bill.proposal(),
                        2027,
                        "Alokasi Dana Desa",
                        whole,
                        whole,
                        whole,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(bill.code())));

        var payment = dossiers.paid(TANJUNG_ARU, bill);
        assertThat(only(TANJUNG_ARU).paid()).isEqualTo(whole);
        assertThat(only(TANJUNG_ARU).settled()).isEmpty();

        var tables = new Tables(modules.database());
        tables.posted(
                payment.value(), "SETTLE", "CLEARING", "PAID", bill.amount().amount());
        tables.insured(bill.proposal().value());
        assertThat(only(TANJUNG_ARU).settled()).isEqualTo(whole);
        assertThat(read(dpmpd(), TANJUNG_ARU).people()).hasSize(3).allSatisfy(person -> {
            assertThat(person.standing()).isEqualTo("Peserta");
            assertThat(person.coveredUntil()).contains(LocalDate.of(2027, 12, 31));
            assertThat(person.initials()).isEqualTo("W. K.");
            assertThat(person.nik()).matches("650399\\*{6}\\d{4}");
        });
    }

    @Test
    void decisionsAreToldWithWhoMadeThemAndWhy() {
        var id = dossiers.submitted(PA_API, Dossiers.header(Basis.ENACTED), Dossiers.people(2));
        dossiers.decided(
                dossiers.head(PA_API),
                "signProposal",
                id,
                "{\"outcome\": \"HAND_BACK\", \"note\": \"Nama Pak Amat belum benar.\"}");

        assertThat(read(dpmpd(), PA_API).happenings())
                .extracting(Happening::kind, Happening::what, Happening::by, Happening::reason)
                .contains(tuple(
                        Happening.Kind.DECISION,
                        "Tanda tangani usulan: dikembalikan",
                        Optional.of("village_head.58, Kepala Desa"),
                        Optional.of("Nama Pak Amat belum benar.")));
        assertThat(read(dpmpd(), PA_API).happenings())
                .extracting(Happening::what)
                .contains("Diperiksa kecamatan", "Disusun desa");
    }

    @Test
    void theDecreeIsToldToACamatToo() {
        dossiers.endorsed(SUNGAI_NYAMUK, 2);

        assertThat(read(dossiers.atSubdistrict(Role.SUBDISTRICT_HEAD, SUNGAI_NYAMUK), SUNGAI_NYAMUK)
                        .happenings())
                .anySatisfy(happening -> {
                    assertThat(happening.what()).startsWith("Keputusan Bupati nomor 188.45/");
                    assertThat(happening.by()).contains("regent.1, Bupati");
                });
    }

    @Test
    void whyAVillageWithdrewStaysToBeRead() {
        var id = dossiers.submitted(105, 2);
        modules.does(
                dossiers.head(105), () -> modules.get(Proposals.class).withdraw(id, "Anggaran dialihkan ke jembatan."));

        assertThat(read(dpmpd(), 105).happenings())
                .extracting(Happening::what, Happening::reason)
                .contains(tuple("Ditarik desa", Optional.of("Anggaran dialihkan ke jembatan.")));
    }

    @Test
    void rowLevelSecurityKeepsANeighbourOut() {
        dossiers.submitted(103, 2);

        var seen = read(dossiers.head(104), 103);

        assertThat(seen.stories()).isEmpty();
        assertThat(seen.money()).isEmpty();
        assertThat(seen.people()).isEmpty();
        assertThat(seen.happenings()).isEmpty();
        assertThat(read(dpmpd(), 103).people()).hasSize(2);
    }

    private static MoneyTrail only(int village) {
        var trails = read(dpmpd(), village).money();
        assertThat(trails).hasSize(1);
        return trails.get(0);
    }

    private static Official dpmpd() {
        return dossiers.atRegency(Role.DPMPD_OFFICER);
    }

    private static VillageFile read(Official official, int village) {
        return modules.as(
                official,
                () -> modules.inTransaction(
                        () -> files.get(modules.get(Regions.class).get(new VillageId(village)))));
    }
}
