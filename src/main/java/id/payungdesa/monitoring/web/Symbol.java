package id.payungdesa.monitoring.web;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A mark on the map, as an SVG path around its middle. */
enum Symbol {
    RING {
        @Override
        String path(double radius) {
            return circle(radius);
        }
    },
    DISC {
        @Override
        String path(double radius) {
            return circle(radius);
        }
    },
    TRIANGLE {
        @Override
        String path(double radius) {
            return polygon(3, radius * 1.2, -90);
        }
    },
    SQUARE {
        @Override
        String path(double radius) {
            return polygon(4, radius * 1.2, 45);
        }
    },
    DIAMOND {
        @Override
        String path(double radius) {
            return polygon(4, radius * 1.2, 0);
        }
    },
    HEXAGON {
        @Override
        String path(double radius) {
            return polygon(6, radius * 1.1, 0);
        }
    },
    CROSS {
        @Override
        String path(double radius) {
            var arm = radius * 0.75;
            return written("M%1$s %1$sL%2$s %2$sM%1$s %2$sL%2$s %1$s", -arm, arm);
        }
    };

    abstract String path(double radius);

    private static String circle(double radius) {
        return written(
                "M%1$s 0a%2$s %2$s 0 1 0 %3$s 0a%2$s %2$s 0 1 0 %4$s 0", -radius, radius, 2 * radius, -2 * radius);
    }

    private static String polygon(int corners, double radius, double from) {
        return IntStream.range(0, corners)
                .mapToDouble(corner -> Math.toRadians(from + 360.0 * corner / corners))
                .mapToObj(angle -> written("%s %s", radius * Math.cos(angle), radius * Math.sin(angle)))
                .collect(joining("L", "M", "Z"));
    }

    /** One digit after the point is finer than a screen. */
    static String written(String format, double... numbers) {
        return format.formatted(Arrays.stream(numbers).mapToObj(Symbol::written).toArray());
    }

    private static String written(double number) {
        var tenths = Math.round(number * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.valueOf(tenths / 10.0);
    }
}
