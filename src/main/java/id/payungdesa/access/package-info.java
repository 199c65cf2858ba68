/** Who works here: an {@link Official}, the {@link Post}s they hold, and how they come in. */
@ApplicationModule(allowedDependencies = {"common", "database", "region"})
package id.payungdesa.access;

import org.springframework.modulith.ApplicationModule;
