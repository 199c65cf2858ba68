package id.payungdesa.process;

import id.payungdesa.access.Level;
import id.payungdesa.access.Role;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.review.Criterion;
import id.payungdesa.roster.RosterColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** One village with the desks its proposal passes, each deed under the name people know it by. */
class VillageStory {

    private final Story story;
    private final int village;
    private final int subdistrict;
    private ProcessInstance instance;
    private ProposalId proposal;

    VillageStory(Story story, int village, int subdistrict) {
        this.story = story;
        this.village = village;
        this.subdistrict = subdistrict;
    }

    int id() {
        return village;
    }

    int subdistrict() {
        return subdistrict;
    }

    String name() {
        return story.tables.row("select name from village where id = ?", village);
    }

    ProcessInstance instance() {
        return instance;
    }

    ProposalId proposal() {
        return proposal;
    }

    CaseKey key() {
        return Cases.of(proposal);
    }

    /** Another proposal of the same village. */
    VillageStory another() {
        return new VillageStory(story, village, subdistrict);
    }

    String login(Role role) {
        return story.official(role, role.level() == Level.VILLAGE ? village : subdistrict);
    }

    /** Somebody who holds several offices here. */
    String oneOfficialAs(Role... roles) {
        var area = roles[0].level() == Level.VILLAGE ? village : subdistrict;
        return story.official("rangkap." + village, area, roles);
    }

    /** One more official who holds these offices. */
    String alsoHeld(Role... roles) {
        var area = roles[0].level() == Level.VILLAGE ? village : subdistrict;
        var others = story.tables.number("select count(*) from official where login like 'lagi.%'");
        return story.official("lagi." + others, area, roles);
    }

    void does(Role role, String step, Map<String, ?> decision) {
        story.desks.does(login(role), key(), step, decision);
    }

    /** Hands in whatever it takes for the desk named to get to work, and nothing more. */
    void startsAndSubmits(Map<String, ?> otherwise, int people) {
        starts(otherwise);
        lists(residents(people));
        finishesDraft();
        headSigns();
    }

    /** The whole way to the Bupati's desk without a remark from anybody. */
    VillageStory isReady(int people) {
        submits(residents(people));
        budgetIsEvaluated();
        verifies(Map.of());
        matchingIsAnswered();
        return this;
    }

    /** The whole way to the payment. */
    VillageStory isRegistered(int people) {
        isReady(people);
        enactsBudget();
        story.decrees(this);
        story.waitsUntil(() -> stage().equals("PAYMENT"));
        return this;
    }

    /** The whole way to the treasurer. */
    VillageStory isApproved(int people) {
        isRegistered(people);
        requestsPayment();
        secretaryVerifies();
        headApproves();
        return this;
    }

    /** The whole way to the payment, where the regency pays: then no village budget is looked at. */
    VillageStory isRegisteredForTheRegency(int people) {
        startsAndSubmits(Map.of("payer", "REGENCY", "fundSource", "PBK"), people);
        verifies(Map.of());
        matchingIsAnswered();
        story.decrees(this);
        story.waitsUntil(() -> stage().equals("PAYMENT"));
        return this;
    }

    void submits(List<Resident> residents) {
        starts(Map.of());
        lists(residents);
        finishesDraft();
        headSigns();
    }

    /** A village budget that is still a draft, the village's own allocation, the year 2027: unless said otherwise. */
    void starts(Map<String, ?> otherwise) {
        startedBy(login(Role.VILLAGE_OPERATOR), otherwise);
    }

    void startedBy(String login, Map<String, ?> otherwise) {
        var header = new HashMap<String, Object>(Map.of(
                "year", 2027,
                "firstMonth", "2027-01",
                "months", 12,
                "instalmentMonths", 12,
                "fundSource", "ADD",
                "payer", "VILLAGE",
                "basis", "DRAFT_ORIGINAL",
                "activityCode", "2.2.90",
                "accountCode", "5.2.7.90"));
        header.putAll(otherwise);
        instance = story.desks.starts(login, "villageProposal", header);
        proposal = new ProposalId(story.tables.number("select max(id) from proposal where village_id = ?", village));
    }

    static Map<String, ?> onAnEnactedBudget() {
        return Map.of("basis", "ENACTED", "regulationNumber", "7/2026", "regulationDate", "2026-11-02");
    }

    static List<Resident> residents(int people) {
        return IntStream.range(0, people).mapToObj(n -> Resident.anybody()).toList();
    }

    int lists(List<Resident> residents) {
        return story.desks
                .as(login(Role.VILLAGE_OPERATOR), () -> story.takesList(proposal, residents))
                .refused();
    }

