/** Where rows live: the embedded server, its two roles, and the villages a transaction may see. */
@ApplicationModule(allowedDependencies = {"common"})
package id.payungdesa.database;

import org.springframework.modulith.ApplicationModule;
