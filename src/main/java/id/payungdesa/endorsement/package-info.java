/** What the Bupati endorses: many ready proposals in one {@link Round}, recommended, initialled and decreed. */
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
            "review"
        })
package id.payungdesa.endorsement;

import org.springframework.modulith.ApplicationModule;
