package dev.lightup.bench;

import java.util.List;

/// One measured thing, beside what it is held to.
///
/// @param what what was measured, in words
/// @param measured the value with its unit
/// @param bar what it is held to; empty for a figure that only explains another
/// @param met whether it is within its bar
public record BenchFigure(String what, String measured, String bar, boolean met) {
    /// A figure that is held to nothing.
    public static BenchFigure plain(String what, String measured) {
        return new BenchFigure(what, measured, "", true);
    }

    /// Figures as a Markdown table.
    public static String table(List<BenchFigure> figures) {
        var table = new StringBuilder("| measured | figure | bar |\n| --- | --- | --- |\n");
        for (BenchFigure one : figures) {
            String missed = one.met() ? "" : " **missed**";
            table.append("| %s | %s | %s%s |%n".formatted(one.what(), one.measured(), one.bar(), missed));
        }
        return table.toString();
    }
}
