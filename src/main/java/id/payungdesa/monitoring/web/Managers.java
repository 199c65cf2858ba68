package id.payungdesa.monitoring.web;

import id.payungdesa.access.Official;

/** Who looks after villages, and not only works in one. */
final class Managers {

    private Managers() {}

    static boolean are(Official official) {
        return official.seesEveryVillage() || !official.subdistrictAreas().isEmpty();
    }
}
