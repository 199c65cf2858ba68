package id.payungdesa.roster;

import static id.payungdesa.roster.RosterColumn.ADDRESS;
import static id.payungdesa.roster.RosterColumn.BIRTH_DATE;
import static id.payungdesa.roster.RosterColumn.FAMILY_CARD;
import static id.payungdesa.roster.RosterColumn.INCOME;
import static id.payungdesa.roster.RosterColumn.NAME;
import static id.payungdesa.roster.RosterColumn.NIK;
import static id.payungdesa.roster.RosterColumn.OCCUPATION;
import static id.payungdesa.roster.RosterColumn.PHONE;
import static id.payungdesa.roster.RosterColumn.SEX;
import static id.payungdesa.roster.Verdict.ACCEPTED;
import static id.payungdesa.roster.Verdict.REFUSED;
import static id.payungdesa.roster.Verdict.WARNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.payungdesa.common.Rupiah;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterCheckTests {

    private static final CoverPeriod YEAR_2027 = new CoverPeriod(YearMonth.of(2027, 1), 12);

    private final RosterCheck check =
            new RosterCheck(LocalDate.of(2026, 11, 20), YEAR_2027, KnownOccupationsTests.known(), Files.brackets());

    @Test
    void theDirtyListGetsExactlyTheExpectedVerdicts() {
        var expected = new String(Files.resource("tanjung-aru-dirty.expected.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(parts -> tuple(Integer.valueOf(parts[0]), verdict(parts[1])))
                .toList();

        var checked = check.check(RosterFile.read(Files.resource("tanjung-aru-dirty.csv"), "dirty.csv"));

        assertThat(checked)
                .extracting(row -> row.row().number(), CheckedRow::verdict)
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanjung-aru-100.xlsx", "opensid-penduduk.xlsx"})
    void theGoodListsAreAcceptedWhole(String file) {
        var checked = check.check(RosterFile.read(Files.resource(file), file));

        assertThat(checked).isNotEmpty().allSatisfy(row -> assertThat(row.verdict())
                .as("%s %s", row.row(), row.remarks())
                .isEqualTo(ACCEPTED));
        assertThat(checked).extracting(CheckedRow::months).containsOnly(12);
    }

    @Test
    void withoutAnIncomeTheLowestBracketIsTakenAndToldSo() {
        var checked = one(INCOME, "-");

        assertThat(checked.verdict()).isEqualTo(ACCEPTED);
        assertThat(checked.person().orElseThrow().monthlyIncome()).isEqualTo(Rupiah.of(1_000_000));
        assertThat(checked.remarks())
                .containsExactly(new Remark(
                        Severity.NOTE,
                        INCOME,
                        "Penghasilan kosong, dipakai golongan terendah (Rp1.000.000 per bulan)."));
    }

    @ParameterizedTest
    @CsvSource({
        "1200000, 1200000", "Rp1.200.000, 1200000", "'Rp 1.200.000,-', 1200000", "'1.200.000,00', 1200000",
        "'1,200,000', 1200000", "1 200 000, 1200000", "Rp. 800.000 / bulan, 800000", "1200000.0, 1200000"
    })
    void anIncomeIsReadAsPeopleWriteIt(String written, long amount) {
        assertThat(one(INCOME, written).person().orElseThrow().monthlyIncome()).isEqualTo(Rupiah.of(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tidak tentu", "1 juta", "800-1000", "-500000", "12.34.567", "99999999999999999999"})
    void anIncomeThatIsNoNumberIsRefused(String written) {
        assertRefused(one(INCOME, written), INCOME, "Penghasilan bukan angka");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1200", "120000000"})
    void anIncomeWithTooFewOrTooManyNoughtsIsWarnedOf(String written) {
        assertWarned(one(INCOME, written), INCOME, "jumlah nolnya");
    }

    @Test
    void birthDateAndSexMayComeFromTheNik() {
        var checked = check.check(List.of(row(Map.of(BIRTH_DATE, "", SEX, "")))).get(0);

        var person = checked.person().orElseThrow();
        assertThat(checked.verdict()).isEqualTo(ACCEPTED);
        assertThat(person.birthDate()).isEqualTo("2003-02-03");
        assertThat(person.sex()).isEqualTo(Sex.MALE);
        assertThat(checked.remarks())
                .extracting(Remark::sentence)
                .containsExactly(
                        "Tanggal lahir kosong, diambil dari NIK: 3 Februari 2003.",
                        "Jenis kelamin kosong, diambil dari NIK: laki-laki.");
    }

    @Test
    void whatTheListSaysCountsWhereTheNikDisagrees() {
        var checked = check.check(List.of(row(Map.of(BIRTH_DATE, "04/02/2003", SEX, "P"))))
                .get(0);

        assertThat(checked.verdict()).isEqualTo(WARNED);
        assertThat(checked.person().orElseThrow().birthDate()).isEqualTo("2003-02-04");
        assertThat(checked.person().orElseThrow().sex()).isEqualTo(Sex.FEMALE);
    }

    @ParameterizedTest
    @CsvSource({
        "2012-01-02, REFUSED, 0", // 14 on the first day
        "2012-01-01, WARNED, 12", // 15 that very day
        "2009-01-02, WARNED, 12", // 17
        "2009-01-01, ACCEPTED, 12", // 18
        "1963-01-01, ACCEPTED, 12", // 64 all year
        "1962-12-02, ACCEPTED, 12", // 65 after the last first of a month
        "1962-12-01, WARNED, 11",
        "1962-05-01, WARNED, 4",
        "1962-04-02, WARNED, 4", // DOMAIN 11: turns 65 after 4 paid months
        "1962-01-02, WARNED, 1",
        "1962-01-01, REFUSED, 0", // 65 that very day
        "1955-06-30, REFUSED, 0"
    })
    void ageIsThatOnTheFirstDayOfCover(LocalDate birthDate, Verdict verdict, int months) {
        var checked = born(birthDate);

        assertThat(checked.verdict()).isEqualTo(verdict);
        assertThat(checked.months()).isEqualTo(months);
    }

    @Test
    void whoTurns65IsToldFromWhenAndForHowLong() {
        assertWarned(
                born(LocalDate.of(1962, 4, 15)),
                BIRTH_DATE,
                "Genap 65 tahun pada 15 April 2027, jadi iuran hanya dihitung 4 bulan.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/1990", "21/11/2026", "kapan-kapan", "1990"})
    void aBirthDateThatCannotBeIsRefused(String written) {
        assertRefused(one(BIRTH_DATE, written), BIRTH_DATE, "31/12/1990");
    }

    @Test
    void theSecondOfTwoEqualNiksIsRefusedNamingTheFirst() {
        var checked = check.check(
                List.of(numbered(4, Map.of()), numbered(5, Map.of(NAME, "Orang Lain", NIK, "6503.9903.0203.9200"))));

        assertThat(checked.get(0).verdict()).isEqualTo(ACCEPTED);
        assertRefused(checked.get(1), NIK, "NIK sama dengan baris 4.");
    }

    @Test
    void aRefusedRowDoesNotTakeThePlaceOfAGoodOne() {
        var checked = check.check(List.of(numbered(1, Map.of(NAME, "")), numbered(2, Map.of())));

        assertThat(checked).extracting(CheckedRow::verdict).containsExactly(REFUSED, ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({
        "Jufri Sakai, JUFRI  SAKAI",
        "Jufri Sakai, Jufri\u00A0Sakai",
        "Jufri Sakai, Yufri-Sakkai",
        "Soekarno, Sukarno",
        "Djafar Tjokro, Jafar Cokro",
        "Achmad Yusuf, Ahmad Jusup",
        "José Nuñez, Jose Nunez",
        "Muhammad Ali, Muh. Ali",
        "M. Ali, Mohammad Ali",
        "Andi bin Baso, Andi"
    })
    void sameNameAndBirthDateWithAnotherNikIsWarnedOf(String first, String second) {
        var checked = check.check(
                List.of(numbered(1, Map.of(NAME, first)), numbered(2, Map.of(NAME, second, NIK, "6503990302039299"))));

        assertThat(checked.get(0).verdict()).isEqualTo(ACCEPTED);
        assertWarned(checked.get(1), NAME, "sama dengan baris 1, tetapi NIK berbeda");
    }

    @Test
    void namesakesOfAnotherBirthDateAreTwoPeople() {
        var checked = check.check(
                List.of(numbered(1, Map.of()), numbered(2, Map.of(NIK, "6503990402039200", BIRTH_DATE, "04/02/2003"))));

        assertThat(checked).extracting(CheckedRow::verdict).containsOnly(ACCEPTED);
    }

    @Test
    void doubtfulNiksAreWarnedOf() {
        assertWarned(one(NIK, "6503990302030000"), NIK, "0000");
        assertWarned(one(NIK, "9903990302039200"), NIK, "Empat angka pertama");
    }

    @Test
    void aFamilyCardIsRefusedOnlyForItsLength() {
        assertRefused(one(FAMILY_CARD, "650399120314906"), FAMILY_CARD, "16 angka");
        assertRefused(one(FAMILY_CARD, "6.50399E+15"), FAMILY_CARD, "Excel");
        assertThat(one(FAMILY_CARD, "0000 0000 0000 0000").verdict()).isEqualTo(ACCEPTED);
        assertThat(one(FAMILY_CARD, "").verdict()).isEqualTo(ACCEPTED);
    }

    @Test
    void unknownWorkBecomesOtherWorkAndIsWarnedOf() {
        var checked = one(OCCUPATION, "Pawang buaya");

        assertWarned(checked, OCCUPATION, "tidak ada dalam daftar");
        assertThat(checked.person().orElseThrow().occupation()).isEqualTo("LAINNYA");
        assertWarned(one(OCCUPATION, ""), OCCUPATION, "Pekerjaan kosong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PEGAWAI NEGERI SIPIL (PNS)", "Tentara Nasional Indonesia (TNI)", "polri", "Pensiunan"})
    void servantsOfTheStateAreRefused(String occupation) {
        assertRefused(one(OCCUPATION, occupation), OCCUPATION, "bukan pekerja rentan");
    }

    @Test
    void formulaCellsAreRefusedAndTextsThatLookLikeFormulasStayTexts() {
        assertRefused(one(ADDRESS, "#RUMUS =A1"), ADDRESS, "rumus Excel");
        assertRefused(one(NIK, "#RUMUS =A1"), NIK, "rumus Excel");

        var checked = one(ADDRESS, "=HYPERLINK(\"http://x\")");
        assertThat(checked.verdict()).isEqualTo(ACCEPTED);
        assertThat(checked.person().orElseThrow().address()).isEqualTo("=HYPERLINK(\"http://x\")");
    }

    @Test
    void namesOfOneWordAndWithApostrophesAreFine() {
        for (var name : List.of("Suparman", "La'Ode Ba'lan", "Nurul-Huda", "José", "O’ong")) {
            assertThat(one(NAME, name)).satisfies(row -> {
                assertThat(row.verdict()).isEqualTo(ACCEPTED);
                assertThat(row.person().orElseThrow().name()).isEqualTo(name);
            });
        }
    }

    @Test
    void namesThatHideOrImitateLettersAreNoticed() {
        assertRefused(one(NAME, "Jufri\u202E Sakai"), NAME, "tanda tersembunyi");
        assertWarned(one(NAME, "Jufri S\u0430kai"), NAME, "tidak biasa");
        assertRefused(one(NAME, "12345"), NAME, "Nama kosong");
        assertRefused(one(NAME, "Jufri ".repeat(20)), NAME, "100 huruf");
    }

    @Test
    void theNoughtThatASpreadsheetDroppedIsPutBack() {
        assertThat(one(PHONE, "81231257788").person().orElseThrow().phone()).isEqualTo("081231257788");
    }

    @Test
    void everyRemarkIsASentenceAndNeitherItNorAPersonShowsANik() {
        var checked = new ArrayList<CheckedRow>();
        checked.addAll(check.check(RosterFile.read(Files.resource("tanjung-aru-dirty.csv"), "dirty.csv")));
        checked.addAll(check.check(RosterFile.read(Files.resource("opensid-penduduk.xlsx"), "x.xlsx")));

        assertThat(checked)
                .flatExtracting(CheckedRow::remarks)
                .extracting(Remark::sentence)
                .allMatch(s -> s.endsWith("."));
        assertThat(checked).allSatisfy(row -> assertThat(row.toString())
                .doesNotContainPattern("\\d{7}")
                .doesNotContain("Jufri"));
    }

    private CheckedRow born(LocalDate date) {
        var nik = "650399" + DateTimeFormatter.ofPattern("ddMMyy").format(date) + "9201";
        var written = DateTimeFormatter.ofPattern("dd/MM/yyyy").format(date);
        return check.check(List.of(row(Map.of(NIK, nik, BIRTH_DATE, written)))).get(0);
    }

    private CheckedRow one(RosterColumn column, String text) {
        return check.check(List.of(row(Map.of(column, text)))).get(0);
    }

    private static RosterRow row(Map<RosterColumn, String> changes) {
        return numbered(1, changes);
    }

    private static RosterRow numbered(int number, Map<RosterColumn, String> changes) {
        var cells = new EnumMap<RosterColumn, String>(RosterColumn.class);
        cells.putAll(Files.goodCells());
        cells.putAll(changes);
        return new RosterRow(number, cells);
    }

    private static Verdict verdict(String expected) {
        return switch (expected) {
            case "accept" -> ACCEPTED;
            case "warn" -> WARNED;
            default -> REFUSED;
        };
    }

    private static void assertRefused(CheckedRow checked, RosterColumn column, String words) {
        assertThat(checked.verdict()).isEqualTo(REFUSED);
        assertThat(checked.person()).isEmpty();
        assertThat(checked.months()).isZero();
        assertRemark(checked, Severity.REFUSAL, column, words);
    }

    private static void assertWarned(CheckedRow checked, RosterColumn column, String words) {
        assertThat(checked.verdict()).isEqualTo(WARNED);
        assertThat(checked.person()).isPresent();
        assertRemark(checked, Severity.WARNING, column, words);
    }

    private static void assertRemark(CheckedRow checked, Severity severity, RosterColumn column, String words) {
        assertThat(checked.remarks()).anySatisfy(remark -> {
            assertThat(remark.severity()).isEqualTo(severity);
            assertThat(remark.column()).isEqualTo(column);
            assertThat(remark.sentence()).contains(words);
        });
    }
}
