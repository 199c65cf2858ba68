package id.payungdesa.access;

import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** Who has come in, by official id, and with which of their passwords: a session ends when that is no longer theirs. */
class Login extends User {

    private final int passwordVersion;

    Login(OfficialId official, String passwordHash, int passwordVersion, List<GrantedAuthority> authorities) {
        super(official.toString(), passwordHash, authorities);
        this.passwordVersion = passwordVersion;
    }

    int passwordVersion() {
        return passwordVersion;
    }
}
