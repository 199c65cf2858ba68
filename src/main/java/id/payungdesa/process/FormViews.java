package id.payungdesa.process;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.endorsement.Rounds;
import id.payungdesa.enrolment.Registrations;
import id.payungdesa.monitoring.ProposalSheet;
import id.payungdesa.monitoring.ProposalSheets;
import id.payungdesa.payment.Payments;
import id.payungdesa.proposal.Payer;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Steps;
import id.payungdesa.region.Regions;
import id.payungdesa.region.VillageId;
import id.payungdesa.review.AccompanyingDocument;
import id.payungdesa.review.Criterion;
import id.payungdesa.review.Evaluations;
import id.payungdesa.review.RefusalReason;
import id.payungdesa.tariff.AccountCodes;
import id.payungdesa.tariff.Brackets;
import id.payungdesa.tariff.FundSource;
import id.payungdesa.tariff.FundSources;
import id.payungdesa.tariff.Quotas;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each form shows beside the decision it saves. */
@Component
@Transactional(readOnly = true)
class FormViews {

    private final ProposalSheets sheets;
    private final Proposals proposals;
    private final Evaluations evaluations;
    private final Rounds rounds;
    private final Registrations registrations;
    private final Payments payments;
    private final Regions regions;
    private final Quotas quotas;
    private final Brackets brackets;
    private final FundSources fundSources;
    private final AccountCodes codes;
    private final FundSourceRule rule;
    private final Steps steps;
    private final Cases cases;
    private final CurrentOfficial current;
    private final Clock clock;
    private final String bankUrl;

    FormViews(
            ProposalSheets sheets,
            Proposals proposals,
            Evaluations evaluations,
            Rounds rounds,
            Registrations registrations,
            Payments payments,
            Regions regions,
            Quotas quotas,
            Brackets brackets,
            FundSources fundSources,
            AccountCodes codes,
            FundSourceRule rule,
            Steps steps,
            Cases cases,
            CurrentOfficial current,
            Clock clock,
            @Value("${payung.bank-url:}") String bankUrl) {
        this.sheets = sheets;
        this.proposals = proposals;
        this.evaluations = evaluations;
        this.rounds = rounds;
        this.registrations = registrations;
        this.payments = payments;
        this.regions = regions;
        this.quotas = quotas;
        this.brackets = brackets;
        this.fundSources = fundSources;
        this.codes = codes;
        this.rule = rule;
        this.steps = steps;
        this.cases = cases;
        this.current = current;
        this.clock = clock;
        this.bankUrl = bankUrl;
    }

    /** A choice in a form. */
    record Choice(String code, String name) {}

    Object proposalStarted() {
        var village = regions.get(new VillageId(current.get().posts().stream()
                .filter(post -> post.role() == Role.VILLAGE_OPERATOR)
                .findFirst()
                .orElseThrow(() -> new Refused("Hanya operator desa yang dapat memulai usulan."))
                .area()));
        var today = LocalDate.ofInstant(clock.instant(), Indonesian.WITA);
        var suggested = today.getMonthValue() >= 7 ? today.getYear() + 1 : today.getYear();
        var years = List.of(today.getYear(), today.getYear() + 1);
        var quota = quotas.get(village.id(), BudgetYear.of(suggested));
        var view = new LinkedHashMap<String, Object>();
        view.put("village", village.name());
        view.put("subdistrict", village.subdistrict().name());
        view.put("years", years);
        view.put("quota", quota.places());
        view.put("target", quota.target());
        view.put("monthly", brackets.lowest(today).monthly().amount());
        view.put("suggested", Map.of("year", suggested, "firstMonth", suggested + "-01"));
        view.putAll(budgetLines(years));
        return view;
    }

    private Map<String, Object> budgetLines(List<Integer> years) {
        var latest = BudgetYear.of(years.get(years.size() - 1));
        return Map.of(
                "fundSources",
                fundSources.all().stream()
                        .map(source -> new Choice(source.code(), source.name()))
                        .toList(),
                "rules",
                years.stream().collect(Collectors.toMap(year -> year, this::rules)),
                "activities",
                codes.activities(latest),
                "accounts",
                codes.accounts(latest));
    }

    private Map<String, Map<Payer, FundSourceRule.Ruling>> rules(int year) {
        return fundSources.all().stream()
                .collect(Collectors.toMap(FundSource::code, source -> Arrays.stream(Payer.values())
                        .collect(Collectors.toMap(payer -> payer, payer -> rule.of(year, source.code(), payer)))));
    }

    Object proposal(CaseKey key) {
        return Map.of("proposal", sheet(key));
    }

    /** The village head also reads what the operator wrote along. */
    Object signProposal(CaseKey key) {
        var note = steps.lastNote(key.toString(), "draftProposal", "correctProposal");
        return with(key, "message", note.orElse(null));
    }

    Object receiveFile(CaseKey key) {
        return with(
                key,
                "documents",
                Arrays.stream(AccompanyingDocument.values())
                        .map(document -> Map.of(
                                "code", document.name(), "name", document.title(), "required", document.required()))
                        .toList());
    }

