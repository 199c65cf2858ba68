package id.payungdesa.demo;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A village of the demo: where it lies, whom it lists, and what is done there before the Bupati's decree and after it. */
record DemoVillage(
        String name,
        String subdistrict,
        int people,
        UnaryOperator<WorkerList> listed,
        List<Deed> before,
        List<Deed> after) {

    static DemoVillage of(String name, String subdistrict, int people) {
        return new DemoVillage(name, subdistrict, people, UnaryOperator.identity(), List.of(), List.of());
    }

    /** With some rows of its list written otherwise. */
    DemoVillage listing(UnaryOperator<WorkerList> otherwise) {
        return new DemoVillage(name, subdistrict, people, otherwise, before, after);
    }

    DemoVillage doing(List<Deed> deeds) {
        return new DemoVillage(name, subdistrict, people, listed, both(before, deeds), after);
    }

    DemoVillage doing(Deed deed) {
        return doing(List.of(deed));
    }

    DemoVillage onceEndorsed(List<Deed> deeds) {
        return new DemoVillage(name, subdistrict, people, listed, before, both(after, deeds));
    }

    private static List<Deed> both(List<Deed> first, List<Deed> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    @Override
    public String toString() {
        return name + ", Kec. " + subdistrict;
    }
}
