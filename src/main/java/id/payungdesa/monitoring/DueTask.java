package id.payungdesa.monitoring;

import id.payungdesa.access.Post;
import id.payungdesa.region.Village;
import java.time.Instant;
import java.util.Optional;

/** An open task with its deadline: what is to be done, at whose desk, about which village or round. */
public record DueTask(
        String id,
        String work,
        Post post,
        String desk,
        Due due,
        Instant since,
        Optional<Village> village,
        Optional<String> round) {

    public String about() {
        return village.map(Village::name).or(() -> round).orElse("");
    }
}
