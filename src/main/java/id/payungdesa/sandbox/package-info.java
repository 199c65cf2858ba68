/** An insurer and a bank with books of their own, to try everything without the real ones: {@link Sandbox}. */
@ApplicationModule(allowedDependencies = {"common", "database"})
package id.payungdesa.sandbox;

import org.springframework.modulith.ApplicationModule;
