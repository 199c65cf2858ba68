package id.payungdesa.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the regency has enacted itself and a decree has to name; whoever keeps the regulations offers this as a bean. */
public interface LegalBases {

    /** Whose decree it is. */
    enum Decree {
        REGENT,
        SUBDISTRICT
    }

    /** Each as it is printed under <i>Mengingat</i>: registered when the decree was signed, and in force on its day. */
    List<String> of(Decree decree, LocalDate day, Instant signed);
}
