package id.payungdesa.notice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Links that open WhatsApp with a text ready to be sent; we send nothing there ourselves. */
public final class WhatsApp {

    private WhatsApp() {}

    /** To this number, or to whomever the person chooses when there is none. */
    public static String link(String number, String text) {
        return "https://wa.me/" + number + "?text="
                + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
