package id.payungdesa.process.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One hash over many named files. */
class Fingerprint {

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(String name, byte[] content) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(Integer.toString(content.length).getBytes(StandardCharsets.UTF_8));
        digest.update(content);
    }

    /** Ends the hash. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
