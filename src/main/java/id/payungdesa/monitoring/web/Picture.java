package id.payungdesa.monitoring.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import id.payungdesa.common.Indonesian;
import id.payungdesa.monitoring.VillageFigure;
import id.payungdesa.region.Subdistrict;
import id.payungdesa.region.Village;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A map of villages as points, the kecamatan as the areas their villages lie in. No borders: of those nobody has given us any. */
record Picture(int width, int height, List<Area> areas, List<Point> points, Optional<Box> crowd) {

    private static final int MARGIN = 60;
    private static final int TALLEST = 640;

    /** Points nearer to each other than this are moved apart, so that a finger meets only one. */
    private static final double APART = 25;

    private static final int ROUNDS = 80;
    private static final double AROUND = 15;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    /** The villages of a kecamatan, with its name beside them. */
    record Area(String name, String path, long x, long y, String href) {}

    /** A village: what it looks like, what it is and where it leads. */
    record Point(
            String at,
            String path,
            String look,
            String digit,
            boolean check,
            boolean over,
            boolean faint,
            String title,
            String href) {}

    /** The part that another picture shows larger. */
    record Box(long x, long y, long width, long height) {}

    /** How the points are to look. */
    record Look(Theme theme, Optional<Integer> chosen, int year) {}

    static Picture of(List<VillageFigure> figures, int width, Look look, Predicate<Village> crowded) {
        var frame = new Envelope();
        figures.forEach(figure -> frame.expandToInclude(degrees(figure.village())));
        var scale = Math.min(
                (width - 2.0 * MARGIN) / Math.max(frame.getWidth(), 0.05),
                (TALLEST - 2.0 * MARGIN) / Math.max(frame.getHeight(), 0.05));
        var places = new LinkedHashMap<VillageFigure, Coordinate>();
        figures.forEach(figure -> places.put(
                figure,
                new Coordinate(
                        (figure.village().location().longitude() - frame.getMinX()) * scale,
                        (frame.getMaxY() - figure.village().location().latitude()) * scale)));
        var here = figures.stream()
                .filter(figure -> !crowded.test(figure.village()))
                .toList();
        spread(here.stream().map(places::get).toList());
        var paper = fitted(places.values(), width);
        return new Picture(
                (int) Math.round(paper.getWidth()),
                (int) Math.round(paper.getHeight()),
                areas(here, places, look.year(), paper),
                here.stream()
                        .map(figure -> point(figure, places.get(figure), look))
                        .toList(),
                box(figures.stream()
                        .filter(figure -> crowded.test(figure.village()))
                        .map(places::get)
                        .toList()));
    }

    /** Moves all of them onto paper that is as large as they need. */
    private static Envelope fitted(Collection<Coordinate> places, int width) {
        var frame = new Envelope();
        places.forEach(frame::expandToInclude);
        var paper = new Envelope(0, Math.max(width, frame.getWidth() + 2 * MARGIN), 0, frame.getHeight() + 2 * MARGIN);
        var left = (paper.getWidth() - frame.getWidth()) / 2 - frame.getMinX();
        var top = MARGIN - frame.getMinY();
        places.forEach(place -> {
            place.setX(place.x + left);
            place.setY(place.y + top);
        });
        return paper;
    }

    private static Coordinate degrees(Village village) {
        return new Coordinate(village.location().longitude(), village.location().latitude());
    }

    /** Pushes close points apart, always in the same way, so that a village is found where it was yesterday. */
    private static void spread(List<Coordinate> points) {
        for (int round = 0; round < ROUNDS; round++) {
            var moved = false;
            for (int one = 0; one < points.size(); one++) {
                for (int other = one + 1; other < points.size(); other++) {
                    moved |= push(points.get(one), points.get(other), one - other);
                }
            }
            if (!moved) {
                return;
            }
        }
    }

    private static boolean push(Coordinate one, Coordinate other, int turn) {
        var x = other.x - one.x;
        var y = other.y - one.y;
        if (Math.abs(x) >= APART || Math.abs(y) >= APART || Math.hypot(x, y) >= APART) {
            return false;
        }
        var angle = x == 0 && y == 0 ? turn : Math.atan2(y, x);
        var half = (APART + 0.2 - Math.hypot(x, y)) / 2;
        one.setX(one.x - half * Math.cos(angle));
        one.setY(one.y - half * Math.sin(angle));
        other.setX(other.x + half * Math.cos(angle));
        other.setY(other.y + half * Math.sin(angle));
        return true;
    }

