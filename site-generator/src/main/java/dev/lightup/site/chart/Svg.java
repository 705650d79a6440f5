package dev.lightup.site.chart;

import java.util.Locale;

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

    /// Starts a picture without a coordinate system of its own: shapes are shares of the box in percent and stretch with the page, while
    /// strokes and hatches keep their size. Words stand beside it.
    ///
    /// @param label what a reader who cannot see it should know, numbers included
    static Drawing bar(String label) {
        return new Drawing("class=\"bar\"", label);
    }

    /// The same for a picture that says nothing beside its numbers.
    static Drawing quiet() {
        return new Drawing("class=\"bar\" aria-hidden=\"true\"");
    }

    /// Starts a picture of a fixed size, which may hold words: one unit is one pixel.
    ///
    /// @param label what a reader who cannot see it should know, numbers included
    static Drawing fixed(int width, int height, String label) {
        return new Drawing("class=\"px\" width=\"" + width + "\" height=\"" + height + "\"", label);
    }

    /// A picture in the making. Colours come from classes; hatched boxes take the page's one pattern, `#hatch`.
    static final class Drawing {
        private final StringBuilder out = new StringBuilder(512);

        private Drawing(String attributes, String label) {
            out.append("<svg ").append(attributes).append(" role=\"img\" aria-label=\"");
            HtmlEscaper.escape(label, out);
            out.append("\">");
        }

        private Drawing(String attributes) {
            out.append("<svg ").append(attributes).append('>');
        }

        /// A box as wide as a share of the picture.
        Drawing share(String type, Share from, Share width) {
            return share(type, from, width, "100%", "");
        }

        /// A box of half the height, at the foot.
        Drawing half(String type, Share from, Share width) {
            return share(type, from, width, "50%", " y=\"50%\"");
        }

        private Drawing share(String type, Share from, Share width, String height, String y) {
            out.append("<rect class=\"").append(type).append('"').append(fill(type));
            if (!from.isNothing()) {
                out.append(" x=\"").append(from).append('"');
            }
            out.append(y).append(" width=\"").append(width).append("\" height=\"").append(height).append("\"/>");
            return this;
        }

        /// A mark across the bar, standing out above it.
        Drawing tick(Share at) {
            out.append("<line class=\"tick\" x1=\"")
                    .append(at)
                    .append("\" x2=\"")
                    .append(at)
                    .append("\" y1=\"-4\" y2=\"100%\"/>");
            return this;
        }

        Drawing rect(String type, long x, long y, long width, long height) {
            out.append("<rect class=\"").append(type).append('"').append(fill(type));
            out.append(" x=\"").append(x).append("\" y=\"").append(y);
            out.append("\" width=\"").append(width).append("\" height=\"").append(height).append("\"/>");
            return this;
        }

        Drawing dot(String type, long x, long y, long radius) {
            out.append("<circle class=\"").append(type).append("\" cx=\"").append(x);
            out.append("\" cy=\"").append(y).append("\" r=\"").append(radius).append("\"/>");
            return this;
        }

        /// A line along a path of `M`, `L`, `H` and `V` steps.
        Drawing path(String type, String steps) {
            out.append("<path class=\"").append(type).append("\" d=\"").append(steps).append("\"/>");
            return this;
        }

        Drawing text(String type, long x, long y, String text) {
            out.append("<text class=\"")
                    .append(type)
                    .append("\" x=\"")
                    .append(x)
                    .append("\" y=\"")
                    .append(y)
                    .append("\">");
            HtmlEscaper.escape(text, out);
            out.append("</text>");
            return this;
        }

        Svg done() {
            return new Svg(out.append("</svg>").toString());
        }

        private static String fill(String type) {
            return type.equals("none") ? " fill=\"url(#hatch)\"" : "";
        }
    }

    /// A share of a picture's width, in hundredths of a percent.
    record Share(long hundredths) {
        static final Share NOTHING = new Share(0);
        private static final long WHOLE = 10_000;
        /// A seat that exists is seen, however long the bar.
        private static final long THINNEST = 30;

        /// The share that a part is of the whole, rounded half up; never above the whole, and seen where it is anything.
        static Share of(long part, long whole) {
            if (part <= 0 || whole <= 0) {
                return NOTHING;
            }
            return new Share(Math.clamp(Math.round((double) part * WHOLE / whole), THINNEST, WHOLE));
        }

        boolean isNothing() {
            return hundredths == 0;
        }

        /// What is left of it after another.
        Share less(Share other) {
            return new Share(Math.max(0, hundredths - other.hundredths));
        }

        @Override
        public String toString() {
            long rest = hundredths % 100;
            return hundredths / 100 + (rest == 0 ? "" : String.format(Locale.ROOT, ".%02d", rest)) + "%";
        }
    }
}
