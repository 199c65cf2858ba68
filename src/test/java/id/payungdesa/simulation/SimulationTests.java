package id.payungdesa.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Rupiah;
import id.payungdesa.common.WorkingDays;
import id.payungdesa.database.Scope;
import id.payungdesa.proposal.Basis;
import id.payungdesa.region.Regions;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import id.payungdesa.simulation.Backlog.Load;
import id.payungdesa.simulation.Outcome.Month;
import id.payungdesa.tariff.Brackets;
import id.payungdesa.tariff.Discount;
import id.payungdesa.tariff.NewQuota;
import id.payungdesa.tariff.Quotas;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulationTests {

    private static final BudgetYear YEAR = BudgetYear.of(2027);
    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 20);

    private final Modules modules = new Modules();
    private final Dossiers dossiers = new Dossiers(modules);
    private final Simulation simulation = modules.get(Simulation.class);
    private final List<Village> villages = modules.get(Regions.class).all().stream()
            .filter(Village::canPropose)
            .toList();

    @AfterEach
    void close() {
        modules.close();
    }

    @Test
    void theUsualYearCostsWhatTheDossierSays() {
        var outcome = outcome(usual());

        assertThat(outcome.villages()).isEqualTo(232);
        assertThat(outcome.people()).isEqualTo(23_200);
        assertThat(outcome.total()).isEqualTo(Rupiah.of(4_677_120_000L));
        assertThat(outcome.months()).hasSize(12).extracting(Month::amount).containsOnly(Rupiah.of(389_760_000));
    }

    /** The same villages, quotas, tariff and months: what is reckoned here is what their lists come to. */
    @Test
    void theRealTermsComeToWhatTheCandidatesPay() {
        var sizes = Map.of(17, 2, 18, 3);
        modules.does(
                modules.official(Role.DPMPD_OFFICER, 1),
                () -> sizes.forEach((village, people) ->
                        modules.get(Quotas.class).set(new VillageId(village), YEAR, quota(people))));
        sizes.forEach((village, people) ->
                dossiers.submitted(village, Dossiers.header(Basis.DRAFT_ORIGINAL), Dossiers.people(people)));
        var proposing = villages.stream()
                .filter(village -> sizes.containsKey(village.id().value()))
                .toList();

        var outcome = Scope.system(() -> simulation.of(usual(), proposing, YEAR));

        var paid = modules.owner()
                .sql("select sum(monthly * months) from candidate where not excluded")
                .query(Long.class)
                .single();
        assertThat(outcome.total().amount()).isEqualTo(paid).isEqualTo(5 * 16_800 * 12);
        assertThat(outcome.actualTotal()).isEqualTo(outcome.total());
        assertThat(outcome.difference()).isZero();
        assertThat(outcome.actualPeople()).isEqualTo(outcome.people()).isEqualTo(5);
        assertThat(outcome.actualVillages()).isEqualTo(2);
    }

    @Test
    void theDiscountHalvesTheMonthsItHoldsFor() {
        var half = outcome(scenario(Discount.PP_50_2025, 100, Optional.of(1), Set.of(), 0, Map.of("ADD", 100)));

        assertThat(half.total()).isEqualTo(Rupiah.of(176_400 * 232));
        assertThat(half.months().stream().map(Month::amount).limit(4))
                .containsExactly(
                        Rupiah.of(8_400 * 232),
                        Rupiah.of(8_400 * 232),
                        Rupiah.of(8_400 * 232),
                        Rupiah.of(16_800 * 232));
    }

    @Test
    void whoLeavesTakesTheirPeopleAlong() {
        var subdistrict = villages.get(0).subdistrict().id();
        var there = (int) villages.stream()
                .filter(village -> village.subdistrict().id().equals(subdistrict))
                .count();

        var outcome =
                outcome(scenario(Discount.NONE, 0, Optional.empty(), Set.of(subdistrict), 10, Map.of("ADD", 100)));

        assertThat(outcome.villages()).isEqualTo(232 - there - 10);
        assertThat(outcome.people()).isEqualTo(100 * (232 - there - 10));
    }

    @Test
    void thePartsOfTheSourcesMakeUpTheWhole() {
        var outcome = outcome(
                scenario(Discount.NONE, 0, Optional.of(7), Set.of(), 225, Map.of("ADD", 34, "PAD", 33, "PBH", 33)));

        assertThat(outcome.money().stream().map(Outcome.Money::amount).reduce(Rupiah.ZERO, Rupiah::plus))
                .isEqualTo(outcome.total())
                .isEqualTo(Rupiah.of(7 * 7 * 16_800 * 12));
    }

    @Test
    void aDeskTakesWhatCameFirstAndNoMoreThanItCan() {
        assertThat(Backlog.finished(Collections.nCopies(5, 0), 2)).containsExactly(1, 1, 2, 2, 3);
        assertThat(Backlog.finished(List.of(1, 1, 1, 4, 4), 2)).containsExactly(2, 2, 3, 5, 5);
    }

    @Test
    void aSlowDeskHoldsUpEverythingBehindIt() {
        var usual = outcome(usual());
        var slow = outcome(with(Desk.EVALUATION, new Desk.Staffing(1, 1)));
        var most = villages.stream().collect(Collectors.groupingBy(Village::subdistrict)).values().stream()
                .mapToInt(List::size)
                .max()
                .orElseThrow();

        assertThat(usual.late()).isZero();
        assertThat(load(slow, Desk.EVALUATION).workingDays()).isEqualTo(most);
        assertThat(load(slow, Desk.EVALUATION).mostFiles()).isEqualTo(most);
        assertThat(load(slow, Desk.EVALUATION).last())
                .isEqualTo(modules.get(WorkingDays.class).after(RECEIVED, most));
        assertThat(slow.limit()).isEqualTo(modules.get(WorkingDays.class).after(RECEIVED, 20));
        // Of n evaluations done one a day and signed a day later, those after the nineteenth are late.
        assertThat(slow.late())
                .isEqualTo(villages.stream().collect(Collectors.groupingBy(Village::subdistrict)).values().stream()
                        .mapToInt(place -> Math.max(0, place.size() - 19))
                        .sum());
        assertThat(slow.last()).isAfter(usual.last());
    }

    private Scenario usual() {
        return scenario(Discount.NONE, 0, Optional.empty(), Set.of(), 0, Map.of("ADD", 100));
    }

    private Scenario with(Desk desk, Desk.Staffing staffing) {
        var usual = usual();
        var desks = new EnumMap<>(usual.desks());
        desks.put(desk, staffing);
        return new Scenario(
                usual.year(),
                usual.bracket(),
                usual.discount(),
                usual.transport(),
                usual.places(),
                usual.first(),
                usual.months(),
                usual.leaving(),
                usual.othersLeaving(),
                usual.shares(),
                usual.received(),
                desks);
    }

    private Scenario scenario(
            Discount discount,
            int transport,
            Optional<Integer> places,
            Set<SubdistrictId> leaving,
            int othersLeaving,
            Map<String, Integer> shares) {
        var desks = new EnumMap<Desk, Desk.Staffing>(Desk.class);
        Arrays.stream(Desk.values()).forEach(desk -> desks.put(desk, desk.usual()));
        return new Scenario(
                YEAR,
                modules.get(Brackets.class).lowest(LocalDate.of(2027, 1, 1)),
                discount,
                transport,
                places,
                YearMonth.of(2027, 1),
                12,
                leaving,
                othersLeaving,
                shares,
                RECEIVED,
                desks);
    }

    private Outcome outcome(Scenario scenario) {
        return Scope.system(() -> simulation.of(scenario, villages, YEAR));
    }

    private static Load load(Outcome outcome, Desk desk) {
        return outcome.desks().stream()
                .filter(load -> load.desk() == desk)
                .findFirst()
                .orElseThrow();
    }

    private static NewQuota quota(int places) {
        return new NewQuota(Optional.of(places), Optional.empty(), Optional.empty(), Optional.empty(), "Perbup");
    }
}
