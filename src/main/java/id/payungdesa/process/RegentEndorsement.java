package id.payungdesa.process;

import id.payungdesa.access.Role;
import id.payungdesa.endorsement.Decree;
import id.payungdesa.endorsement.Initial;
import id.payungdesa.endorsement.Opening;
import id.payungdesa.endorsement.Rounds;
import id.payungdesa.outbox.Inbox;
import id.payungdesa.proposal.ProposalId;
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
                forms::roundOpened,
                opening -> new CaseKey(CaseKey.Kind.ROUND, rounds.open(opening).value()));
    }

    @Bean
    UserTask<Initial> recommendRound(Rounds rounds, RoundForms forms) {
        return initial("recommendRound", rounds, forms);
    }

    @Bean
    UserTask<Initial> initialByLegal(Rounds rounds, RoundForms forms) {
        return initial("initialByLegal", rounds, forms);
    }

    @Bean
    UserTask<Initial> initialBySecretary(Rounds rounds, RoundForms forms) {
        return initial("initialBySecretary", rounds, forms).recordedBy(Role.SECRETARIAT);
    }

    private static UserTask<Initial> initial(String desk, Rounds rounds, RoundForms forms) {
        return new UserTask<>(
                Initial.class, forms::round, (key, decision) -> rounds.initial(Cases.round(key), desk, decision));
    }

    @Bean
    UserTask<Decree> signDecree(Rounds rounds, RoundForms forms) {
        return new UserTask<>(Decree.class, forms::round, (key, decree) -> rounds.sign(Cases.round(key), decree))
                .recordedBy(Role.SECRETARIAT);
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
}