    private static List<Area> areas(
            List<VillageFigure> figures, Map<VillageFigure, Coordinate> places, int year, Envelope paper) {
        var outlines = new TreeMap<Subdistrict, Geometry>(Comparator.comparing(Subdistrict::name));
        figures.stream()
                .collect(groupingBy(figure -> figure.village().subdistrict()))
                .forEach((subdistrict, its) -> outlines.put(
                        subdistrict, outline(its.stream().map(places::get).toArray(Coordinate[]::new))));
        var inTheWay = figures.stream()
                .map(places::get)
                .map(at -> new Envelope(at.x - 9, at.x + 9, at.y - 9, at.y + 9))
                .collect(Collectors.toCollection(ArrayList::new));
        return outlines.keySet().stream()
                .map(subdistrict -> area(subdistrict, outlines, inTheWay, year, paper))
                .toList();
    }

    private static Geometry outline(Coordinate[] places) {
        return SHAPES.createMultiPointFromCoords(places).convexHull().buffer(AROUND, 4);
    }

    private static Area area(
            Subdistrict subdistrict,
            Map<Subdistrict, Geometry> outlines,
            List<Envelope> inTheWay,
            int year,
            Envelope paper) {
        var outline = outlines.get(subdistrict);
        var label = label(subdistrict.name(), outline, outlines.values(), inTheWay, paper);
        inTheWay.add(label);
        return new Area(
                subdistrict.name(),
                Arrays.stream(outline.getCoordinates())
                        .map(corner -> Symbol.written("%s %s", corner.x, corner.y))
                        .collect(joining("L", "M", "Z")),
                Math.round(label.centre().x),
                Math.round(label.getMaxY() - 4),
                "/pantau?tahun=%d&kecamatan=%s#desa".formatted(year, subdistrict.id()));
    }

    /** Beside the area, where it covers little else and nobody takes it for the name of another. */
    private static Envelope label(
            String name, Geometry own, Collection<Geometry> outlines, List<Envelope> inTheWay, Envelope paper) {
        var half = name.length() * 3.9;
        return Arrays.stream(own.getCoordinates())
                .flatMap(edge -> Stream.of(
                        label(edge.x, edge.y - 18, half),
                        label(edge.x + half / 2, edge.y - 18, half),
                        label(edge.x, edge.y - 34, half),
                        label(edge.x + half / 2, edge.y - 34, half),
                        label(edge.x, edge.y + 3, half),
                        label(edge.x, edge.y + 19, half),
                        label(edge.x - half - 3, edge.y - 7, half),
                        label(edge.x + half + 3, edge.y - 7, half)))
                .filter(paper::covers)
                .min(Comparator.comparingDouble(free -> cost(free, own, outlines, inTheWay)))
                .orElseGet(
                        () -> label(own.getCentroid().getX(), own.getCentroid().getY(), half));
    }

    private static double cost(Envelope label, Geometry own, Collection<Geometry> outlines, List<Envelope> inTheWay) {
        var shape = SHAPES.toGeometry(label);
        return 40.0 * inTheWay.stream().filter(label::intersects).count()
                + 20.0
                        * outlines.stream()
                                .filter(outline -> outline != own && outline.intersects(shape))
                                .count()
                + (own.intersects(shape) ? 5 : 0)
                + own.distance(shape)
                + Math.abs(label.centre().x - own.getCentroid().getX()) / 40;
    }

    private static Envelope label(double middle, double top, double half) {
        return new Envelope(middle - half, middle + half, top, top + 15);
    }

    private static Point point(VillageFigure figure, Coordinate at, Look look) {
        var band = look.theme().band(figure);
        var radius = 6 + 4 * Math.sqrt(Math.min(figure.people(), 100) / 100.0);
        var village = figure.village();
        return new Point(
                Symbol.written("translate(%s %s)", at.x, at.y),
                look.theme().bands().get(band).symbol().path(radius),
                "%s-%d".formatted(look.theme().key(), band),
                look.theme().digit(band),
                look.theme() == Theme.STAGE && band == 5,
                look.theme() == Theme.STAGE && figure.late(),
                look.chosen().filter(wanted -> wanted != band).isPresent(),
                "%s, Kec. %s: %s%s%s"
                        .formatted(
                                village.name(),
                                village.subdistrict().name(),
                                figure.stageTitle(),
                                figure.people() == 0 ? "" : ", " + Indonesian.number(figure.people()) + " orang",
                                figure.late() ? ", terlambat " + figure.daysLate() + " hari" : ""),
                "/pantau/desa/" + village.id());
    }

    private static Optional<Box> box(List<Coordinate> crowd) {
        if (crowd.isEmpty()) {
            return Optional.empty();
        }
        var frame = new Envelope();
        crowd.forEach(frame::expandToInclude);
        frame.expandBy(10);
        return Optional.of(new Box(
                Math.round(frame.getMinX()),
                Math.round(frame.getMinY()),
                Math.round(frame.getWidth()),
                Math.round(frame.getHeight())));
    }
}
