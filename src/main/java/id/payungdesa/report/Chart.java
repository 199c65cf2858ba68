package id.payungdesa.report;

import static java.awt.BasicStroke.CAP_ROUND;
import static java.awt.BasicStroke.JOIN_ROUND;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.svg.SVGGraphics2D;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/**
 * Draws numbers as SVG, for a page as for a PDF. Series differ by dash and mark, or by filled and hollow, as well as by colour: a chart is
 * printed in grey and read by people who see no red. What it shows always stands beside it as a {@link Table} too.
 */
public final class Chart {

    private static final Color INK = new Color(0x1c2621);
    private static final Color SOFT = new Color(0x55625b);
    private static final Color LINE = new Color(0xd5ddd8);
    private static final List<Color> COLOURS =
            List.of(new Color(0x0a6b3d), new Color(0xb26f00), new Color(0x2a5c9a), new Color(0xa3201d));
    private static final List<float[]> DASHES =
            List.of(new float[] {1, 0}, new float[] {8, 4}, new float[] {2, 4}, new float[] {10, 3, 2, 3});
    private static final List<Shape> MARKS =
            List.of(new Ellipse2D.Double(-4, -4, 8, 8), new Rectangle2D.Double(-4, -4, 8, 8), triangle(), diamond());
    private static final Font FONT = font();

    private static final int HEIGHT = 300;

    /** Drawing takes longer than all else on a page, and the same numbers are asked for again and again. */
    private static final Cache<Asked, String> DRAWN =
            Caffeine.newBuilder().maximumSize(200).build();

    private Chart() {}

    private enum Form {
        LINES,
        BARS,
        RANKING
    }

    /** All that a chart depends on. */
    private record Asked(Form form, String title, String unit, int width, List<String> periods, List<Series> series) {

        Asked {
            periods = List.copyOf(periods);
            series = List.copyOf(series);
        }

        String drawn() {
            return DRAWN.get(this, Chart::draw);
        }
    }

    /** A line for each series over the periods, such as months. */
    public static String lines(String title, String unit, int width, List<String> periods, List<Series> series) {
        return new Asked(Form.LINES, title, unit, width, periods, series).drawn();
    }

    /** Bars beside each other for each period or kind, one for each series. */
    public static String bars(String title, String unit, int width, List<String> periods, List<Series> series) {
        return new Asked(Form.BARS, title, unit, width, periods, series).drawn();
    }

    /** A bar for each name, from the top to the bottom; names may be long. */
    public static String ranking(String title, String unit, int width, List<String> names, Series series) {
        return new Asked(Form.RANKING, title, unit, width, names, List.of(series)).drawn();
    }

    private static String draw(Asked asked) {
        return switch (asked.form()) {
            case LINES -> lines(asked);
            case BARS -> bars(asked);
            case RANKING -> ranking(asked);
        };
    }

    private static String lines(Asked asked) {
        var chart = ChartFactory.createLineChart(
                null, null, asked.unit(), data(asked), PlotOrientation.VERTICAL, true, false, false);
        var plot = chart.getCategoryPlot();
        var renderer = new LineAndShapeRenderer(true, true);
        for (int s = 0; s < asked.series().size(); s++) {
            renderer.setSeriesPaint(s, COLOURS.get(s % COLOURS.size()));
            renderer.setSeriesStroke(
                    s, new BasicStroke(2.2f, CAP_ROUND, JOIN_ROUND, 10, DASHES.get(s % DASHES.size()), 0));
            renderer.setSeriesShape(s, MARKS.get(s % MARKS.size()));
        }
        plot.setRenderer(renderer);
        return drawn(chart, asked, HEIGHT);
    }

    private static String bars(Asked asked) {
        var chart = ChartFactory.createBarChart(
                null, null, asked.unit(), data(asked), PlotOrientation.VERTICAL, true, false, false);
        chart.getCategoryPlot().setRenderer(bars(asked.series().size()));
        return drawn(chart, asked, HEIGHT);
    }

    private static String ranking(Asked asked) {
        var chart = ChartFactory.createBarChart(
                null, null, asked.unit(), data(asked), PlotOrientation.HORIZONTAL, false, false, false);
        var renderer = bars(1);
        renderer.setMaximumBarWidth(1);
        chart.getCategoryPlot().setRenderer(renderer);
        chart.getCategoryPlot().getDomainAxis().setCategoryMargin(0.4);
        return drawn(chart, asked, 70 + 30 * asked.periods().size());
    }

