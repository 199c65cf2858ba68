package id.payungdesa.roster;

import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Drop-downs and hints in the template's list; they advise, the judgement is {@link RosterCheck}'s. */
record TemplateRules(XSSFSheet list, int rows) {

    void forList(int occupations) {
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
        var sixteen = rules.createTextLengthConstraint(OperatorType.BETWEEN, "16", "22");
        add(RosterColumn.NIK, sixteen, "NIK 16 angka sesuai KTP.");
        add(RosterColumn.FAMILY_CARD, sixteen, "Nomor KK 16 angka sesuai Kartu Keluarga.");
        add(
                RosterColumn.INCOME,
                rules.createNumericConstraint(
                        DataValidationConstraint.ValidationType.INTEGER, OperatorType.BETWEEN, "0", "50000000"),
                "Perkiraan penghasilan sebulan dalam rupiah, angka saja. Boleh kosong.");
    }

    private void add(RosterColumn column, DataValidationConstraint constraint, String hint) {
        int index = column.ordinal();
        var rule = list.getDataValidationHelper()
                .createValidation(constraint, new CellRangeAddressList(1, rows, index, index));
        rule.setErrorStyle(DataValidation.ErrorStyle.WARNING);
        rule.setShowErrorBox(true);
        rule.createErrorBox(column.heading(), hint);
        rule.setShowPromptBox(true);
        rule.createPromptBox(column.heading(), hint);
        list.addValidationData(rule);
    }
}