    Object evaluation(CaseKey key) {
        var id = new ProposalId(key.id());
        var due = evaluations.due(id);
        var sheet = evaluations.sheet(id);
        var view = new LinkedHashMap<>(with(
                key,
                "criteria",
                Arrays.stream(Criterion.values())
                        .map(criterion -> {
                            var shown = new LinkedHashMap<String, Object>();
                            shown.put("code", criterion.name());
                            shown.put("name", criterion.title());
                            shown.put("reading", criterion.reading());
                            shown.put("check", sheet.checks().get(criterion));
                            return shown;
                        })
                        .toList()));
        view.put("summary", sheet.summary());
        view.put("preparedBy", evaluations.preparedBy(id).orElse(null));
        view.put("receivedText", Indonesian.time(evaluations.received(id)));
        view.put("dueText", Indonesian.time(due));
        view.put(
                "daysLeft",
                LocalDate.ofInstant(clock.instant(), Indonesian.WITA)
                        .until(LocalDate.ofInstant(due, Indonesian.WITA), java.time.temporal.ChronoUnit.DAYS));
        return view;
    }

    Object budgetCheck(CaseKey key) {
        return with(key, "previous", sheets.answeredBudgetFindings(new ProposalId(key.id())));
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
        view.putAll(budgetLines(
                List.of(proposals.get(new ProposalId(key.id())).year().value())));
        return view;
    }

    Object roundOpened() {
        return Map.of(
                "ready",
                rounds.ready().stream()
                        .map(ready -> Map.of(
                                "id", ready.id(),
                                "village", ready.village(),
                                "subdistrict", ready.subdistrict(),
                                "people", ready.people(),
                                "amount", ready.amount().amount(),
                                "amountText", ready.amount().toString(),
                                "since", Indonesian.time(ready.since())))
                        .toList());
    }

    Object round(CaseKey key) {
        var round = rounds.get(Cases.round(key));
        var view = new LinkedHashMap<String, Object>();
        view.put("id", round.id().value());
        view.put("title", round.title());
        view.put("year", round.year());
        view.put("villageCount", round.villages().size());
        view.put("people", round.people());
        view.put("amount", round.amount().amount());
        view.put("amountText", round.amount().toString());
        view.put("amountWords", round.amount().inWords());
        view.put(
                "villages",
                round.villages().stream()
                        .map(member -> Map.of(
                                "village", member.village(),
                                "subdistrict", member.subdistrict(),
                                "people", member.people(),
                                "amount", member.amount().amount(),
                                "amountText", member.amount().toString()))
                        .toList());
        view.put(
                "initials",
                round.initials().stream()
                        .map(initial -> Map.of(
                                "office", desk(initial.step()),
                                "by", initial.by(),
                                "at", Indonesian.time(initial.at())))
                        .toList());
        return Map.of("round", view);
    }

    private static String desk(String step) {
        return switch (step) {
            case "recommendRound" -> "Rekomendasi DPMPD";
            case "initialByLegal" -> "Paraf Bagian Hukum";
            case "initialBySecretary" -> "Paraf Sekretaris Daerah";
            default -> "Tanda tangan Bupati";
        };
    }

    Object payment(CaseKey key) {
        var payment = payments.get(Cases.payment(key));
        var bill = registrations.bill(payment.proposal());
        var last = bill.firstMonth().plusMonths(bill.months() - 1L);
        var view = new LinkedHashMap<>(with(
                key,
                "bill",
                Map.of(
                        "code", bill.code(),
                        "amount", bill.amount().amount(),
                        "amountText", bill.amount().toString(),
                        "amountWords", bill.amount().inWords(),
                        "dueOn", Indonesian.date(bill.dueOn()),
                        "expiresOn", Indonesian.date(bill.expiresOn()),
                        "period",
                                bill.months() == 1
                                        ? Indonesian.month(last)
                                        : Indonesian.month(bill.firstMonth()) + " – " + Indonesian.month(last))));
        if (payment.sppNumber() != null) {
            view.put(
                    "request",
                    Map.of(
                            "sppNumber", payment.sppNumber(),
                            "sppDate", Indonesian.date(payment.sppDate()),
                            "by", payment.requestedBy(),
                            "note",
                                    steps.lastNote(key.toString(), "requestPayment")
                                            .orElse("")));
        }
        view.put("verifiedBy", payment.verifiedBy());
        view.put("bankUrl", bankUrl);
        return view;
    }

    private Map<String, Object> with(CaseKey key, String name, Object value) {
        var view = new LinkedHashMap<String, Object>();
        view.put("proposal", sheet(key));
        view.put(name, value);
        return view;
    }

    private RuledSheet sheet(CaseKey key) {
        var id = cases.proposal(key);
        var proposal = proposals.get(id);
        var ruling = rule.of(proposal.year().value(), proposal.line().fundSource(), proposal.payer());
        return new RuledSheet(sheets.get(id), ruling.verdict(), ruling.citation());
    }

    /** A sheet with what the rules say of its source of money. */
    record RuledSheet(@JsonUnwrapped ProposalSheet sheet, String fundSourceVerdict, String fundSourceCitation) {}
}