    private static BarRenderer bars(int series) {
        var renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        renderer.setMaximumBarWidth(0.08);
        renderer.setItemMargin(0.06);
        for (int s = 0; s < series; s++) {
            var colour = COLOURS.get(s % COLOURS.size());
            renderer.setSeriesPaint(s, s % 2 == 0 ? colour : Color.WHITE);
            renderer.setSeriesOutlinePaint(s, s % 2 == 0 ? INK : colour);
            renderer.setSeriesOutlineStroke(s, new BasicStroke(s % 2 == 0 ? 1 : 2.4f));
        }
        return renderer;
    }

    private static DefaultCategoryDataset data(Asked asked) {
        var data = new DefaultCategoryDataset();
        for (var one : asked.series()) {
            for (int p = 0; p < asked.periods().size(); p++) {
                data.addValue(one.values().get(p), one.name(), asked.periods().get(p));
            }
        }
        return data;
    }

    private static String drawn(JFreeChart chart, Asked asked, int height) {
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(4, 4, 4, 8));
        style(chart.getCategoryPlot());
        if (chart.getLegend() != null) {
            chart.getLegend().setItemFont(FONT.deriveFont(13f));
            chart.getLegend().setItemPaint(INK);
            chart.getLegend().setItemLabelPadding(new RectangleInsets(2, 4, 2, 24));
            chart.getLegend().setBackgroundPaint(null);
            chart.getLegend().setFrame(org.jfree.chart.block.BlockBorder.NONE);
            chart.getLegend().setPosition(RectangleEdge.TOP);
            chart.getLegend().setHorizontalAlignment(HorizontalAlignment.LEFT);
        }
        var paper = new SVGGraphics2D(asked.width(), height);
        paper.setFontFunction(family -> "Liberation Sans, Arial, Helvetica, sans-serif");
        chart.draw(paper, new Rectangle(0, 0, asked.width(), height));
        var label = HtmlUtils.htmlEscape(asked.title());
        return paper.getSVGElement(null, false, new org.jfree.svg.ViewBox(0, 0, asked.width(), height), null, null)
                .replaceFirst("<svg ", "<svg class=\"chart\" role=\"img\" aria-label=\"" + label + "\" ");
    }

    private static void style(CategoryPlot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(LINE);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        var periods = plot.getDomainAxis();
        periods.setTickLabelFont(FONT.deriveFont(13f));
        periods.setTickLabelPaint(SOFT);
        periods.setAxisLinePaint(SOFT);
        periods.setTickMarksVisible(false);
        periods.setTickLabelInsets(new RectangleInsets(2, 4, 2, 8));
        periods.setMaximumCategoryLabelWidthRatio(0.4f);
        if (plot.getOrientation() == PlotOrientation.VERTICAL
                && plot.getCategories().size() > 8) {
            periods.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        }
        var values = (NumberAxis) plot.getRangeAxis();
        values.setStandardTickUnits(NumberAxis.createIntegerTickUnits(new java.util.Locale("id")));
        values.setTickLabelFont(FONT.deriveFont(13f));
        values.setTickLabelPaint(SOFT);
        values.setLabelFont(FONT.deriveFont(13f));
        values.setLabelPaint(SOFT);
        values.setAxisLineVisible(false);
        values.setTickMarksVisible(false);
        values.setAutoRangeIncludesZero(true);
        values.setRangeType(org.jfree.data.RangeType.POSITIVE);
    }

    /** The fonts that our letters embed, so that nothing depends on what is installed. */
    private static Font font() {
        try (var file = new ClassPathResource("liberation/LiberationSans-Regular.ttf").getInputStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Shape triangle() {
        var triangle = new Path2D.Double();
        triangle.moveTo(0, -5);
        triangle.lineTo(5, 4);
        triangle.lineTo(-5, 4);
        triangle.closePath();
        return triangle;
    }

    private static Shape diamond() {
        var diamond = new Path2D.Double();
        diamond.moveTo(0, -5);
        diamond.lineTo(5, 0);
        diamond.lineTo(0, 5);
        diamond.lineTo(-5, 0);
        diamond.closePath();
        return diamond;
    }
}
