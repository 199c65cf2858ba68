/** The papers that offices print, sign and file: each of a step that is complete, numbered, and told apart from a forgery. */
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
            "payment"
        })
package id.payungdesa.letter;

import org.springframework.modulith.ApplicationModule;
