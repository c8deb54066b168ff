package org.cgeleap.coupling.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts charts into a finished workbook, which its writer cannot: the parts that ECMA-376 (Office Open XML, part 1, chapters
 * 20 and 21) asks for, a drawing of the sheet and a part for each chart. A chart holds no numbers; it refers to cells of the
 * workbook, so that it changes with them.
 */
final class ChartParts {
    private static final String MAIN = "http://schemas.openxmlformats.org/drawingml/2006/";
    private static final String LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.";
    private static final String CONTENT_TYPES = "[Content_Types].xml";

    /** Colours of series, as the pages have them on white paper. */
    private static final List<String> COLOURS =
            List.of("0067A5", "BD4E00", "00805E", "9C3F8C", "927000", "3F93D2", "6B6E78", "7A3B12", "C2618C", "30333B");

    private static final List<String> DASHES = List.of("solid", "dash", "sysDot", "dashDot");

    /** Charts beside each other, and cells that one takes. */
    private static final int ACROSS = 2;

    private static final int COLUMNS = 9;
    private static final int ROWS = 20;

    /** Rows above the first chart. */
    private static final int ABOVE = 2;

    private ChartParts() {}

    /**
     * A chart of series over years.
     *
     * @param stacked areas on each other; else lines
     * @param years cells of the years, such as {@code paths!$H$1:$AY$1}
     */
    record Chart(String title, String unit, boolean stacked, String years, List<Series> series) {
        Chart {
            series = List.copyOf(series);
        }
    }

    /**
     * A series.
     *
     * @param name cell of its name
     * @param values its cells
     */
    record Series(String name, String values) {}

