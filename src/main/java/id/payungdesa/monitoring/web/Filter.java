package id.payungdesa.monitoring.web;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.monitoring.VillageStage;
import org.springframework.web.bind.annotation.BindParam;

/** What the reader of the overview wants to see, as its address says; what is missing or empty does not narrow. */
record Filter(
        @BindParam("tahun") String year,
        @BindParam("kecamatan") String subdistrict,
        @BindParam("tahap") String stage,
        @BindParam("cari") String text,
        @BindParam("terlambat") String late,
        @BindParam("urut") String order) {

    Filter {
        year = orEmpty(year);
        subdistrict = orEmpty(subdistrict);
        stage = orEmpty(stage);
        text = orEmpty(text);
        late = orEmpty(late);
        order = orEmpty(order);
    }

    boolean about(BudgetYear known) {
        return year.equals(known.toString());
    }

    boolean at(VillageStage village) {
        return subdistrict.isEmpty() || subdistrict.equals(String.valueOf(village.subdistrict()));
    }

    boolean in(VillageStage village) {
        return (stage.isEmpty() || stage.equals(village.stage())) && (!onlyLate() || village.overdue());
    }

    boolean searches() {
        return !text.isEmpty();
    }

    public boolean onlyLate() {
        return late.equals("ya");
    }

    public boolean byName() {
        return order.equals("nama");
    }

    public boolean narrows() {
        return searches() || onlyLate() || !subdistrict.isEmpty() || !stage.isEmpty();
    }

    private static String orEmpty(String typed) {
        return typed == null ? "" : typed.strip();
    }
}
