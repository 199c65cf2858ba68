package id.payungdesa.process;

/** One element of a diagram that a story has reached, or one flow it has taken. */
record Footprint(Kind kind, String diagram, String id) {

    enum Kind {
        STARTED,
        PASSED,
        TAKEN,
        RULE
    }

    static Footprint parse(String[] columns) {
        return new Footprint(Kind.valueOf(columns[0]), columns[1], columns[2]);
    }

    @Override
    public String toString() {
        return kind + "\t" + diagram + "\t" + id;
    }
}
