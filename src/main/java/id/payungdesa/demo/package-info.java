/** People at work: {@link Desk} and {@link Deeds} do over HTTP what officials do in their browsers. */
@ApplicationModule(allowedDependencies = {"common", "region", "access"})
package id.payungdesa.demo;

import org.springframework.modulith.ApplicationModule;
