package id.payungdesa.letter;

/** What an office has in its printer. */
public enum PaperSize {
    A4(210, 297),
    F4(215, 330);

    private final int width;
    private final int height;

    PaperSize(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The page as a style sheet asks for it; wide lists lie across. */
    String page(boolean across) {
        return across ? height + "mm " + width + "mm" : width + "mm " + height + "mm";
    }

    /** As people know it. */
    public String title() {
        return this == F4 ? "F4 (215 × 330 mm)" : "A4 (210 × 297 mm)";
    }
}
