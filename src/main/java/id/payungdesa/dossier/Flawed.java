package id.payungdesa.dossier;

import id.payungdesa.common.Refused;
import java.util.Map;

/** Some fields of an entry have to change; each is told by its key what is wrong. */
public class Flawed extends Refused {

    private final Map<String, String> flaws;

    public Flawed(Map<String, String> flaws) {
        super("Ada isian yang perlu diperbaiki. Lihat tanda merah di bawah.");
        this.flaws = Map.copyOf(flaws);
    }

    public Map<String, String> flaws() {
        return flaws;
    }
}
