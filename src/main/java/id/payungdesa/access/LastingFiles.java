package id.payungdesa.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.DigestUtils;

/**
 * Addresses of static files, each with the version it now has: asked for with that version a browser may keep a file for
 * good. A module that has some offers this as a bean.
 */
public record LastingFiles(Map<String, String> versions) {

    private static final int ENOUGH = 12;

    public LastingFiles {
        versions = Map.copyOf(versions);
    }

    /** Every file that the pattern finds below a root of the class path, each under a version of its own. */
    public static LastingFiles under(String root, String pattern) {
        return found(root, "classpath:" + root + pattern, LastingFiles::version);
    }

    /** Every file that the pattern finds below any such root of the class path, all under one version. */
    public static LastingFiles under(String root, String pattern, String version) {
        return found(root, "classpath*:" + root + pattern, file -> version);
    }

    private static LastingFiles found(String root, String pattern, Function<Resource, String> version) {
        var versions = new TreeMap<String, String>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                var path = file.getURL().getPath();
                versions.put(
                        path.substring(path.lastIndexOf("/" + root + "/") + 1 + root.length()), version.apply(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LastingFiles(versions);
    }

    /** The same files where they are asked for below another address. */
    public LastingFiles below(String address) {
        var moved = new TreeMap<String, String>();
        versions.forEach((path, version) -> moved.put(address + path, version));
        return new LastingFiles(moved);
    }

    private static String version(Resource file) {
        try {
            return version(file.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What tells one content from another. */
    public static String version(byte[] content) {
        return DigestUtils.md5DigestAsHex(content).substring(0, ENOUGH);
    }
}
