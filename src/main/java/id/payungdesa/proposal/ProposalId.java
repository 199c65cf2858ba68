package id.payungdesa.proposal;

/** Our own key of a proposal; letters carry a number of their own. */
public record ProposalId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
