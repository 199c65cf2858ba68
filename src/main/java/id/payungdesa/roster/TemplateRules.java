package id.payungdesa.roster;

import id.payungdesa.common.Indonesian;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Drop-downs and hints in the template's list; they advise, the judgement is {@link RosterCheck}'s. */
record TemplateRules(XSSFSheet list, int first, int rows) {

    void forList(int occupations) {
        forChoices(occupations);
        var sixteen = list.getDataValidationHelper().createTextLengthConstraint(OperatorType.BETWEEN, "16", "22");
        add(RosterColumn.NIK, sixteen, "NIK 16 angka sesuai KTP.");
        add(RosterColumn.FAMILY_CARD, sixteen, "Nomor KK 16 angka sesuai Kartu Keluarga.");
    }

    private void forChoices(int occupations) {
        var rules = list.getDataValidationHelper();
        add(
                RosterColumn.SEX,
                rules.createExplicitListConstraint(new String[] {Sex.MALE.letter(), Sex.FEMALE.letter()}),
                "Pilih L untuk laki-laki atau P untuk perempuan.");
        if (occupations > 0) {
            add(
                    RosterColumn.OCCUPATION,
                    rules.createFormulaListConstraint(TemplateGuide.occupationRange(occupations)),
                    "Pilih pekerjaan dari daftar. Bila tidak ada, ketik pekerjaannya.");
        }
        add(
                RosterColumn.INCOME,
                rules.createNumericConstraint(
                        DataValidationConstraint.ValidationType.INTEGER, OperatorType.BETWEEN, "0", "50000000"),
                "Perkiraan penghasilan sebulan dalam rupiah, angka saja. Boleh kosong.");
    }

    /** Nobody is there to check what is filled in without a line, so what would be refused is refused in the workbook. */
    void forVillage(int occupations, CoverPeriod period) {
        forChoices(occupations);
        var rules = list.getDataValidationHelper();
        var nik = cell(RosterColumn.NIK);
        var card = cell(RosterColumn.FAMILY_CARD);
        refuse(
                RosterColumn.NIK,
                rules.createCustomConstraint(sixteenDigits(nik) + "," + timesIn(RosterColumn.NIK) + "=1)"),
                "NIK harus 16 angka dan tidak boleh ganda. Periksa lagi di KTP.");
        refuse(
                RosterColumn.FAMILY_CARD,
                rules.createCustomConstraint(sixteenDigits(card) + ")"),
                "Nomor KK harus 16 angka. Periksa lagi di Kartu Keluarga.");
        refuse(
                RosterColumn.BIRTH_DATE,
                rules.createCustomConstraint(birthDate(period)),
                "Tulis seperti 31/12/1990. Usia 15 sampai belum 65 tahun pada %s."
                        .formatted(Indonesian.date(period.firstDay())));
        markTwice();
    }

    private static String sixteenDigits(String cell) {
        return "AND(LEN(%1$s)=16,ISNUMBER(-%1$s)".formatted(cell);
    }

    private String birthDate(CoverPeriod period) {
        var cell = cell(RosterColumn.BIRTH_DATE);
        var date = "DATE(RIGHT(%1$s,4),MID(%1$s,4,2),LEFT(%1$s,2))".formatted(cell);
        return "AND(LEN(%s)=10,%s>%s,%s<=%s,DAY(%s)=-(-LEFT(%s,2)))"
                .formatted(
                        cell,
                        date,
                        written(period.firstDay().minusYears(AgeCheck.TOO_OLD)),
                        date,
                        written(period.firstDay().minusYears(AgeCheck.YOUNGEST)),
                        date,
                        cell);
    }

    private static String written(LocalDate date) {
        return "DATE(%d,%d,%d)".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /** COUNTIF would compare sixteen digits as numbers, of which a spreadsheet keeps fifteen. */
    private String timesIn(RosterColumn column) {
        var letter = CellReference.convertNumToColString(column.ordinal());
        return "SUMPRODUCT(--($%1$s$%2$d:$%1$s$%3$d=%4$s))"
                .formatted(letter, first + 1, first + rows, "$" + cell(column));
    }

    private void markTwice() {
        var rules = list.getSheetConditionalFormatting();
        var rule = rules.createConditionalFormattingRule(
                "AND(LEN($%s)>0,%s>1)".formatted(cell(RosterColumn.NIK), timesIn(RosterColumn.NIK)));
        var red = rule.createPatternFormatting();
        red.setFillBackgroundColor(IndexedColors.ROSE.getIndex());
        red.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
        int index = RosterColumn.NIK.ordinal();
        rules.addConditionalFormatting(
                new CellRangeAddress[] {new CellRangeAddress(first, first + rows - 1, index, index)}, rule);
    }

    private String cell(RosterColumn column) {
        return CellReference.convertNumToColString(column.ordinal()) + (first + 1);
    }

    private void refuse(RosterColumn column, DataValidationConstraint constraint, String hint) {
        add(column, constraint, hint, DataValidation.ErrorStyle.STOP);
    }

    private void add(RosterColumn column, DataValidationConstraint constraint, String hint) {
        add(column, constraint, hint, DataValidation.ErrorStyle.WARNING);
    }

    private void add(RosterColumn column, DataValidationConstraint constraint, String hint, int style) {
        int index = column.ordinal();
        var rule = list.getDataValidationHelper()
                .createValidation(constraint, new CellRangeAddressList(first, first + rows - 1, index, index));
        rule.setErrorStyle(style);
        rule.setShowErrorBox(true);
        rule.createErrorBox(column.heading(), hint);
        rule.setShowPromptBox(true);
        rule.createPromptBox(column.heading(), hint);
        list.addValidationData(rule);
    }
}
