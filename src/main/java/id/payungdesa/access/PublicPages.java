package id.payungdesa.access;

import java.util.List;

/** Paths of a module that anybody may read without a login; a module that has some offers this as a bean. */
public record PublicPages(List<String> patterns) {

    public PublicPages {
        patterns = List.copyOf(patterns);
    }
}
