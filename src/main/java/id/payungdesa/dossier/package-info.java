/** The dossier for the Paritrana Award and what the public may see: what DPMPD enters, what the tables tell, and editions of both. */
@ApplicationModule(
        allowedDependencies = {
            "common",
            "report",
            "database",
            "region",
            "access",
            "audit",
            "tariff",
            "roster",
            "proposal",
            "review",
            "endorsement",
            "enrolment",
            "payment",
            "coverage",
            "letter"
        })
package id.payungdesa.dossier;

import org.springframework.modulith.ApplicationModule;
