/** How work flows: the Java half of each diagram. The only module that knows the engine, and nobody may use it. */
@ApplicationModule(
        allowedDependencies = {
            "common",
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
            "monitoring"
        })
package id.payungdesa.process;

import org.springframework.modulith.ApplicationModule;