    void edits(Resident resident, Map<RosterColumn, String> cells) {
        var candidate = candidate(resident);
        story.desks.as(login(Role.VILLAGE_OPERATOR), () -> story.edits(proposal, candidate, cells));
    }

    /** Every warning has been compared with the identity card. */
    void confirmsAll() {
        story.tables.change("update candidate set confirmed = true where proposal_id = ?", proposal.value());
    }

    void takesOff(Resident resident) {
        var candidate = candidate(resident);
        story.desks.as(login(Role.VILLAGE_OPERATOR), () -> {
            story.takesOff(proposal, candidate);
            return null;
        });
    }

    List<String> dropsRefusedRows() {
        return story.desks.as(login(Role.VILLAGE_OPERATOR), () -> story.dropsRefusedRows(proposal));
    }

    void finishesDraft() {
        does(Role.VILLAGE_OPERATOR, "draftProposal", Map.of("note", "Mohon diperiksa"));
    }

    void headSigns() {
        does(Role.VILLAGE_HEAD, "signProposal", Map.of("outcome", "SIGN"));
    }

    void withdraws(String reason) {
        story.withdraws(login(Role.VILLAGE_HEAD), proposal, reason);
    }

    void headHandsBack(String note) {
        does(Role.VILLAGE_HEAD, "signProposal", Map.of("outcome", "HAND_BACK", "note", note));
    }

    void corrects(String note) {
        does(Role.VILLAGE_OPERATOR, "correctProposal", correction(note));
        headSigns();
    }

    static Map<String, ?> correction(String note) {
        return Map.of("fundSource", "ADD", "activityCode", "2.2.90", "accountCode", "5.2.7.90", "note", note);
    }

    void budgetIsEvaluated() {
        fileIsReceived();
        isPrepared(Map.of());
        camatSigns("COMPLIANT");
    }

    void fileIsReceived() {
        does(
                Role.SUBDISTRICT_COUNTER,
                "receiveFile",
                Map.of(
                        "receivedOn",
                        story.calendar.today().toString(),
                        "receivedAt",
                        "09:00",
                        "receiptNumber",
                        "TT-" + proposal,
                        "documents",
                        List.of(
                                "COVER_LETTER",
                                "BUDGET_BREAKDOWN",
                                "WORK_PLAN",
                                "VILLAGE_AUTHORITY",
                                "COUNCIL_MINUTES")));
    }

    /** Every criterion is fulfilled but for these. */
    void isPrepared(Map<Criterion, Map<String, ?>> faults) {
        does(Role.EVALUATION_OFFICER, "prepareEvaluation", sheet(faults));
    }

    static Map<String, ?> sheet(Map<Criterion, Map<String, ?>> faults) {
        var checks = new HashMap<String, Object>();
        Arrays.stream(Criterion.values()).forEach(criterion -> checks.put(criterion.name(), Map.of("ok", true)));
        faults.forEach((criterion, fault) -> checks.put(criterion.name(), fault));
        return Map.of("checks", checks);
    }

    static Map<String, ?> fault(String finding, String scope) {
        return Map.of("ok", false, "finding", finding, "scope", scope);
    }

    void camatSigns(String result) {
        does(Role.SUBDISTRICT_HEAD, "signEvaluation", signature(result));
    }

    Map<String, ?> signature(String result) {
        return Map.of("outcome", "SIGN", "result", result, "number", "188/" + proposal, "date", "2026-11-20");
    }

    /** Gives these people a verdict of their own and accepts all others. */
    void verifies(Map<Resident, Map<String, ?>> verdicts) {
        does(Role.COMMUNITY_OFFICER, "verifyCandidates", verification(verdicts));
    }

    Map<String, ?> verification(Map<Resident, Map<String, ?>> verdicts) {
        var judged = new HashMap<String, Object>();
        verdicts.forEach((resident, verdict) -> judged.put(String.valueOf(candidate(resident)), verdict));
        return Map.of("verdicts", judged, "othersAccepted", true);
    }

    static Map<String, ?> toCorrect(String note) {
        return Map.of("verdict", "TO_CORRECT", "reason", "DATA_SALAH", "note", note);
    }

    static Map<String, ?> refused(String reason) {
        return Map.of("verdict", "REFUSED", "reason", reason);
    }

    void matchingIsAnswered() {
        story.waitsUntil(() -> story.tables.number("""
                select count(*) from outbox_order
                where proposal_id = ? and kind = 'MATCHING' and state <> 'ANSWERED'
                """, proposal.value()) == 0
                && story.tables.number(
                                "select count(*) from inbox_message where subject = ? and delivered_at is null and not moot",
                                key().toString())
                        == 0);
    }

