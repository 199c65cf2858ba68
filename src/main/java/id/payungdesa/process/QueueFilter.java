package id.payungdesa.process;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What an official wants to see of their queue and where they are in it, as the address says; what is missing does not narrow. */
record QueueFilter(
        @BindParam("langkah") String step,
        @BindParam("kecamatan") String subdistrict,
        @BindParam("cari") String text,
        @BindParam("tempo") String due,
        @BindParam("urut") String order,
        @BindParam("sesudah") String after) {

    /** Everything, the most urgent first. */
    static final QueueFilter NONE = new QueueFilter("", "", "", "", "", "");

    QueueFilter {
        step = orEmpty(step);
        subdistrict = orEmpty(subdistrict);
        text = orEmpty(text);
        due = orEmpty(due);
        order = orEmpty(order);
        after = orEmpty(after);
    }

    /** What the rows are sorted by; the task breaks a tie, so that every row has its place. */
    enum Order {
        DUE("", "Batas waktu", "step.due_at, step.opened_at"),
        VILLAGE("desa", "Nama desa", "coalesce(village.name, '')"),
        PEOPLE("orang", "Orang terbanyak", "-coalesce(step.people, 0)"),
        AMOUNT("rupiah", "Iuran terbesar", "-coalesce(step.amount, 0)");

        private final String code;
        private final String title;
        private final String keys;

        Order(String code, String title, String keys) {
            this.code = code;
            this.title = title;
            this.keys = keys;
        }

        public String code() {
            return code;
        }

        public String title() {
            return title;
        }

        /** Of a step and its village. */
        String keys() {
            return keys + ", step.task_id";
        }
    }

    public Order sorted() {
        return Arrays.stream(Order.values())
                .filter(known -> known.code().equals(order))
                .findFirst()
                .orElse(Order.DUE);
    }

    boolean onlyLate() {
        return due.equals("lewat");
    }

    boolean thisWeek() {
        return due.equals("minggu");
    }

    /** What is no number is no place. */
    int subdistrictId() {
        return subdistrict.matches("[0-9]{1,9}") ? Integer.parseInt(subdistrict) : 0;
    }

    public boolean narrows() {
        return !step.isEmpty() || !subdistrict.isEmpty() || !text.isEmpty() || !due.isEmpty();
    }

    /** The address of this very place in the queue. */
    public String address() {
        return from(after);
    }

    /** The same list, from behind this task on. */
    public String from(String task) {
        var address = UriComponentsBuilder.fromPath("/antrean");
        var values = new LinkedHashMap<>(fields());
        values.put("sesudah", task);
        values.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        return address.encode().buildAndExpand(values).toUriString();
    }

    /** Where a form came from, unless that is no place in the queue. */
    static String orQueue(String address) {
        return address.matches("/antrean(\\?.*)?") ? address : "/antrean";
    }

    /** The fields of the address, for forms that come back to it. */
    public Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("langkah", step);
        fields.put("kecamatan", subdistrict);
        fields.put("cari", text);
        fields.put("tempo", due);
        fields.put("urut", order);
        fields.put("sesudah", after);
        return fields;
    }

    private static String orEmpty(String typed) {
        return typed == null ? "" : typed.strip();
    }
}
