/** A short guide for each kind of official, written as Markdown under {@code src/docs/panduan}. */
@ApplicationModule(allowedDependencies = {"common", "access"})
package id.payungdesa.guide;

import org.springframework.modulith.ApplicationModule;
