package id.payungdesa.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NikTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void tellsBirthDateAndSexOfAMan() {
        var nik = Nik.parse("6503990302039200");

        assertThat(nik.birthDate(TODAY)).isEqualTo("2003-02-03");
        assertThat(nik.sex()).isEqualTo(Sex.MALE);
    }

    @Test
    void addsFortyToTheDayOfAWoman() {
        var nik = Nik.parse("6503997112909201");

        assertThat(nik.birthDate(TODAY)).isEqualTo("1990-12-31");
        assertThat(nik.sex()).isEqualTo(Sex.FEMALE);
    }

    @ParameterizedTest
    @CsvSource({"6503990101269201, 2026-01-01", "6503990101279201, 1927-01-01", "6503992902009201, 2000-02-29"})
    void aYearAheadOfThisOneLiesInTheLastCentury(String nik, LocalDate birthDate) {
        assertThat(Nik.parse(nik).birthDate(TODAY)).isEqualTo(birthDate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "650399 030203 9200",
                "6503.9903.0203.9200",
                "6503-9903-0203-9200",
                " 6503990302039200 ",
                "'6503990302039200",
                "650399\u00A0030203\u00A09200",
                "650399\u2013030203\u20139200"
            })
    void spacesDotsAndDashesInsideAreFine(String written) {
        assertThat(Nik.parse(written)).isEqualTo(new Nik("6503990302039200"));
    }

    @ParameterizedTest
    @CsvSource({
        "650399011285920, WRONG_LENGTH",
        "65039901128592001, WRONG_LENGTH",
        "'', MISSING",
        "' - ', MISSING",
        "'6,50399E+15', DAMAGED_BY_EXCEL",
        "6.50399E+15, DAMAGED_BY_EXCEL",
        "65O3990302039200, NOT_DIGITS",
        "٦٥٠٣٩٩٠٣٠٢٠٣٩٢٠٠, NOT_DIGITS",
        "1111111111111111, ALL_EQUAL",
        "6503994213919209, NO_SUCH_DATE",
        "6503990000909209, NO_SUCH_DATE",
        "6503993201909209, NO_SUCH_DATE",
        "6503994001909209, NO_SUCH_DATE",
        "6503997201909209, NO_SUCH_DATE",
        "6503993002909209, NO_SUCH_DATE",
        "6503992902919209, NO_SUCH_DATE",
        "6503996902919209, NO_SUCH_DATE"
    })
    void whatCannotBeANikIsRefusedWithAReason(String written, NikFault fault) {
        assertThat(Nik.faultOf(written)).contains(fault);
        assertThatIllegalArgumentException().isThrownBy(() -> Nik.parse(written));
    }

    @Test
    void twentyNinthOfFebruaryExistsInLeapYearsOnly() {
        assertThat(Nik.faultOf("6503992902929209")).isEmpty();
        assertThat(Nik.faultOf("6503992902939209")).contains(NikFault.NO_SUCH_DATE);
    }

    @Test
    void serialNoughtIsDoubtful() {
        assertThat(Nik.parse("6503990302030000").hasSerial()).isFalse();
        assertThat(Nik.parse("6503990302030001").hasSerial()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6503", "6405", "6408", "7371", "5371", "3578", "9171", "9671", "1101"})
    void wherePeopleCameFromIsNeverDoubted(String place) {
        assertThat(Nik.parse(place + "990302039200").hasPlausiblePlace()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0003", "6500", "9903", "6540", "6599", "2071"})
    void placesThatNeverWereAreDoubtful(String place) {
        assertThat(Nik.parse(place + "990302039200").hasPlausiblePlace()).isFalse();
    }

    @Test
    void isNeverShownInFull() {
        var nik = Nik.parse("6503990302039200");

        assertThat(nik.masked()).isEqualTo("650399******9200");
        assertThat("seen: " + nik).doesNotContain("0302039200").isEqualTo("seen: 650399******9200");
    }

    @Test
    void aRefusedNikDoesNotLeakThroughTheException() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Nik.parse("6503994213919209"))
                .withMessageNotContaining("421391");
    }
}
