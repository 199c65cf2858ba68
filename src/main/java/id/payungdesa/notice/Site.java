package id.payungdesa.notice;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where people find this application, for links that are sent on. */
@Component
public class Site {

    private final Carrier carrier;

    Site(Carrier carrier) {
        this.carrier = carrier;
    }

    /** As it was set for mails, or else as whoever is here has come. */
    public String address() {
        return carrier.site().isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : carrier.site();
    }

    public boolean mailing() {
        return carrier.ready();
    }
}
