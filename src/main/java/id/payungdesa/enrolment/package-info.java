/** What we ask of the insurer and hear from it: matching, registration and member numbers, through {@link Insurer}. */
@ApplicationModule(
        allowedDependencies = {
            "common",
            "database",
            "region",
            "access",
            "audit",
            "tariff",
            "roster",
            "proposal",
            "review",
            "endorsement",
            "outbox"
        })
package id.payungdesa.enrolment;

import org.springframework.modulith.ApplicationModule;
