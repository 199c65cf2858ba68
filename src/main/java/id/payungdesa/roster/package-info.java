/** Who a village names: reading its list, checking each row, and the people that are left. */
@ApplicationModule(allowedDependencies = {"common", "database", "region", "tariff"})
package id.payungdesa.roster;

import org.springframework.modulith.ApplicationModule;
