package id.payungdesa.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What each desk writes into its form when nothing stands in the way, by what the form shows and the hour it is. */
final class Decisions {

    private static final Map<String, Decision> BY_STEP = new HashMap<>(Map.of(
            "draftProposal", (view, now) -> Map.of("note", "Mohon diperiksa."),
            "signProposal", (view, now) -> Map.of("outcome", "SIGN"),
            "receiveFile", Decisions::receipt,
            "prepareEvaluation", (view, now) -> evaluation(view),
            "signEvaluation", Decisions::camatDecision,
            "checkBudgetLine", (view, now) -> Map.of("outcome", "OK"),
            "checkRevisedDraft", (view, now) -> Map.of("outcome", "OK"),
            "verifyCandidates", (view, now) -> Map.of("verdicts", Map.of(), "othersAccepted", true),
            "correctProposal", (view, now) -> correction(view),
            "recordEnactment", (view, now) -> Map.of("number", "5 Tahun " + now.getYear(), "date", today(now))));

    static {
        BY_STEP.putAll(Map.of(
                "recommendRound", (view, now) -> approval(),
                "initialByLegal", (view, now) -> approval(),
                "initialBySecretary", (view, now) -> approval(),
                "signDecree", Decisions::decree,
                "requestPayment", Decisions::paymentRequest,
                "verifyPaymentRequest", (view, now) -> check(),
                "approvePayment", (view, now) -> Map.of("outcome", "APPROVE")));
    }

    private Decisions() {}

    /** One desk's decision. */
    private interface Decision {

        Map<String, ?> on(JsonNode view, LocalDateTime now);
    }

    static Map<String, ?> at(String step, JsonNode view, LocalDateTime now) {
        return Optional.ofNullable(BY_STEP.get(step))
                .orElseThrow(() -> new IllegalArgumentException("Nobody knows what to write at " + step))
                .on(view, now);
    }

    static Map<String, ?> start(JsonNode view) {
        var suggested = view.path("suggested");
        return Map.of(
                "year", suggested.path("year").asInt(),
                "firstMonth", suggested.path("firstMonth").asText(),
                "months", 12,
                "instalmentMonths", 12,
                "fundSource", "ADD",
                "payer", "VILLAGE",
                "basis", "DRAFT_ORIGINAL",
                "activityCode", "2.2.90",
                "accountCode", "5.2.7.90");
    }

    private static Map<String, ?> receipt(JsonNode view, LocalDateTime now) {
        return Map.of(
                "receivedOn", today(now),
                "receivedAt", now.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString(),
                "receiptNumber", "TT-%d/%d".formatted(proposal(view), now.getYear()),
                "documents",
                        StreamSupport.stream(view.path("documents").spliterator(), false)
                                .filter(document -> document.path("required").asBoolean())
                                .map(document -> document.path("code").asText())
                                .toList());
    }

    private static Map<String, ?> evaluation(JsonNode view) {
        return Map.of(
                "checks",
                StreamSupport.stream(view.path("criteria").spliterator(), false)
                        .collect(Collectors.toMap(
                                criterion -> criterion.path("code").asText(), criterion -> Map.of("ok", true))),
                "summary",
                "Kegiatan iuran ada di RKPDes dan hitungannya benar.");
    }

    private static Map<String, ?> camatDecision(JsonNode view, LocalDateTime now) {
        return Map.of(
                "outcome",
                "SIGN",
                "result",
                "COMPLIANT",
                "number",
                "188.4/%d/%d".formatted(proposal(view), now.getYear()),
                "date",
                today(now));
    }

    private static Map<String, ?> correction(JsonNode view) {
        var line = view.path("proposal");
        return Map.of(
                "fundSource", line.path("fundSource").asText(),
                "activityCode", line.path("activityCode").asText(),
                "accountCode", line.path("accountCode").asText(),
                "note", "Sudah diperbaiki sesuai temuan.");
    }

    private static Map<String, ?> approval() {
        return Map.of("outcome", "APPROVE", "agreed", true);
    }

    private static Map<String, ?> decree(JsonNode view, LocalDateTime now) {
        return Map.of(
                "outcome",
                "APPROVE",
                "agreed",
                true,
                "number",
                "188.45/%d/%d".formatted(800 + view.path("round").path("id").asLong(), now.getYear()),
                "date",
                today(now));
    }

    private static Map<String, ?> paymentRequest(JsonNode view, LocalDateTime now) {
        return Map.of("sppNumber", "SPP-%04d/%d".formatted(proposal(view), now.getYear()), "sppDate", today(now));
    }

    private static Map<String, ?> check() {
        return Map.of("outcome", "VERIFY", "complete", true, "calculated", true, "funded", true);
    }

    private static long proposal(JsonNode view) {
        return view.path("proposal").path("id").asLong();
    }

    private static String today(LocalDateTime now) {
        return now.toLocalDate().toString();
    }
}
