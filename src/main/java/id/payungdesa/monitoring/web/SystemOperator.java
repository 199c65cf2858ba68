package id.payungdesa.monitoring.web;

import id.payungdesa.access.Official;
import org.springframework.security.access.AccessDeniedException;

/** Says no to everybody else. */
final class SystemOperator {

    private SystemOperator() {}

    static Official only(Official official) {
        if (!official.runsSystem()) {
            throw new AccessDeniedException("For the system operator");
        }
        return official;
    }
}
