package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.access.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Everybody does what lies on their desk, without a remark, until the proposal has come as far as it should. */
final class EverybodyAgrees {

    private static final Map<String, Consumer<VillageStory>> DEEDS = new HashMap<>(Map.of(
            "draftProposal", VillageStory::finishesDraft,
            "signProposal", VillageStory::headSigns,
            "receiveFile", VillageStory::fileIsReceived,
            "prepareEvaluation", village -> village.isPrepared(Map.of()),
            "signEvaluation", village -> village.camatSigns("COMPLIANT"),
            "verifyCandidates", village -> village.verifies(Map.of()),
            "recordEnactment", VillageStory::enactsBudget));

    static {
        DEEDS.putAll(Map.of(
                "checkBudgetLine",
                village -> village.does(Role.EVALUATION_OFFICER, "checkBudgetLine", Map.of("outcome", "OK")),
                "checkRevisedDraft",
                village -> village.does(Role.EVALUATION_OFFICER, "checkRevisedDraft", Map.of("outcome", "OK")),
                "completeFile",
                village -> village.does(Role.VILLAGE_OPERATOR, "completeFile", Map.of("complete", true)),
                "correctProposal",
                village -> village.does(
                        Role.VILLAGE_OPERATOR,
                        "correctProposal",
                        Map.of(
                                "fundSource", "ADD",
                                "activityCode", "2.2.90",
                                "accountCode", "5.2.7.90",
                                "note", "Sudah diperbaiki")),
                "requestPayment",
                VillageStory::requestsPayment,
                "verifyPaymentRequest",
                VillageStory::secretaryVerifies,
                "approvePayment",
                VillageStory::headApproves,
                "payContribution",
                VillageStory::treasurerPays));
    }

    private static final int MORE_THAN_ANY_WAY_HAS = 60;

    private EverybodyAgrees() {}

    static void untilCovered(Story story, VillageStory village) {
        until(story, village, Set.of("COVERED"));
    }

    /** Does one deed after the other until one of these stages is reached and nobody has anything left to do for it. */
    static void until(Story story, VillageStory village, Set<String> stages) {
        for (var deeds = 0; !isThere(village, stages); deeds++) {
            assertThat(deeds).as("deeds for a proposal at %s", village.stage()).isLessThan(MORE_THAN_ANY_WAY_HAS);
            var open = village.openSteps();
            if (!open.isEmpty()) {
                DEEDS.get(open.get(0)).accept(village);
            } else if (village.stage().equals("READY") && !isInARound(story, village)) {
                story.decrees(village);
            } else {
                story.dispatchesAtOnce();
            }
        }
    }

    private static boolean isThere(VillageStory village, Set<String> stages) {
        return stages.contains(village.stage()) && village.openSteps().isEmpty();
    }

    private static boolean isInARound(Story story, VillageStory village) {
        return story.tables.number(
                        "select count(*) from round_proposal where proposal_id = ?",
                        village.proposal().value())
                > 0;
    }
}
