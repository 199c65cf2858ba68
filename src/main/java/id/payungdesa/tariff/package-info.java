/** What protection costs and who may be charged: {@link Brackets}, {@link Quotas} and {@link FundSources}. */
@ApplicationModule(allowedDependencies = {"common", "region", "audit", "year"})
package id.payungdesa.tariff;

import org.springframework.modulith.ApplicationModule;
