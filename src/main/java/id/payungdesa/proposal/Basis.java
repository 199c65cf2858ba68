package id.payungdesa.proposal;

import java.util.Optional;

/** On which budget regulation the money stands: a draft still to be evaluated, or one already enacted. */
public enum Basis {
    DRAFT_ORIGINAL("Raperdes APBDes murni", "ORIGINAL"),
    DRAFT_CHANGE("Raperdes Perubahan APBDes", "CHANGE"),
    ENACTED("Perdes APBDes yang sudah ditetapkan", null);

    private final String title;
    private final String draft;

    Basis(String title, String draft) {
        this.title = title;
        this.draft = draft;
    }

    public String title() {
        return title;
    }

    /** Which draft of the year the camat has to evaluate. */
    public Optional<String> draft() {
        return Optional.ofNullable(draft);
    }
}