    void enactsBudget() {
        does(Role.VILLAGE_SECRETARY, "recordEnactment", Map.of("number", "5/2026", "date", "2026-11-20"));
    }

    /** The village names who of the reserve steps in, or why a place stays empty. */
    void replaces(String reason, Resident... replacing) {
        var decision = new HashMap<String, Object>();
        decision.put(
                "replacements", Arrays.stream(replacing).map(this::candidate).toList());
        if (reason != null) {
            decision.put("reason", reason);
        }
        does(Role.VILLAGE_OPERATOR, "replaceWorkers", decision);
    }

    /** Who gave way to whom, or to nobody for what reason. */
    List<String> replacements() {
        return story.tables.rows("""
                select gone.name || ' > ' || coalesce(come.name, replacement.reason)
                from replacement
                join candidate refused on refused.id = refused_id
                join worker gone on gone.id = refused.worker_id
                left join candidate replacing on replacing.id = replaced_by
                left join worker come on come.id = replacing.worker_id
                where replacement.proposal_id = ?
                order by replacement.registration_id, refused.position
                """, proposal.value());
    }

    String liveBill() {
        return story.tables.row("select code from bill where proposal_id = ? and not dead", proposal.value());
    }

    void paysEverything() {
        requestsPayment();
        secretaryVerifies();
        headApproves();
        treasurerPays();
    }

    List<String> coveredNames() {
        return story.tables.rows("""
                select worker.name from coverage
                join candidate on candidate.id = coverage.candidate_id
                join worker on worker.id = coverage.worker_id
                where candidate.proposal_id = ?
                """, proposal.value());
    }

    void requestsPayment() {
        does(Role.ACTIVITY_OFFICER, "requestPayment", Map.of("sppNumber", "SPP-" + proposal, "sppDate", "2026-11-20"));
    }

    void secretaryVerifies() {
        does(Role.VILLAGE_SECRETARY, "verifyPaymentRequest", verified());
    }

    static Map<String, ?> verified() {
        return Map.of("outcome", "VERIFY", "complete", true, "calculated", true, "funded", true);
    }

    void headApproves() {
        does(Role.VILLAGE_HEAD, "approvePayment", Map.of("outcome", "APPROVE"));
    }

    void treasurerPays() {
        treasurerRecords(story.paysAtTheBank(proposal));
    }

    void treasurerRecords(String reference) {
        does(Role.VILLAGE_TREASURER, "payContribution", Map.of("bankReference", reference, "paidOn", "2026-11-20"));
    }

    String stage() {
        return story.tables.row("select stage from proposal where id = ?", proposal.value());
    }

    /** What desks were told, as "role: sentence". */
    List<String> notices() {
        return story.tables.rows(
                "select role || ': ' || sentence from notice where proposal_id = ? order by id", proposal.value());
    }

    long reserved() {
        return story.tables.number("select count(*) from reservation where proposal_id = ?", proposal.value());
    }

    long revision() {
        return story.tables.number("select revision from proposal where id = ?", proposal.value());
    }

    List<String> openSteps() {
        return story.desks.openSteps(key());
    }

    /** What the village still has to answer. */
    List<String> openFindings() {
        return story.tables.rows(
                "select remark from finding where proposal_id = ? and answered_in is null order by remark",
                proposal.value());
    }

    /** What the village head was told, the oldest first. */
    List<String> toldToHead() {
        return story.tables.rows(
                "select sentence from notice where proposal_id = ? and role = 'village_head' order by id",
                proposal.value());
    }

    /** PARTICIPANT, RESERVE or OUT. */
    String standing(Resident resident) {
        return ofPerson("standing", resident);
    }

    String verdict(Resident resident) {
        return ofPerson("coalesce(verdict, 'NONE')", resident);
    }

    String note(Resident resident) {
        return ofPerson("note", resident);
    }

    private String ofPerson(String column, Resident resident) {
        return story.tables.row("select " + column + " from participation where id = ?", candidate(resident));
    }

    long candidate(Resident resident) {
        return story.tables.number("""
                select candidate.id from candidate join worker on worker.id = candidate.worker_id
                where candidate.proposal_id = ? and worker.name = ?
                """, proposal.value(), resident.name());
    }

    long covered() {
        return story.tables.number("""
                select count(*) from coverage join candidate on candidate.id = coverage.candidate_id
                where candidate.proposal_id = ?
                """, proposal.value());
    }
}
