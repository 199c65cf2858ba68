package id.payungdesa.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.common.Rupiah;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DiscountTests {

    private static final Bracket TIER_1 =
            new Bracket(1, Rupiah.ZERO, Rupiah.of(1_000_000), Rupiah.of(10_000), Rupiah.of(6_800), Rupiah.of(20_000));

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(DiscountSetting.class);

    @ParameterizedTest
    @CsvSource({
        "TRANSPORT, 2025-12, 16800",
        "TRANSPORT, 2026-01, 8400",
        "TRANSPORT, 2027-03, 8400",
        "TRANSPORT, 2027-04, 16800",
        "NON_TRANSPORT, 2026-03, 16800",
        "NON_TRANSPORT, 2026-04, 8400",
        "NON_TRANSPORT, 2026-12, 8400",
        "NON_TRANSPORT, 2027-01, 16800",
    })
    void halfIsPaidInTheMonthsOfTheSector(Sector sector, YearMonth month, long amount) {
        assertThat(Discount.PP_50_2025.monthly(TIER_1, sector, month)).isEqualTo(Rupiah.of(amount));
        assertThat(Discount.NONE.monthly(TIER_1, sector, month)).isEqualTo(Rupiah.of(16_800));
    }

    @Test
    void oldAgeSavingIsNeverReduced() {
        assertThat(Discount.PP_50_2025.withOldAge(TIER_1, Sector.TRANSPORT, YearMonth.of(2026, 6)))
                .isEqualTo(Rupiah.of(28_400));
        assertThat(Discount.NONE.withOldAge(TIER_1, Sector.TRANSPORT, YearMonth.of(2026, 6)))
                .isEqualTo(Rupiah.of(36_800));
    }

    @Test
    void theDiscountIsOffUntilSomebodySwitchesItOn() {
        application.run(context -> assertThat(context.getBean(Discount.class)).isEqualTo(Discount.NONE));
        application
                .withPropertyValues("payungdesa.tariff.discount=PP_50_2025")
                .run(context -> assertThat(context.getBean(Discount.class)).isEqualTo(Discount.PP_50_2025));
    }
}
