/** Money, days and words that every module speaks: {@link Rupiah}, {@link BudgetYear}, {@link WorkingDays}. */
@ApplicationModule(allowedDependencies = {})
package id.payungdesa.common;

import org.springframework.modulith.ApplicationModule;
