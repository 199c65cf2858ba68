package id.payungdesa.process;

import static id.payungdesa.process.VillageStory.residents;
import static id.payungdesa.process.VillageStory.toCorrect;

import id.payungdesa.sandbox.Misbehaviour;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** A place where proposals wait when an update comes, the steps open there, and how one gets there. */
record Standing(String name, List<String> open, BiConsumer<Story, VillageStory> way) {

    static Stream<Standing> all() {
        return Stream.of(
                new Standing("being drafted", List.of("draftProposal"), (story, village) -> drafts(village)),
                new Standing("waiting for the village head", List.of("signProposal"), (story, village) -> {
                    drafts(village);
                    village.finishesDraft();
                }),
                new Standing(
                        "on both tracks",
                        List.of("receiveFile", "verifyCandidates"),
                        (story, village) -> submits(village)),
                new Standing("under evaluation", List.of("signEvaluation"), (story, village) -> {
                    submits(village);
                    village.fileIsReceived();
                    village.isPrepared(Map.of());
                    village.verifies(Map.of());
                    village.matchingIsAnswered();
                }),
                new Standing("being matched", List.of(), (story, village) -> {
                    submits(village);
                    village.budgetIsEvaluated();
                    silent(story, "/v1/matchings");
                    village.verifies(Map.of());
                }),
                new Standing("being corrected", List.of("correctProposal"), (story, village) -> {
                    var wrong = Resident.anybody();
                    village.starts(Map.of());
                    village.lists(residents(2));
                    village.lists(List.of(wrong));
                    village.finishesDraft();
                    village.headSigns();
                    village.budgetIsEvaluated();
                    village.verifies(Map.of(wrong, toCorrect("NIK keliru")));
                    village.matchingIsAnswered();
                    village.takesOff(wrong);
                }),
                new Standing(
                        "waiting for the Bupati", List.of("recordEnactment"), (story, village) -> village.isReady(2)),
                new Standing("being registered", List.of(), (story, village) -> {
                    village.isReady(2);
                    village.enactsBudget();
                    silent(story, "/v1/registrations");
                    story.decrees(village);
                    story.waitsUntil(() -> village.stage().equals("ENDORSED"));
                    story.dispatches();
                }),
                new Standing("being paid", List.of("verifyPaymentRequest"), (story, village) -> {
                    village.isRegistered(2);
                    village.requestsPayment();
                }));
    }

    static Standing named(String name) {
        return all().filter(standing -> standing.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    VillageStory reach(Story story) {
        var village = story.village();
        way.accept(story, village);
        return village;
    }

    private static void drafts(VillageStory village) {
        village.starts(Map.of());
        village.lists(residents(2));
    }

    private static void submits(VillageStory village) {
        village.submits(residents(2));
    }

    private static void silent(Story story, String path) {
        story.sandbox.misbehave(
                Misbehaviour.once(Misbehaviour.Kind.DROP_BEFORE).times(1000).on(path));
    }

    @Override
    public String toString() {
        return name;
    }
}
