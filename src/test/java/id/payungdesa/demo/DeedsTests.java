package id.payungdesa.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import id.payungdesa.RunningApplication;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.database.Scope;
import id.payungdesa.outbox.Dispatcher;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningApplication
class DeedsTests {

    private static final int PEOPLE = 20;

    @LocalServerPort
    int port;

    @Autowired
    DemoAccounts accounts;

    @Autowired
    Regions regions;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    Clock clock;

    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    Village village;
    Staff staff;
    Deeds deeds;

    private void officialsAreIn(String name) {
        village = regions.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        staff = Staff.of(village);
        staff.hire(accounts, village);
        deeds = new Deeds(
                URI.create("http://127.0.0.1:" + port), DemoAccounts.PASSWORD, clock, (call, nanos) -> calls.add(call));
    }

    @Test
    void aProposalGoesFromItsStartToTheCoverOfItsWorkersOverHttp() {
        officialsAreIn("Setabu");

        var proposal = deeds.startProposal(staff.at("startProposal"));
        deeds.draftProposal(
                staff.at("draftProposal"),
                proposal,
                "daftar.xlsx",
                WorkerList.of(village.id().value(), PEOPLE).xlsx());
        does(proposal, "signProposal", "receiveFile", "prepareEvaluation", "signEvaluation");
        does(proposal, "verifyCandidates");
        until(() -> deeds.isReady(staff.at("openRound"), proposal));
        does(proposal, "recordEnactment");

        var round = deeds.openRound(staff.at("openRound"), "Gelombang I", List.of(proposal));
        does(round, "recommendRound", "initialByLegal", "initialBySecretary", "signDecree");
        until(() -> deeds.desk(staff.at("requestPayment"))
                .finds("requestPayment", proposal)
                .isPresent());

        does(proposal, "requestPayment", "verifyPaymentRequest", "approvePayment");
        deeds.payContribution(staff.at("payContribution"), proposal);
        until(() -> deeds.desk(staff.at("signProposal")).reads("/usulan-desa").contains("Pekerja terlindungi"));

        assertThat(calls).contains("log in", "list", "claim signDecree", "complete payContribution", "upload paper");
    }

    @Test
    void aProposalIsHandedBackFaultedCorrectedAndWithdrawnOverHttp() {
        officialsAreIn("Binalawan");
        var proposal = deeds.startProposal(
                staff.at("startProposal"),
                Map.of("basis", "ENACTED", "regulationNumber", "7/2026", "regulationDate", "2026-11-02"));
        var list = WorkerList.of(village.id().value(), 3).with(2, worker -> worker.working("Pawang buaya"));
        deeds.draftProposal(staff.at("draftProposal"), proposal, "daftar.csv", list.csv());
        deeds.handBack(staff.at("signProposal"), "signProposal", proposal, "Nelayan RT 05 belum masuk.");
        does(proposal, "draftProposal", "signProposal");

        deeds.does(
                staff.at("checkBudgetLine"),
                "checkBudgetLine",
                proposal,
                Map.of("outcome", "FINDING", "finding", "Rekening belanjanya lain.", "field", "accountCode"));
        var verification = deeds.takes(staff.at("verifyCandidates"), "verifyCandidates", proposal);
        deeds.finishes(
                verification,
                Map.of("verdicts", verification.verdicts(Map.of(2, Deed.refused("PINDAH", "Sudah pindah.")))));
        until(() -> deeds.desk(staff.at("correctProposal"))
                .finds("correctProposal", proposal)
                .isPresent());
        does(proposal, "correctProposal", "signProposal");
        var head = staff.at("signProposal");
        deeds.withdraw(head, proposal, "Anggaran dialihkan.");

        assertThat(deeds.desk(head).reads("/usulan-desa")).contains("Ditarik desa");
        assertThatExceptionOfType(TurnedAway.class)
                .isThrownBy(() -> deeds.withdraw(head, proposal, "Sekali lagi."))
                .withMessageContaining("Usulan ini sudah berakhir: Ditarik desa.");
    }

    @Test
    void whoIsTurnedAwayHearsTheSentenceOfTheServer() {
        officialsAreIn("Bambangan");
        var proposal = deeds.startProposal(staff.at("startProposal"));

        assertThatExceptionOfType(TurnedAway.class)
                .isThrownBy(() -> does(proposal, "draftProposal"))
                .withMessageContaining(
                        "operator.bambangan, complete draftProposal: 409 Daftar calon peserta masih kosong.");
        assertThatExceptionOfType(TurnedAway.class).isThrownBy(() -> deeds.desk("operator.tanpanama"));
    }

    private void does(Matter matter, String... steps) {
        for (var step : steps) {
            deeds.does(staff.at(step), step, matter);
        }
    }

    private void until(BooleanSupplier reached) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            Scope.system(() -> {
                dispatcher.dispatch();
                return null;
            });
            return reached.getAsBoolean();
        });
    }
}
