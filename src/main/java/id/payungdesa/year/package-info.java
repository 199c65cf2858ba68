/** When villages may propose and on what terms: opening and closing a {@link YearState}, its rules, deadlines and circular. */
@ApplicationModule(allowedDependencies = {"common", "database", "region", "access", "audit"})
package id.payungdesa.year;

import org.springframework.modulith.ApplicationModule;
