package id.payungdesa.demo;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
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

    @BeforeEach
    void theVillageHasItsOfficials() {
        village = regions.all().stream()
                .filter(each -> each.name().equals("Setabu"))
                .findFirst()
                .orElseThrow();
        staff = Staff.of(village);
        staff.hire(accounts, village);
        deeds = new Deeds(
                URI.create("http://127.0.0.1:" + port), DemoAccounts.PASSWORD, clock, (call, nanos) -> calls.add(call));
    }

    @Test
    void aProposalGoesFromItsStartToTheCoverOfItsWorkersOverHttp() {
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
