/** Where everything stands: read models over all modules, for forms, for a village's own page and for managers. */
@ApplicationModule(
        allowedDependencies = {
            "common",
            "report",
            "database",
            "region",
            "access",
            "audit",
            "year",
            "tariff",
            "roster",
            "proposal",
            "review",
            "endorsement",
            "outbox",
            "enrolment",
            "payment",
            "coverage",
            "notice",
            "letter"
        })
package id.payungdesa.monitoring;

import org.springframework.modulith.ApplicationModule;
