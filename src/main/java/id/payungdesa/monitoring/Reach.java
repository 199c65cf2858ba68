package id.payungdesa.monitoring;

import id.payungdesa.access.Official;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whose rows are asked for: all that an official may see, or those of one kecamatan among them. Row-level security holds all
 * the same; said here as well, it lets the database find the rows of a few villages by index.
 */
record Reach(Official official, Optional<Integer> subdistrict) {

    /** Everything, with what is of no single village. */
    boolean everything() {
        return official.seesEveryVillage() && subdistrict.isEmpty();
    }

    /** The condition on a column that holds a village. */
    String holds(String column) {
        return everything() ? "true" : column + " = any (array(select village.id from village where " + place() + "))";
    }

    private String place() {
        var inOffice = official.seesEveryVillage()
                ? "true"
                : "(village.id = any (:villages) or village.subdistrict = any (:subdistricts))";
        return inOffice + (subdistrict.isPresent() ? " and village.subdistrict = :subdistrict" : "");
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement
                .param("villages", official.villageAreas().toArray(Integer[]::new))
                .param("subdistricts", official.subdistrictAreas().toArray(Integer[]::new))
                .param("subdistrict", subdistrict.orElse(0));
    }
}
