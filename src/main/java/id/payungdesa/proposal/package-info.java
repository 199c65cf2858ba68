/** What a village asks for: drafting, signing, submitting and revising a {@link Proposal}, and the steps it lies at. */
@ApplicationModule(
        allowedDependencies = {"common", "database", "region", "access", "audit", "year", "tariff", "roster"})
package id.payungdesa.proposal;

import org.springframework.modulith.ApplicationModule;
