package id.payungdesa.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.enrolment.InsurerRefused.Reason;
import id.payungdesa.outbox.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BpjsCallsTests {

    @Test
    void anAnswerIsAnAnswer() {
        assertThat(BpjsCalls.ask(() -> 7)).isEqualTo(7);
    }

    @Test
    void silenceIsDoubt() {
        assertThatExceptionOfType(Channel.Doubt.class)
                .isThrownBy(() -> BpjsCalls.send(() -> {
                    throw new InsurerSilent("timeout");
                }));
    }

    @Test
    void anOrderThatBreaksTheContractIsRejected() {
        assertThatExceptionOfType(Channel.Rejected.class)
                .isThrownBy(() -> BpjsCalls.send(() -> {
                    throw new InsurerRefused(Reason.INVALID, "no NIK");
                }));
    }

    /** Our first try under this reference may have arrived after all; to call that final would lose its answer. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INVALID")
    void aRefusalThatSaysNothingOfTheOrderIsDoubt(Reason reason) {
        assertThatExceptionOfType(Channel.Doubt.class)
                .isThrownBy(() -> BpjsCalls.send(() -> {
                    throw new InsurerRefused(reason, "409");
                }));
    }
}
