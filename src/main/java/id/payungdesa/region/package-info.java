/** Where people live: every {@link Village} of the regency, the names it goes by and the codes it has had. */
@ApplicationModule(allowedDependencies = {})
package id.payungdesa.region;

import org.springframework.modulith.ApplicationModule;
