package dev.lightup.bench.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Draws the house: a box a module with its rooms, an arrow for each dependency that does not follow from others, and on a room the
/// numbers of the steps that an event takes there. The code says what is drawn; only where a box stands is said here.
final class HousePicture {
    private static final int WIDTH = 960;
    private static final int GAP = 30;
    private static final int EDGE = 12;
    private static final int CHIP = 22;

    /// Where a module stands: from and to which side, in which rows.
    private record Stand(int left, int right, int first, int last) {
        int width() {
            return right - left;
        }
    }

    private static final Map<String, Stand> STANDS = Map.of(
            "bench", new Stand(0, 960, 0, 0),
            "local", new Stand(0, 960, 1, 1),
            "functions", new Stand(0, 360, 2, 2),
            "senders", new Stand(0, 650, 3, 3),
            "site", new Stand(380, 650, 2, 2),
            "demo", new Stand(670, 810, 2, 4),
            "engine", new Stand(830, 960, 2, 4),
            "ledger", new Stand(0, 650, 4, 4),
            "json", new Stand(0, 960, 5, 5),
            "domain", new Stand(0, 960, 6, 6));

    private final HousePlan plan;
    private final Map<String, List<Integer>> steps;
    private final List<String> out = new ArrayList<>();
    private final int[] tops;
    private final int[] bottoms;

    private HousePicture(HousePlan plan, Map<String, List<Integer>> steps) {
        this.plan = plan;
        this.steps = steps;
        if (!STANDS.keySet().equals(plan.rooms().keySet())) {
            throw new IllegalStateException("say in STANDS where a new module stands: " + plan.rooms().keySet());
        }
        int rows = STANDS.values().stream().mapToInt(Stand::last).max().orElse(0) + 1;
        this.tops = new int[rows];
        this.bottoms = new int[rows];
    }

    /// @param steps the numbers of the steps in each room, by `module/room`
    static String svg(HousePlan plan, Map<String, List<Integer>> steps) {
        return new HousePicture(plan, steps).draw();
    }

