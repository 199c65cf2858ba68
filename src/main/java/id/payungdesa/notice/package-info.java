/** Who should hear of what happened, and how: a {@link id.payungdesa.notice.Message} to each person, by mail or on their page. */
@ApplicationModule(allowedDependencies = {"common", "database", "region", "access", "audit", "roster", "proposal"})
package id.payungdesa.notice;

import org.springframework.modulith.ApplicationModule;
