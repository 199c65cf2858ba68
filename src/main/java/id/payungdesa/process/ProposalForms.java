package id.payungdesa.process;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.HelpingHands;
import id.payungdesa.proposal.Payer;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Steps;
import id.payungdesa.proposal.TakenPlaces;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import id.payungdesa.review.RefusalReason;
import id.payungdesa.tariff.AccountCode;
import id.payungdesa.tariff.AccountCodes;
import id.payungdesa.tariff.Brackets;
import id.payungdesa.tariff.FundSource;
import id.payungdesa.tariff.FundSources;
import id.payungdesa.tariff.Quotas;
import id.payungdesa.year.Years;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of the village and of the Kasi PMD show. */
@Component
@Transactional(readOnly = true)
class ProposalForms {

    private final RuledSheets sheets;
    private final Proposals proposals;
    private final Steps steps;
    private final Regions regions;
    private final Years years;
    private final Quotas quotas;
    private final TakenPlaces places;
    private final Brackets brackets;
    private final FundSources fundSources;
    private final AccountCodes codes;
    private final FundSourceRule rule;
    private final HelpingHands hands;
    private final CurrentOfficial current;
    private final Clock clock;

    ProposalForms(
            RuledSheets sheets,
            Proposals proposals,
            Steps steps,
            Regions regions,
            Years years,
            Quotas quotas,
            TakenPlaces places,
            Brackets brackets,
            FundSources fundSources,
            AccountCodes codes,
            FundSourceRule rule,
            HelpingHands hands,
            CurrentOfficial current,
            Clock clock) {
        this.sheets = sheets;
        this.proposals = proposals;
        this.steps = steps;
        this.regions = regions;
        this.years = years;
        this.quotas = quotas;
        this.places = places;
        this.brackets = brackets;
        this.fundSources = fundSources;
        this.codes = codes;
        this.rule = rule;
        this.hands = hands;
        this.current = current;
        this.clock = clock;
    }

    /** A choice in a form. */
    record Choice(String code, String name) {}

    /** A village somebody may fill in for. */
    record Helped(int id, String name) {}

    Object proposalStarted() {
        var own = current.get().posts().stream()
                .filter(post -> post.role() == Role.VILLAGE_OPERATOR)
                .findFirst();
        var helped = own.isPresent() ? List.<Village>of() : helped();
        var village = own.map(post -> regions.get(new VillageId(post.area()))).orElseGet(() -> helped.get(0));
        var today = Indonesian.today(clock);
        var years = openYears(today.getYear());
        var usual = today.getMonthValue() >= 7 ? today.getYear() + 1 : today.getYear();
        var suggested = years.contains(usual) ? usual : years.get(years.size() - 1);
        var terms = this.years.rules(years.stream().map(BudgetYear::of).toList());
        var view = new LinkedHashMap<String, Object>();
        if (own.isEmpty()) {
            view.put(
                    "helped",
                    helped.stream()
                            .map(each -> new Helped(each.id().value(), each.name()))
                            .toList());
        }
        view.put("village", village.name());
        view.put("subdistrict", village.subdistrict().name());
        view.put("years", years);
        view.put("terms", terms);
        view.put("quotas", rooms(village.id(), years));
        view.put("others", others(village.id()));
        view.put("thisMonth", YearMonth.from(today).toString());
        view.put("monthly", brackets.lowest(today).monthly().amount());
        var suggestion = new LinkedHashMap<String, Object>(Map.of(
                "year",
                suggested,
                "firstMonth",
                "%d-%02d".formatted(suggested, terms.get(suggested).firstFrom())));
        if (helped.size() == 1) {
            suggestion.put("village", village.id().value());
        }
        view.put("suggested", suggestion);
        view.putAll(budgetLines(years));
        view.put("codes", codes.of(years.stream().map(BudgetYear::of).toList()));
        return view;
    }

    /** How many people the year gives the village places for, how many of these are free, and how many one proposal may name. */
    record Room(int places, int left, int target) {}

