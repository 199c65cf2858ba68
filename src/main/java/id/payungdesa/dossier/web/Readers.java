package id.payungdesa.dossier.web;

import id.payungdesa.access.Official;
import org.springframework.security.access.AccessDeniedException;

/** Who may read the dossier: those who see every village. */
final class Readers {

    private Readers() {}

    static Official only(Official official) {
        if (!official.seesEveryVillage()) {
            throw new AccessDeniedException("For the regency");
        }
        return official;
    }
}