    private String draw() {
        int top = 0;
        for (int row = 0; row < tops.length; row++) {
            int number = row;
            tops[row] = top;
            bottoms[row] = top + STANDS.entrySet()
                    .stream()
                    .filter(stand -> stand.getValue().first() == number && stand.getValue().last() == number)
                    .mapToInt(stand -> height(stand.getKey(), stand.getValue()))
                    .max()
                    .orElseThrow();
            top = bottoms[row] + GAP;
        }
        out.add("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="-14 -14 %d %d" role="img" aria-label="The modules of Lightup and the arrows between them">
                <style>
                svg{--ground:#fff;--box:#f4f6f8;--line:#b5c0cc;--ink:#15202b;--soft:#51606f;--chip:#fff;--step:#0a5c8a;--on:#fff}
                @media(prefers-color-scheme:dark){svg{--ground:#0f151b;--box:#18212a;--line:#41505f;--ink:#e9eef3;--soft:#a4b2bf;--chip:#0f151b;--step:#7cc4ee;--on:#0f151b}}
                text{fill:var(--ink);font:12px system-ui,sans-serif}.m{font-size:15px;font-weight:600}.s{fill:var(--soft)}
                .r{font:11px ui-monospace,'DejaVu Sans Mono',monospace}.n{fill:var(--on);font-size:11px;font-weight:600;text-anchor:middle}
                .b{fill:var(--box);stroke:var(--line)}.c{fill:var(--chip);stroke:var(--line)}.p{fill:var(--step)}.c.t{stroke:var(--step)}.a{stroke:var(--soft);stroke-width:1.5;fill:none}.h{fill:var(--soft)}
                </style>
                <rect x="-14" y="-14" width="100%%" height="100%%" fill="var(--ground)"/>"""
                .formatted(WIDTH + 28, bottoms[bottoms.length - 1] + 28));
        new TreeMap<>(STANDS).forEach(this::box);
        new TreeMap<>(STANDS).forEach((module, stand) -> plan.drawn(module).forEach(target -> arrow(stand, target)));
        out.add("</svg>");
        return String.join("\n", out) + "\n";
    }

    private int height(String module, Stand stand) {
        int[] end = rooms(module, stand, 0, false);
        return end[1] + CHIP + EDGE;
    }

    private void box(String module, Stand stand) {
        int top = tops[stand.first()];
        if (height(module, stand) > bottoms[stand.last()] - top) {
            throw new IllegalStateException("the rooms of " + module + " need more place: change STANDS");
        }
        out.add("<rect class=\"b\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>".formatted(stand.left(), top,
                stand.width(), bottoms[stand.last()] - top));
        out.add("<text class=\"m\" x=\"%d\" y=\"%d\">%s</text>".formatted(stand.left() + EDGE, top + 24,
                HousePlan.folder(module)));
        List<String> lines = sentence(module, stand);
        for (int line = 0; line < lines.size(); line++) {
            out.add("<text class=\"s\" x=\"%d\" y=\"%d\">%s</text>".formatted(stand.left() + EDGE, top + 42 + 16 * line,
                    lines.get(line)));
        }
        rooms(module, stand, top, true);
    }

    private static List<String> sentence(String module, Stand stand) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : HousePlan.sentence(module).split(" ", -1)) {
            if (!line.isEmpty() && (line.length() + word.length() + 1) * 6.1 > stand.width() - 2 * EDGE) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /// Puts the rooms in lines, and says where the last one stands.
    private int[] rooms(String module, Stand stand, int top, boolean drawn) {
        int x = stand.left() + EDGE;
        int y = top + 36 + 16 * sentence(module, stand).size();
        for (String room : plan.rooms().getOrDefault(module, Set.of())) {
            List<Integer> numbers = steps.getOrDefault(module + "/" + room, List.of());
            int width = (int) Math.ceil(room.length() * 6.7) + 14 + 19 * numbers.size();
            if (x + width > stand.right() - EDGE) {
                x = stand.left() + EDGE;
                y += CHIP + 6;
            }
            if (drawn) {
                chip(module, room, numbers, x, y, width);
            }
            x += width + 6;
        }
        return new int[]{x, y};
    }

    private void chip(String module, String room, List<Integer> numbers, int x, int y, int width) {
        out.add("<g><title>%s</title><rect class=\"c%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>"
                .formatted(HousePlan.sentence(module, room).replace("&", "&amp;").replace("<", "&lt;").replace("`", ""),
                        numbers.isEmpty() ? "" : " t", x, y, width, CHIP));
        int at = x + 7;
        for (int number : numbers) {
            out.add("<circle class=\"p\" cx=\"%d\" cy=\"%d\" r=\"8\"/><text class=\"n\" x=\"%d\" y=\"%d\">%d</text>"
                    .formatted(at + 5, y + 11, at + 5, y + 15, number));
            at += 19;
        }
        out.add("<text class=\"r\" x=\"%d\" y=\"%d\">%s</text></g>".formatted(at, y + 15, room));
    }

    /// Straight down, in the middle of what the two boxes have above each other.
    private void arrow(Stand from, String target) {
        Stand to = Objects.requireNonNull(STANDS.get(target));
        double x = (Math.max(from.left(), to.left()) + Math.min(from.right(), to.right())) / 2.0;
        int begins = bottoms[from.last()];
        int ends = tops[to.first()];
        if (ends - begins != GAP || Math.max(from.left(), to.left()) >= Math.min(from.right(), to.right())) {
            throw new IllegalStateException(
                    "an arrow that does not run straight down, to " + target + ": change STANDS");
        }
        out.add(String.format(Locale.ROOT,
                "<path class=\"a\" d=\"M%.0f %dV%d\"/><path class=\"h\" d=\"M%.0f %dl-5 -9h10z\"/>", x, begins + 2,
                ends - 9, x, ends - 1));
    }
}