    private Map<Integer, Room> rooms(VillageId village, List<Integer> years) {
        var taken = places.byYear(village);
        return quotas.get(village, years.stream().map(BudgetYear::of).toList()).stream()
                .collect(Collectors.toMap(
                        quota -> quota.year().value(),
                        quota -> new Room(
                                quota.places(), quota.places() - taken.getOrDefault(quota.year(), 0), quota.target())));
    }

    /** A proposal that is under way already, so that nobody starts the same once more. */
    record Other(int year, String stage, String period) {}

    private List<Other> others(VillageId village) {
        return proposals.of(village).stream()
                .filter(proposal -> !proposal.stage().closed())
                .map(proposal -> new Other(
                        proposal.year().value(),
                        proposal.stage().title(),
                        Indonesian.month(proposal.firstMonth()) + ", " + proposal.months() + " bulan"))
                .toList();
    }

    /** Last year's budget pays nothing any more, whether somebody closed it or not. */
    private List<Integer> openYears(int current) {
        var open = years.open().stream()
                .map(BudgetYear::value)
                .filter(year -> year >= current)
                .toList();
        if (open.isEmpty()) {
            throw new Refused("Belum ada tahun anggaran yang dibuka. Usulan dapat dimulai setelah DPMPD membukanya.");
        }
        return open;
    }

    private List<Village> helped() {
        var villages = hands.villagesOf(current.get());
        if (villages.isEmpty()) {
            throw new Refused(
                    "Hanya operator desa yang dapat memulai usulan. Kecamatan memulainya bila camat atau DPMPD sudah menandai desanya tanpa sambungan.");
        }
        return villages;
    }

    Object proposal(CaseKey key) {
        return Map.of("proposal", sheets.get(new ProposalId(key.id())));
    }

    /** The village head also reads what the operator wrote along. */
    Object signProposal(CaseKey key) {
        var note = steps.lastNote(key.toString(), "draftProposal", "correctProposal");
        return with(key, "message", note.orElse(null));
    }

    Object verifyCandidates(CaseKey key) {
        return with(
                key,
                "reasons",
                Arrays.stream(RefusalReason.values())
                        .filter(RefusalReason::forOfficials)
                        .map(reason -> new Choice(reason.name(), reason.title()))
                        .toList());
    }

    Object correctProposal(CaseKey key) {
        var view = new LinkedHashMap<>(with(key, "reasons", List.of()));
        var proposal = proposals.get(new ProposalId(key.id()));
        view.putAll(budgetLines(List.of(proposal.year().value())));
        var known = codes.of(List.of(proposal.year())).get(proposal.year().value());
        keep(known.get(AccountCodes.Kind.ACTIVITY), proposal.line().activityCode());
        keep(known.get(AccountCodes.Kind.ACCOUNT), proposal.line().accountCode());
        view.put("codes", Map.of(proposal.year().value(), known));
        return view;
    }

    private static void keep(List<AccountCode> allowed, String own) {
        if (allowed.stream().noneMatch(code -> code.code().equals(own))) {
            allowed.add(new AccountCode(own, "(tidak dipakai lagi untuk usulan baru)"));
        }
    }

    private Map<String, Object> budgetLines(List<Integer> years) {
        return Map.of(
                "fundSources",
                fundSources.all().stream()
                        .map(source -> new Choice(source.code(), source.name()))
                        .toList(),
                "rules",
                years.stream().collect(Collectors.toMap(year -> year, this::rules)));
    }

    private Map<String, Map<Payer, FundSourceRule.Ruling>> rules(int year) {
        return fundSources.all().stream()
                .collect(Collectors.toMap(FundSource::code, source -> Arrays.stream(Payer.values())
                        .collect(Collectors.toMap(payer -> payer, payer -> rule.of(year, source.code(), payer)))));
    }

    private Map<String, Object> with(CaseKey key, String name, Object value) {
        var view = new LinkedHashMap<String, Object>();
        view.put("proposal", sheets.get(new ProposalId(key.id())));
        view.put(name, value);
        return view;
    }
}
