package id.payungdesa.letter;

import java.util.Set;

/** Reads what a kind of letter says, from what its step has frozen; a template turns it into a page. */
interface Content {

    Set<Kind> kinds();

    /** A record of words, which its template knows as {@code it}. */
    Object of(ReadyLetter letter);
}
