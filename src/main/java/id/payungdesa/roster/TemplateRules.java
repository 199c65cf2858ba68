package id.payungdesa.roster;

import id.payungdesa.common.Indonesian;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.util.CellRangeAddressList;
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
        var row = new RowRules(first, rows, first);
        refuse(
                RosterColumn.NIK,
                rules.createCustomConstraint(row.nik()),
                "NIK harus 16 angka dan tidak boleh ganda. Periksa lagi di KTP.");
        refuse(
                RosterColumn.FAMILY_CARD,
                rules.createCustomConstraint(row.sixteenDigits(RosterColumn.FAMILY_CARD)),
                "Nomor KK harus 16 angka. Periksa lagi di Kartu Keluarga.");
        refuse(
                RosterColumn.BIRTH_DATE,
                rules.createCustomConstraint(row.birthDate(period)),
                "Tulis seperti 31/12/1990. Usia 15 sampai belum 65 tahun pada %s."
                        .formatted(Indonesian.date(period.firstDay())));
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
