/** What a year would cost and how long the desks would take on other terms: a {@link Simulation} with the rules of the real thing. */
@ApplicationModule(
        allowedDependencies = {"common", "database", "report", "region", "access", "year", "tariff", "proposal"})
package id.payungdesa.simulation;

import org.springframework.modulith.ApplicationModule;
