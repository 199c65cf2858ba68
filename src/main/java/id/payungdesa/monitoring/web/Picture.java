package id.payungdesa.monitoring.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.web.util.HtmlUtils;

/** A map of villages as points, the kecamatan as the areas their villages lie in. No borders: of those nobody has given us any. */
record Picture(int width, int height, List<Area> areas, List<Point> points, Optional<Box> crowd) {

    /** Some villages insure everybody, not a hundred; beyond this a point would hide its neighbours. */
    private static final int LARGEST = 400;

    private static final int MARGIN = 60;
    private static final int TALLEST = 640;

    /** Points nearer to each other than this are moved apart, so that a finger meets only one. */
    private static final double APART = 25;

    private static final int ROUNDS = 80;
    private static final double AROUND = 15;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    /** Places depend on the villages alone, and it takes long to find them: as many viewers as there are kecamatan share them. */
    private static final Cache<Ground, Layout> LAID_OUT =
            Caffeine.newBuilder().maximumSize(50).build();

    /** The villages of a kecamatan, with its name beside them. */
    record Area(Subdistrict subdistrict, String path, long x, long y) {}

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
            String href) {

        String svg() {
            var label = HtmlUtils.htmlEscape(title, "UTF-8");
            return "<a href=\"" + href + "\" aria-label=\"" + label + "\" transform=\"" + at + "\" class=\"" + look
                    + (over ? " over" : "") + (faint ? " faint" : "") + "\"><title>" + label
                    + "</title><circle r=\"12\"></circle><path d=\"" + path + "\"></path>"
                    + (check ? "<path class=\"check\" d=\"M-4 0L-1 3.4L4.4 -3\"></path>" : "")
                    + (digit.isEmpty() ? "" : "<text>" + digit + "</text>") + "</a>";
        }
    }

    /** The part that another picture shows larger. */
    record Box(long x, long y, long width, long height) {}

    /** How the points are to look. */
    record Look(Theme theme, Optional<Integer> chosen) {}

    /** What is drawn where: these villages, those that crowd left to another picture. */
    private record Ground(List<Village> villages, List<Village> crowd, int width) {}

    private record Layout(int width, int height, List<Area> areas, Map<Village, String> points, Optional<Box> crowd) {}

    static Picture of(List<VillageFigure> figures, int width, Look look, Predicate<Village> crowded) {
        var villages = figures.stream().map(VillageFigure::village).toList();
        var layout = LAID_OUT.get(
                new Ground(villages, villages.stream().filter(crowded).toList(), width), Picture::laidOut);
        return new Picture(
                layout.width(),
                layout.height(),
                layout.areas(),
                figures.stream()
                        .filter(figure -> layout.points().containsKey(figure.village()))
                        .map(figure -> point(figure, layout.points().get(figure.village()), look))
                        .toList(),
                layout.crowd());
    }

    /** As SVG: each is small, and there are hundreds. */
    public String drawnPoints() {
        return points.stream().map(Point::svg).collect(joining());
    }

    private static Layout laidOut(Ground ground) {
        var frame = new Envelope();
        ground.villages().forEach(village -> frame.expandToInclude(degrees(village)));
        var scale = Math.min(
                (ground.width() - 2.0 * MARGIN) / Math.max(frame.getWidth(), 0.05),
                (TALLEST - 2.0 * MARGIN) / Math.max(frame.getHeight(), 0.05));
        var places = new LinkedHashMap<Village, Coordinate>();
        ground.villages()
                .forEach(village -> places.put(
                        village,
                        new Coordinate(
                                (village.location().longitude() - frame.getMinX()) * scale,
                                (frame.getMaxY() - village.location().latitude()) * scale)));
        var crowd = Set.copyOf(ground.crowd());
        var here = ground.villages().stream()
                .filter(village -> !crowd.contains(village))
                .toList();
        spread(here.stream().map(places::get).toList());
        var paper = fitted(places.values(), ground.width());
        return new Layout(
                (int) Math.round(paper.getWidth()),
                (int) Math.round(paper.getHeight()),
                areas(here, places, paper),
                here.stream()
                        .collect(toMap(
                                village -> village,
                                village -> Symbol.written(
                                        "translate(%s %s)", places.get(village).x, places.get(village).y))),
                box(ground.crowd().stream().map(places::get).toList()));
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

    private static List<Area> areas(List<Village> villages, Map<Village, Coordinate> places, Envelope paper) {
        var outlines = new TreeMap<Subdistrict, Geometry>(Comparator.comparing(Subdistrict::name));
        villages.stream()
                .collect(groupingBy(Village::subdistrict))
                .forEach((subdistrict, its) -> outlines.put(
                        subdistrict, outline(its.stream().map(places::get).toArray(Coordinate[]::new))));
        var inTheWay = villages.stream()
                .map(places::get)
                .map(at -> new Envelope(at.x - 9, at.x + 9, at.y - 9, at.y + 9))
                .collect(Collectors.toCollection(ArrayList::new));
        return outlines.keySet().stream()
                .map(subdistrict -> area(subdistrict, outlines, inTheWay, paper))
                .toList();
    }

    private static Geometry outline(Coordinate[] places) {
        return SHAPES.createMultiPointFromCoords(places).convexHull().buffer(AROUND, 4);
    }

    private static Area area(
            Subdistrict subdistrict, Map<Subdistrict, Geometry> outlines, List<Envelope> inTheWay, Envelope paper) {
        var outline = outlines.get(subdistrict);
        var label = label(subdistrict.name(), outline, outlines.values(), inTheWay, paper);
        inTheWay.add(label);
        return new Area(
                subdistrict,
                Arrays.stream(outline.getCoordinates())
                        .map(corner -> Symbol.written("%s %s", corner.x, corner.y))
                        .collect(joining("L", "M", "Z")),
                Math.round(label.centre().x),
                Math.round(label.getMaxY() - 4));
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
        return 40.0 * inTheWay.stream().filter(label::intersects).count()
                + 20.0
                        * outlines.stream()
                                .filter(outline -> outline != own && covers(outline, label))
                                .count()
                + (covers(own, label) ? 5 : 0)
                + own.getEnvelopeInternal().distance(label)
                + Math.abs(label.centre().x - own.getCentroid().getX()) / 40;
    }

    /** Most lie far apart, which costs nothing to see. */
    private static boolean covers(Geometry outline, Envelope label) {
        return outline.getEnvelopeInternal().intersects(label) && outline.intersects(SHAPES.toGeometry(label));
    }

    private static Envelope label(double middle, double top, double half) {
        return new Envelope(middle - half, middle + half, top, top + 15);
    }

    private static Point point(VillageFigure figure, String at, Look look) {
        var band = look.theme().band(figure);
        var radius = 6 + 4 * Math.sqrt(Math.min(figure.people(), LARGEST) / 100.0);
        var village = figure.village();
        return new Point(
                at,
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
