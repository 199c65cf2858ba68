/** Orders to the outside and answers from it: each order leaves under a lease and a fence, each answer is taken once. */
@ApplicationModule(allowedDependencies = {"common", "database", "region", "access", "audit"})
package id.payungdesa.outbox;

import org.springframework.modulith.ApplicationModule;
