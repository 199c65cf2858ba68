package id.payungdesa.common;

/** A step that cannot be taken now; the sentence is Indonesian and tells the official what to do. */
public class Refused extends RuntimeException {

    public Refused(String sentence) {
        super(sentence);
    }
}
