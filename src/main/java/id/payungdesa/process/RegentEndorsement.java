package id.payungdesa.process;

import id.payungdesa.access.Role;
import id.payungdesa.endorsement.Initial;
import id.payungdesa.endorsement.Opening;
import id.payungdesa.endorsement.RegentDecision;
import id.payungdesa.endorsement.Revision;
import id.payungdesa.endorsement.Rounds;
import id.payungdesa.endorsement.TakeOuts;
import id.payungdesa.outbox.Inbox;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Steps;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Java half of {@code processes/regentEndorsement.bpmn}: many villages, one decree. */
@Configuration(proxyBeanMethods = false)
class RegentEndorsement {

    static final String KEY = "regentEndorsement";

    @Bean
    Starter<Opening> roundOpened(Starts starts, Rounds rounds, RoundForms forms) {
        return new Starter<>(
                starts,
                KEY,
                Opening.class,
                official -> official.holds(Role.DPMPD_OFFICER),
                forms::roundOpened,
                opening -> new CaseKey(CaseKey.Kind.ROUND, rounds.open(opening).value()));
    }

    @Bean
    UserTask<Initial> recommendRound(RoundDesks desks, Rounds rounds) {
        return initial("recommendRound", desks, rounds);
    }

    @Bean
    Gateway recommendation(RoundDesks desks) {
        return desks.outcome();
    }

    @Bean
    UserTask<Initial> initialByLegal(RoundDesks desks, Rounds rounds) {
        return initial("initialByLegal", desks, rounds);
    }

    @Bean
    Gateway legalInitials(RoundDesks desks) {
        return desks.outcome();
    }

    @Bean
    UserTask<Initial> initialBySecretary(RoundDesks desks, Rounds rounds) {
        return initial("initialBySecretary", desks, rounds).recordedBy(Role.SECRETARIAT);
    }

    @Bean
    Gateway secretaryInitials(RoundDesks desks) {
        return desks.outcome();
    }

    private static UserTask<Initial> initial(String desk, RoundDesks desks, Rounds rounds) {
        return desks.desk(desk, Initial.class, (round, decision) -> rounds.initial(round, desk, decision));
    }

    @Bean
    UserTask<RegentDecision> signDecree(RoundDesks desks, Rounds rounds) {
        return desks.desk(
                        "signDecree", RegentDecision.class, (round, decision) -> rounds.sign(round, decision.decree()))
                .recordedBy(Role.SECRETARIAT);
    }

    @Bean
    Gateway regentSignature(RoundDesks desks) {
        return desks.outcome();
    }

    /** One notice per village; the dispatcher tells each proposal, so that one that fails stops no other. */
    @Bean
    JavaDelegate publishDecree(Rounds rounds, Inbox inbox) {
        return execution -> {
            var published = rounds.publish(Cases.round(CaseKey.of(execution)));
            var villages = published.proposals().stream()
                    .collect(Collectors.toMap(
                            entry -> Cases.of(new ProposalId(entry.getKey())).toString(), entry -> entry.getValue()));
            inbox.takeAll("decree", "round-" + published.round() + "-", "endorsementDecided", villages);
        };
    }

    @Bean
    UserTask<Revision> reviseRound(RoundDesks desks) {
        return desks.revision("reviseRound");
    }

    @Bean
    Gateway revision(Steps steps) {
        return new Gateway(key -> Answers.revision(steps.lastOutcome(key.toString(), "reviseRound")));
    }

    @Bean
    JavaDelegate dissolveRound(TakeOuts takeOuts, Steps steps) {
        return execution -> {
            var key = CaseKey.of(execution);
            takeOuts.dissolve(
                    Cases.round(key),
                    steps.lastNote(key.toString(), "reviseRound").orElseThrow());
        };
    }
}
