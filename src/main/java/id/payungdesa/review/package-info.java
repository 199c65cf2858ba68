/** What the kecamatan finds: receipt and evaluation of the draft budget, and a verdict on each candidate. */
@ApplicationModule(
        allowedDependencies = {"common", "database", "region", "access", "audit", "tariff", "roster", "proposal"})
package id.payungdesa.review;

import org.springframework.modulith.ApplicationModule;
