package id.payungdesa.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealTests {

    private static final Nik NIK = new Nik("6503990302039200");

    private final Seal seal = new Seal(key(1));

    @Test
    void theSameTextIsSealedDifferentlyEachTimeAndOpensTheSame() {
        var once = seal.seal("6503990302039200");
        var again = seal.seal("6503990302039200");

        assertThat(once).isNotEqualTo(again);
        assertThat(seal.open(once)).isEqualTo(seal.open(again)).isEqualTo("6503990302039200");
    }

    @Test
    void anotherKeyOpensNothing() {
        var sealed = seal.seal("rahasia");

        assertThatIllegalStateException().isThrownBy(() -> new Seal(key(2)).open(sealed));
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        var sealed = seal.seal("rahasia");
        sealed[sealed.length - 1] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> seal.open(sealed));
    }

    @Test
    void whatANewerKeySealedSaysSo() {
        var sealed = seal.seal("rahasia");
        sealed[0] = 2;

        assertThatIllegalStateException()
                .isThrownBy(() -> seal.open(sealed))
                .withMessage("Sealed under a key that is not here");
    }

    @Test
    void aPersonIsFoundByTheSameFingerprintUnderTheSameKeyOnly() {
        assertThat(seal.fingerprint(NIK))
                .isEqualTo(new Seal(key(1)).fingerprint(NIK))
                .hasSize(32);
        assertThat(seal.fingerprint(NIK)).isNotEqualTo(new Seal(key(2)).fingerprint(NIK));
        assertThat(seal.fingerprint(NIK)).isNotEqualTo(seal.fingerprint(new Nik("6503990302039201")));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Seal(new byte[16]));
    }

    private static byte[] key(int content) {
        var key = new byte[32];
        Arrays.fill(key, (byte) content);
        return key;
    }
}
