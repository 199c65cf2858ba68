/** Who is covered from when to when, and how many months have been paid for each person. */
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
            "outbox",
            "enrolment",
            "payment"
        })
package id.payungdesa.coverage;

import org.springframework.modulith.ApplicationModule;
