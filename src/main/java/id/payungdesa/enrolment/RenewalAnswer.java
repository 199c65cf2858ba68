package id.payungdesa.enrolment;

import java.util.Optional;

/** The same contribution under its new code; none where the old one turned out to be paid, and so stays. */
public record RenewalAnswer(Optional<RegistrationAnswer.IssuedBill> bill) {}
