package id.payungdesa.monitoring.web;

import id.payungdesa.monitoring.VillageStage;
import org.springframework.web.bind.annotation.BindParam;

/** What the reader of the overview wants to see, as its address says; what is missing or empty does not narrow. */
record Filter(
        @BindParam("tahun") Integer year,
        @BindParam("kecamatan") Integer subdistrict,
        @BindParam("tahap") String stage,
        @BindParam("cari") String text,
        @BindParam("terlambat") boolean overdue,
        @BindParam("urut") String order) {

    Filter {
        stage = stage == null ? "" : stage;
        text = text == null ? "" : text.strip();
        order = "desa".equals(order) ? "desa" : "";
    }

    boolean searches() {
        return !text.isEmpty();
    }

    boolean narrows() {
        return searches() || overdue || subdistrict != null || !stage.isEmpty();
    }

    boolean at(VillageStage village) {
        return subdistrict == null || subdistrict == village.subdistrict();
    }

    boolean in(VillageStage village) {
        return (stage.isEmpty() || stage.equals(village.stage())) && (!overdue || village.overdue());
    }
}
