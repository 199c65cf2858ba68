package id.payungdesa;

import id.payungdesa.demo.Browser;
import java.net.URI;

/** A {@link Browser} at the application under test. */
public class Visitor extends Browser {

    public Visitor(int port) {
        super(URI.create("http://127.0.0.1:" + port));
    }

    @Override
    public Visitor loggedIn(String login, String password) {
        super.loggedIn(login, password);
        return this;
    }
}
