package id.payungdesa.demo;

import com.fasterxml.jackson.databind.JsonNode;
import id.payungdesa.common.Indonesian;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Everything officials do with a proposal, by the id of the step; each is logged in once, when first needed. */
public final class Deeds {

    private static final Pattern REFERENCE = Pattern.compile("<output id=\"reference\"[^>]*>([^<]+)<");

    private static final Pattern DOCUMENTS = Pattern.compile("data-documents=\"([A-Z_ ]+)\"");

    private final URI application;
    private final String password;
    private final Clock clock;
    private final Meter meter;
    private final Map<String, Desk> desks = new ConcurrentHashMap<>();

    public Deeds(URI application, String password, Clock clock, Meter meter) {
        this.application = application;
        this.password = password;
        this.clock = clock;
        this.meter = meter;
    }

    public Desk desk(String login) {
        return desks.computeIfAbsent(login, name -> new Desk(application, name, password, meter));
    }

    /** Starts a proposal for the operator's village: the coming year, its own allocation, a draft budget. */
    public Matter startProposal(String operator) {
        return startProposal(operator, Map.of());
    }

    public Matter startProposal(String operator, Map<String, ?> otherwise) {
        var shown = new JsonNode[1];
        var key = desk(operator).starts("villageProposal", view -> {
            shown[0] = view;
            return and(Decisions.start(view), otherwise);
        });
        return Matter.proposal(
                id(key),
                shown[0].path("village").asText(),
                shown[0].path("subdistrict").asText());
    }

    /** Whether DPMPD may take this proposal into a round. */
    public boolean isReady(String officer, Matter proposal) {
        for (var ready : desk(officer).startForm("regentEndorsement").path("ready")) {
            if (ready.path("id").asLong() == proposal.id()) {
                return true;
            }
        }
        return false;
    }

    /** Opens a round of these proposals. */
    public Matter openRound(String officer, String title, Collection<Matter> proposals) {
        var ids = proposals.stream().map(Matter::id).toList();
        var key = desk(officer).starts("regentEndorsement", view -> Map.of("title", title, "proposals", ids));
        return Matter.round(id(key), title);
    }

    /** Does what lies on this desk about the matter, without a remark. */
    public void does(String login, String step, Matter matter) {
        does(login, step, matter, Map.of());
    }

    /** The same, if it is still to be done. */
    public void doesIfThere(String login, String step, Matter matter) {
        desk(login).finds(step, matter).ifPresent(work -> finishes(work.isMine() ? work : work.claimed(), Map.of()));
    }

    /** The same, but for what is written otherwise into the form. */
    public void does(String login, String step, Matter matter, Map<String, ?> otherwise) {
        finishes(takes(login, step, matter), otherwise);
    }

    /** Receives every file that lies on the counter and is complete, each with a number of its own; answers how many. */
    public int receivesTogether(String counter) {
        var now = now();
        return desk(counter)
                .decidesTogether(
                        "receiveFile",
                        (page, task) -> Map.of(
                                "receivedOn", now.toLocalDate().toString(),
                                "receivedAt",
                                        now.toLocalTime()
                                                .truncatedTo(ChronoUnit.MINUTES)
                                                .toString(),
                                "receiptNumber", "TT-T%s/%d".formatted(task, now.getYear()),
                                "documents", documents(page)));
    }

    private static List<String> documents(String page) {
        var complete = DOCUMENTS.matcher(page);
        return complete.find() ? List.of(complete.group(1).split(" ")) : List.of();
    }

    /** Accepts everybody on every list that bears no mark; answers how many lists. */
    public int verifiesTogether(String officer) {
        return desk(officer)
                .decidesTogether(
                        "verifyCandidates", (page, task) -> Map.of("verdicts", Map.of(), "othersAccepted", true));
    }

    /** Signs a decree on every draft in which all was found in order, each with a number of its own; answers how many. */
    public int signsTogether(String camat) {
        var now = now();
        return desk(camat)
                .decidesTogether(
                        "signEvaluation",
                        (page, task) -> Map.of(
                                "outcome",
                                "SIGN",
                                "result",
                                "COMPLIANT",
                                "number",
                                "188.4/T%s/%d".formatted(task, now.getYear()),
                                "date",
                                now.toLocalDate().toString()));
    }

    /** Opens a task and takes it, to fill it in piece by piece. */
    public Work takes(String login, String step, Matter matter) {
        return desk(login).takes(step, matter);
    }

    /** Shows what papers the form still asks for, keeps the decision and completes. */
    public void finishes(Work work, Map<String, ?> otherwise) {
        work.showsPapers();
        work.saves(and(Decisions.at(work.step(), work.view(), now()), otherwise));
        work.completes();
    }

    /** Puts this list into the draft, stands by every doubtful row and hands it to the village head. */
    public void draftProposal(String operator, Matter proposal, String fileName, byte[] list) {
        var work = takes(operator, "draftProposal", proposal);
        work.uploads(fileName, list);
        work.confirmsDoubtful();
        finishes(work, Map.of());
    }

    /** Gives a paper, an evaluation, a payment or a round back to the desk it came from, and says why. */
    public void handBack(String login, String step, Matter matter, String why) {
        var work = takes(login, step, matter);
        work.saves(Map.of("outcome", RETURNS.getOrDefault(step, "HAND_BACK"), "note", why));
        work.completes();
    }

    private static final Map<String, String> RETURNS = Map.of(
            "recommendRound", "RETURN",
            "initialByLegal", "RETURN",
            "initialBySecretary", "RETURN",
            "signDecree", "RETURN",
            "verifyPaymentRequest", "REFUSE");

    /** Pays the billing code at the bank and records its receipt. */
    public void payContribution(String treasurer, Matter proposal) {
        var work = takes(treasurer, "payContribution", proposal);
        var reference = payAtTheBank(
                work.view().path("bankUrl").asText(),
                work.view().path("bill").path("code").asText());
        work.showsPapers();
        work.saves(Map.of("bankReference", reference, "paidOn", today().toString()));
        work.completes();
    }

    private String payAtTheBank(String bankUrl, String code) {
        var bank = new Browser(URI.create(bankUrl));
        var account = "?kode=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
        bank.get(account);
        bank.form("", Map.of("kode", code));
        var receipt = REFERENCE.matcher(bank.get(account).body());
        if (!receipt.find()) {
            throw new IllegalStateException("The bank gave no receipt for " + code);
        }
        return receipt.group(1);
    }

    /** The village head takes the proposal back. */
    public void withdraw(String head, Matter proposal, String why) {
        desk(head).sends("/usulan-desa/" + proposal.id() + "/penarikan", Map.of("reason", why), "/usulan-desa");
    }

    LocalDate today() {
        return now().toLocalDate();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), Indonesian.WITA);
    }

    private static Map<String, ?> and(Map<String, ?> content, Map<String, ?> otherwise) {
        var both = new HashMap<String, Object>(content);
        both.putAll(otherwise);
        return both;
    }

    /** The number in a business key such as {@code proposal-12}. */
    private static long id(String key) {
        return Long.parseLong(key.substring(key.lastIndexOf('-') + 1));
    }
}
