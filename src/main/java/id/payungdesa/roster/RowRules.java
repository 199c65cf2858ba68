package id.payungdesa.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;

/** What the template asks of one line of its list, as formulas that Excel 2010, LibreOffice and WPS know. */
record RowRules(int first, int rows, int line) {

    /** When a line has to be mended, at which cell, and what to tell the village. */
    record Fault(RosterColumn column, String when, String sentence) {}

    /** In the order they are told; each stands by itself, and none is true of a cell that may stay empty. */
    List<Fault> faults(CoverPeriod period) {
        var nik = cell(RosterColumn.NIK);
        var card = cell(RosterColumn.FAMILY_CARD);
        var birth = cell(RosterColumn.BIRTH_DATE);
        var sex = cell(RosterColumn.SEX);
        var income = cell(RosterColumn.INCOME);
        return List.of(
                new Fault(RosterColumn.NIK, isEmpty(nik), "Lengkapi NIK"),
                new Fault(RosterColumn.NIK, isNumber(nik), "NIK dibulatkan Excel, ketik ulang"),
                new Fault(
                        RosterColumn.NIK,
                        filledBut(nik, sixteenDigits(RosterColumn.NIK)),
                        "NIK harus 16 angka tanpa spasi"),
                new Fault(
                        RosterColumn.NIK,
                        "%1$s=REPT(LEFT(%1$s,1),16)".formatted(nik),
                        "NIK bukan angka yang sama semua"),
                new Fault(RosterColumn.NIK, filledBut(nik, dayInNik()), "Tanggal di dalam NIK keliru"),
                new Fault(RosterColumn.NIK, "AND(LEN(%s)>0,%s>1)".formatted(nik, timesInList()), "NIK dua kali"),
                new Fault(RosterColumn.NAME, isEmpty(cell(RosterColumn.NAME)), "Lengkapi nama"),
                new Fault(RosterColumn.FAMILY_CARD, isNumber(card), "Nomor KK dibulatkan Excel, ketik ulang"),
                new Fault(
                        RosterColumn.FAMILY_CARD,
                        filledBut(card, sixteenDigits(RosterColumn.FAMILY_CARD)),
                        "Nomor KK harus 16 angka tanpa spasi"),
                new Fault(
                        RosterColumn.BIRTH_DATE,
                        filledBut(birth, "OR(%s,AND(%s))".formatted(isNumber(birth), writtenBirthDate())),
                        "Tanggal lahir harus seperti 31/12/1990"),
                new Fault(
                        RosterColumn.BIRTH_DATE,
                        filledBut(
                                birth,
                                "AND(%s)"
                                        .formatted(ofAge(
                                                "IF(%s,%s,%s)".formatted(isNumber(birth), birth, dateOfBirth()),
                                                period))),
                        "Usia harus %d sampai belum %d tahun".formatted(AgeCheck.YOUNGEST, AgeCheck.TOO_OLD)),
                new Fault(
                        RosterColumn.SEX,
                        filledBut(
                                sex,
                                "OR(%1$s=\"%2$s\",%1$s=\"%3$s\")"
                                        .formatted(sex, Sex.MALE.letter(), Sex.FEMALE.letter())),
                        "Jenis kelamin: tulis L atau P"),
                new Fault(
                        RosterColumn.INCOME,
                        filledBut(income, "AND(%s,%s>=0)".formatted(isNumber(income), income)),
                        "Penghasilan harus angka"));
    }

    /** The running number is there from the beginning, so it fills no line. */
    String isFilled() {
        var cells = RosterColumn.inTemplate().stream()
                .filter(column -> column != RosterColumn.NUMBER)
                .map(this::cell)
                .collect(Collectors.joining("&"));
        return "LEN(TRIM(%s))>0".formatted(cells);
    }

    String nik() {
        return "AND(%s,%s=1)".formatted(sixteenDigits(RosterColumn.NIK), timesInList());
    }

    /** Half by half, as a spreadsheet keeps fifteen digits; a blank or a dot in place of a digit is not taken for one. */
    String sixteenDigits(RosterColumn column) {
        return ("AND(ISTEXT(%1$s),LEN(%1$s)=16,TEXT(1*LEFT(%1$s,8),\"00000000\")=LEFT(%1$s,8),"
                        + "TEXT(1*RIGHT(%1$s,8),\"00000000\")=RIGHT(%1$s,8))")
                .formatted(cell(column));
    }

    String birthDate(CoverPeriod period) {
        return "AND(%s,%s)".formatted(writtenBirthDate(), ofAge(dateOfBirth(), period));
    }

    private String writtenBirthDate() {
        var cell = cell(RosterColumn.BIRTH_DATE);
        return "LEN(%1$s)=10,%2$s"
                .formatted(
                        cell,
                        inCalendar("MID(%s,4,2)".formatted(cell), dateOfBirth(), "-(-LEFT(%s,2))".formatted(cell)));
    }

    private String dateOfBirth() {
        return "DATE(RIGHT(%1$s,4),MID(%1$s,4,2),LEFT(%1$s,2))".formatted(cell(RosterColumn.BIRTH_DATE));
    }

    private String dayInNik() {
        var nik = cell(RosterColumn.NIK);
        var day = "MID(%1$s,7,2)-IF(-MID(%1$s,7,2)<-40,40,0)".formatted(nik);
        var month = "MID(%s,9,2)".formatted(nik);
        return "AND(%s)".formatted(inCalendar(month, "DATE(2000+MID(%s,11,2),%s,%s)".formatted(nik, month, day), day));
    }

    /** DATE takes the 13th month for January of the next year, and the 31st of June for the first of July. */
    private static String inCalendar(String month, String date, String day) {
        return "-%1$s<0,-%1$s>-13,DAY(%2$s)=%3$s".formatted(month, date, day);
    }

    private static String ofAge(String day, CoverPeriod period) {
        return "%s>%s,%s<=%s"
                .formatted(
                        day,
                        date(period.firstDay().minusYears(AgeCheck.TOO_OLD)),
                        day,
                        date(period.firstDay().minusYears(AgeCheck.YOUNGEST)));
    }

    private static String date(LocalDate date) {
        return "DATE(%d,%d,%d)".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /** COUNTIF would compare sixteen digits as numbers, of which a spreadsheet keeps fifteen. */
    private String timesInList() {
        var letter = CellReference.convertNumToColString(RosterColumn.NIK.ordinal());
        return "SUMPRODUCT(--($%1$s$%2$d:$%1$s$%3$d=%4$s))"
                .formatted(letter, first + 1, first + rows, cell(RosterColumn.NIK));
    }

    private static String isEmpty(String cell) {
        return "LEN(TRIM(%s))=0".formatted(cell);
    }

    private static String isNumber(String cell) {
        return "ISNUMBER(%s)".formatted(cell);
    }

    private static String filledBut(String cell, String rule) {
        return "AND(LEN(%s)>0,NOT(IFERROR(%s,FALSE)))".formatted(cell, rule);
    }

    private String cell(RosterColumn column) {
        return CellReference.convertNumToColString(column.ordinal()) + (line + 1);
    }
}
