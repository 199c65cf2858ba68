package id.payungdesa.monitoring.web;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.monitoring.Narrowing;
import id.payungdesa.region.Regions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.bind.annotation.BindParam;

/** What the reader of the overview wants to see, as its address says; what is missing or empty does not narrow. */
record Filter(
        @BindParam("tahun") String year,
        @BindParam("kecamatan") String subdistrict,
        @BindParam("tahap") String stage,
        @BindParam("cari") String text,
        @BindParam("terlambat") String late,
        @BindParam("urut") String order,
        @BindParam("halaman") String page) {

    private static final int LAST_PAGE = 10_000;

    Filter {
        year = orEmpty(year);
        subdistrict = orEmpty(subdistrict);
        stage = orEmpty(stage);
        text = orEmpty(text);
        late = orEmpty(late);
        order = orEmpty(order);
        page = orEmpty(page);
    }

    boolean about(BudgetYear known) {
        return year.equals(known.toString());
    }

    Narrowing narrowing(Regions regions) {
        return narrowing(text -> regions.search(text).stream()
                .map(village -> village.id().value())
                .toList());
    }

    Narrowing narrowing(Function<String, List<Integer>> search) {
        return new Narrowing(
                subdistrict.isEmpty() ? Optional.empty() : Optional.of(number(subdistrict)),
                text.isEmpty() ? Optional.empty() : Optional.of(search.apply(text)),
                stage,
                onlyLate(),
                byName());
    }

    /** The first row of the page wanted, the rows counted from nought. */
    int from(int rows) {
        return (number() - 1) * rows;
    }

    /** The page wanted, the pages counted from one. */
    public int number() {
        return Math.max(1, Math.min(number(page), LAST_PAGE));
    }

    public boolean searches() {
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

    /** What is no number is no place and no page. */
    private static int number(String typed) {
        return typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : 0;
    }
}
