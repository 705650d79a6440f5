package dev.lightup.site.chart;

/// A picture as markup that is safe to stand in a page unescaped: only this package makes one, and it escapes every text.
public final class Svg {
    private final String markup;

    private Svg(String markup) {
        this.markup = markup;
    }

    /// The `svg` element.
    public String markup() {
        return markup;
    }

    @Override
    public String toString() {
        return markup;
    }

    /// Starts a picture that stretches to its box: words stand beside it, never in it.
    ///
    /// @param label what a reader who cannot see it should know, numbers included
    static Drawing stretching(int width, int height, String label) {
        return new Drawing(width, height, label);
    }

    /// A picture in the making. Coordinates are whole numbers; colours come from classes.
    static final class Drawing {
        /// From one stroke of a hatching to the next.
        private static final long HATCH = 20;

        private final StringBuilder out = new StringBuilder(256);

        private Drawing(int width, int height, String label) {
            out.append("<svg viewBox=\"0 0 ")
                    .append(width)
                    .append(' ')
                    .append(height)
                    .append("\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"");
            Markup.escape(label, out);
            out.append("\">");
        }

        Drawing rect(String type, long x, long y, long width, long height) {
            out.append("<rect class=\"").append(type).append('"');
            attribute("x", x);
            attribute("y", y);
            out.append(" width=\"").append(width).append("\" height=\"").append(height).append("\"/>");
            return this;
        }

        /// Slanted strokes over a box: what nobody knows.
        Drawing hatch(String type, long x, long width, long height) {
            out.append("<path class=\"").append(type).append("\" d=\"");
            for (long from = x; from < x + width; from += HATCH) {
                out.append('M')
                        .append(from)
                        .append(' ')
                        .append(height)
                        .append('L')
                        .append(Math.min(from + HATCH / 2, x + width))
                        .append(" 0");
            }
            out.append("\"/>");
            return this;
        }

        Svg done() {
            return new Svg(out.append("</svg>").toString());
        }

        private void attribute(String name, long value) {
            if (value != 0) {
                out.append(' ').append(name).append("=\"").append(value).append('"');
            }
        }
    }
}
