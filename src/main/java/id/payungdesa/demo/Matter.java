package id.payungdesa.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** What a task is about, a proposal or a round: its id, and how its card in the task list begins. */
public record Matter(Kind kind, long id, String card) {

    /** The two kinds of case that officials deal with here. */
    public enum Kind {
        PROPOSAL("proposal"),
        ROUND("round");

        private final String inView;

        Kind(String inView) {
            this.inView = inView;
        }
    }

    public static Matter proposal(long id, String village, String subdistrict) {
        return new Matter(Kind.PROPOSAL, id, "Desa %s · Kec. %s".formatted(village, subdistrict));
    }

    public static Matter round(long id, String title) {
        return new Matter(Kind.ROUND, id, title);
    }

    boolean isOf(JsonNode form) {
        return form.path("view").path(kind.inView).path("id").asLong() == id;
    }
}
