/** What was decided, by whom, on which revision: one row per decision, chained by hash per village. */
@ApplicationModule(allowedDependencies = {"common", "database", "region", "access"})
package id.payungdesa.audit;

import org.springframework.modulith.ApplicationModule;
