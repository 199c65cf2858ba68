/** How the contribution is paid: requested, verified, approved and paid by different people, then settled by the insurer. */
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
            "enrolment"
        })
package id.payungdesa.payment;

import org.springframework.modulith.ApplicationModule;