    /**
     * A workbook with charts on one of its sheets.
     *
     * @param workbook bytes of the file, whose sheet has no drawing yet
     * @param sheet number of the sheet's part, from 1
     */
    static byte[] added(byte[] workbook, int sheet, List<Chart> charts) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("xl/worksheets/_rels/sheet" + sheet + ".xml.rels", relations("drawing", "../drawings/drawing", 1));
        parts.put("xl/drawings/drawing1.xml", text(drawing(charts)));
        parts.put("xl/drawings/_rels/drawing1.xml.rels", relations("chart", "../charts/chart", charts.size()));
        for (int k = 0; k < charts.size(); k++) {
            parts.put("xl/charts/chart" + (k + 1) + ".xml", text(chart(charts.get(k))));
        }
        return WorkbookParts.finished(
                workbook,
                Map.of(
                        "xl/worksheets/sheet" + sheet + ".xml",
                        new WorkbookParts.Ending("</worksheet>", "<drawing xmlns:r=\"" + LINKS + "\" r:id=\"rId1\"/>"),
                        CONTENT_TYPES,
                        new WorkbookParts.Ending("</Types>", types(charts.size()))),
                parts);
    }

    private static byte[] text(String xml) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String types(int charts) {
        StringBuilder types = new StringBuilder(
                "<Override PartName=\"/xl/drawings/drawing1.xml\" ContentType=\"" + TYPES + "drawing+xml\"/>");
        for (int k = 1; k <= charts; k++) {
            types.append("<Override PartName=\"/xl/charts/chart")
                    .append(k)
                    .append(".xml\" ContentType=\"")
                    .append(TYPES)
                    .append("drawingml.chart+xml\"/>");
        }
        return types.toString();
    }

    private static byte[] relations(String kind, String target, int count) {
        StringBuilder xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "\">");
        for (int k = 1; k <= count; k++) {
            xml.append(String.format(
                    "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s%d.xml\"/>", k, LINKS, kind, target, k));
        }
        return text(xml.append("</Relationships>").toString());
    }

    private static String drawing(List<Chart> charts) {
        StringBuilder xml = new StringBuilder(
                "<xdr:wsDr xmlns:xdr=\"" + MAIN + "spreadsheetDrawing\" xmlns:a=\"" + MAIN + "main\">");
        for (int k = 0; k < charts.size(); k++) {
            int column = k % ACROSS * (COLUMNS + 1);
            int row = ABOVE + k / ACROSS * (ROWS + 1);
            xml.append("<xdr:twoCellAnchor>")
                    .append(corner("from", column, row))
                    .append(corner("to", column + COLUMNS, row + ROWS))
                    .append("<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"")
                    .append(k + 2)
                    .append("\" name=\"")
                    .append(escaped(charts.get(k).title()))
                    .append("\" descr=\"")
                    .append(escaped(charts.get(k).title() + ", " + charts.get(k).unit()))
                    .append("\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x=\"0\" y=\"0\"/>")
                    .append("<a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm><a:graphic><a:graphicData uri=\"")
                    .append(MAIN)
                    .append("chart\"><c:chart xmlns:c=\"")
                    .append(MAIN)
                    .append("chart\" xmlns:r=\"")
                    .append(LINKS)
                    .append("\" r:id=\"rId")
                    .append(k + 1)
                    .append("\"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>");
        }
        return xml.append("</xdr:wsDr>").toString();
    }

    private static String corner(String which, int column, int row) {
        return String.format(
                "<xdr:%s><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:%s>",
                which, column, row, which);
    }

    private static String chart(Chart chart) {
        String kind = chart.stacked() ? "areaChart" : "lineChart";
        StringBuilder xml = new StringBuilder("<c:chartSpace xmlns:c=\"" + MAIN + "chart\" xmlns:a=\"" + MAIN
                + "main\" xmlns:r=\"" + LINKS + "\"><c:roundedCorners val=\"0\"/><c:chart>");
        xml.append(title(chart.title(), 1300)).append("<c:autoTitleDeleted val=\"0\"/><c:plotArea><c:layout/><c:");
        xml.append(kind)
                .append("><c:grouping val=\"")
                .append(chart.stacked() ? "stacked" : "standard")
                .append("\"/><c:varyColors val=\"0\"/>");
        for (int k = 0; k < chart.series().size(); k++) {
            xml.append(series(chart, k));
        }
        return xml.append(chart.stacked() ? "" : "<c:marker val=\"1\"/>")
                .append("<c:axId val=\"1\"/><c:axId val=\"2\"/></c:")
                .append(kind)
                .append("><c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling>")
                .append("<c:delete val=\"0\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"0\" sourceLinked=\"0\"/>")
                .append("<c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>")
                .append("<c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:tickLblSkip val=\"5\"/>")
                .append("<c:tickMarkSkip val=\"5\"/></c:catAx><c:valAx><c:axId val=\"2\"/><c:scaling>")
                .append("<c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/>")
                .append("<c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr"
                        + " val=\"D5D8DE\"/></a:solidFill>")
                .append("</a:ln></c:spPr></c:majorGridlines>")
                .append(title(chart.unit(), 1000))
                .append("<c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/>")
                .append("<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:crossAx val=\"1\"/>")
                .append("<c:crosses val=\"autoZero\"/><c:crossBetween val=\"midCat\"/></c:valAx></c:plotArea>")
                .append("<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>")
                .append("<c:plotVisOnly val=\"0\"/><c:dispBlanksAs val=\"gap\"/></c:chart></c:chartSpace>")
                .toString();
    }

    private static String series(Chart chart, int k) {
        Series series = chart.series().get(k);
        String fill = "<a:solidFill><a:srgbClr val=\"" + COLOURS.get(k % COLOURS.size()) + "\"/></a:solidFill>";
        String look = chart.stacked()
                ? "<c:spPr>" + fill + "</c:spPr>"
                : "<c:spPr><a:ln w=\"25400\">" + fill + "<a:prstDash val=\"" + DASHES.get(k % DASHES.size())
                        + "\"/></a:ln></c:spPr><c:marker><c:symbol val=\"none\"/></c:marker>";
        return "<c:ser><c:idx val=\"" + k + "\"/><c:order val=\"" + k + "\"/><c:tx><c:strRef><c:f>"
                + escaped(series.name()) + "</c:f></c:strRef></c:tx>" + look + "<c:cat><c:numRef><c:f>"
                + escaped(chart.years()) + "</c:f></c:numRef></c:cat><c:val><c:numRef><c:f>"
                + escaped(series.values()) + "</c:f></c:numRef></c:val>"
                + (chart.stacked() ? "" : "<c:smooth val=\"0\"/>") + "</c:ser>";
    }

    private static String title(String words, int size) {
        return "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"" + size + "\" b=\"0\"/></a:pPr><a:r>"
                + "<a:rPr lang=\"en\" sz=\"" + size + "\" b=\"0\"/><a:t>" + escaped(words)
                + "</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
