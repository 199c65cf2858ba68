/** Tables and charts that managers read on a page, take along as a file and print: one description, always the same rows. */
@ApplicationModule(allowedDependencies = "common")
package id.payungdesa.report;

import org.springframework.modulith.ApplicationModule;
