package id.payungdesa.roster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal data with AES-256-GCM and finds it again by HMAC-SHA-256, each under a key of its own derived from the
 * one that was given. A sealed text starts with the key's version, so that keys can be changed later.
 */
class Seal {

    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec encryption;
    private final SecretKeySpec lookup;
    private final SecureRandom random = new SecureRandom();

    Seal(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("The vault's key has 32 bytes, not " + key.length);
        }
        encryption = new SecretKeySpec(mac(new SecretKeySpec(key, "HmacSHA256"), "payung desa vault"), "AES");
        lookup = new SecretKeySpec(mac(new SecretKeySpec(key, "HmacSHA256"), "payung desa lookup"), "HmacSHA256");
    }

    byte[] seal(String text) {
        return seal(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] seal(byte[] content) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, content);
        return ByteBuffer.allocate(1 + NONCE + sealed.length)
                .put(VERSION)
                .put(nonce)
                .put(sealed)
                .array();
    }

    String open(byte[] sealed) {
        return new String(openContent(sealed), StandardCharsets.UTF_8);
    }

    byte[] openContent(byte[] sealed) {
        var buffer = ByteBuffer.wrap(sealed);
        if (buffer.get() != VERSION) {
            throw new IllegalStateException("Sealed under a key that is not here");
        }
        var nonce = new byte[NONCE];
        buffer.get(nonce);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return cipher(Cipher.DECRYPT_MODE, nonce, rest);
    }

    byte[] fingerprint(Nik nik) {
        return mac(lookup, nik.digits());
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The vault could not be read or written with this key", e);
        }
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
