package id.payungdesa.enrolment;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.outbox.Order;
import id.payungdesa.proposal.Payer;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.region.Authority;
import id.payungdesa.region.Regions;
import id.payungdesa.region.VillageId;
import id.payungdesa.roster.Vault;
import id.payungdesa.roster.VaultPerson;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what is sent to register endorsed people; their data leave the vault only here. */
@Component
class RegistrationOrders {

    private static final RegistrationOrder.Payer REGENCY =
            new RegistrationOrder.Payer("65.03", "Pemerintah Kabupaten Nunukan");

    private final JdbcClient jdbc;
    private final Proposals proposals;
    private final Regions regions;
    private final Vault vault;
    private final Clock clock;

    RegistrationOrders(JdbcClient jdbc, Proposals proposals, Regions regions, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.regions = regions;
        this.vault = vault;
        this.clock = clock;
    }

    record Terms(long candidate, String occupation, long baseIncome, int months) {}

    RegistrationOrder write(Order order) {
        var proposal = proposals.get(new ProposalId(order.proposalId()));
        var terms = terms(order).stream().collect(Collectors.toMap(Terms::candidate, Function.identity()));
        return new RegistrationOrder(
                order.reference(),
                addsTo(order),
                payer(proposal.payer(), proposal.village()),
                proposal.firstMonth(),
                proposal.months(),
                proposal.instalmentMonths(),
                vault.open(entrants(order)).stream()
                        .map(person -> entrant(person, terms))
                        .toList());
    }

    /** Whom the order is about, in the order of the village's list. */
    List<Long> entrants(Order order) {
        return terms(order).stream().map(Terms::candidate).toList();
    }

    private List<Terms> terms(Order order) {
        return jdbc.sql("""
                select candidate.id as candidate, candidate.occupation, candidate.base_income, candidate.months
                from entrant join candidate on candidate.id = entrant.candidate_id
                where entrant.registration_id = :registration
                order by candidate.position
                """)
                .param("registration", RegistrationId.ordered(order.reference()).value())
                .query(Terms.class)
                .list();
    }

    private Optional<String> addsTo(Order order) {
        return jdbc.sql("select adds_to from registration where id = :registration and adds_to is not null")
                .param("registration", RegistrationId.ordered(order.reference()).value())
                .query(Long.class)
                .optional()
                .map(first -> new RegistrationId(first).reference());
    }

    private static RegistrationOrder.Entrant entrant(VaultPerson person, Map<Long, Terms> terms) {
        var term = terms.get(person.candidate());
        return new RegistrationOrder.Entrant(
                String.valueOf(person.candidate()),
                person.nik(),
                person.familyCard(),
                person.name(),
                person.birthPlace(),
                person.birthDate(),
                person.sex(),
                person.motherName(),
                person.address(),
                person.phone(),
                term.occupation(),
                Rupiah.of(term.baseIncome()),
                term.months());
    }

    private RegistrationOrder.Payer payer(Payer payer, VillageId village) {
        if (payer == Payer.REGENCY) {
            return REGENCY;
        }
        var today = Indonesian.today(clock);
        return new RegistrationOrder.Payer(
                regions.codeOf(village, Authority.KEMENDAGRI, today).orElseThrow(),
                "Pemerintah Desa " + regions.get(village).name());
    }
}
