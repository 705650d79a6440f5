package dev.lightup.senders.export.column;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How the cells of a file write days and numbers, as far as the cells themselves prove it. Pure.
final class CellForms {
    /// Days as ISO has them: a map says nothing of them.
    static final String ISO = "";
    private static final Pattern DAY = Pattern.compile("(\\d{1,4})([./-])(\\d{1,2})\\2(\\d{1,4})(?:[T ,].{0,30})?");
    private static final Pattern NUMBER = Pattern
            .compile("\\d{1,3}(?:[.,]\\d{3})*(?:[.,]\\d{1,6})?|\\d{1,10}[.,]\\d{1,6}");
    private static final Pattern GROUP = Pattern.compile("[1-9]\\d{0,2}([.,])\\d{3}");
    private static final int LAST_MONTH = 12;
    private static final int LAST_DAY = 31;
    private static final int WHOLE_YEAR = 4;
    private static final int SHORT_YEAR = 2;

    private CellForms() {}

    /// The patterns by which each of these cells can be a day; several where nobody can tell the day from the month, none where the cells
    /// are written in several ways or in words.
    static List<String> days(List<String> cells) {
        List<Set<String>> each = cells.stream().distinct().map(CellForms::patterns).toList();
        if (each.isEmpty()) {
            return List.of(ISO);
        }
        Set<String> all = new TreeSet<>(each.getFirst());
        each.forEach(all::retainAll);
        return List.copyOf(all);
    }

    private static Set<String> patterns(String cell) {
        Matcher day = DAY.matcher(cell);
        if (!day.matches()) {
            return Set.of();
        }
        String sign = day.group(2);
        int first = Integer.parseInt(day.group(1));
        int second = Integer.parseInt(day.group(3));
        if (day.group(1).length() == WHOLE_YEAR) {
            return day.group(4).length() > SHORT_YEAR
                    ? Set.of()
                    : sign.equals("-") && day.group(3).length() == 2
                            ? Set.of(ISO, year(sign))
                            : Set.of(year(sign));
        }
        String years = "y".repeat(day.group(4).length());
        if (day.group(1).length() > 2 || (years.length() != SHORT_YEAR && years.length() != WHOLE_YEAR)) {
            return Set.of();
        }
        Set<String> found = new TreeSet<>();
        if (second <= LAST_MONTH) {
            found.add(String.join(sign, "d", "M", years));
        }
        // where points stand between them, the day is first
        if (first <= LAST_MONTH && !sign.equals(".")) {
            found.add(String.join(sign, "M", "d", years));
        }
        // the year is two digits: which two, is not proven where they can be a day as well
        if (years.length() == SHORT_YEAR && !sign.equals(".") && second <= LAST_MONTH
                && Integer.parseInt(day.group(4)) <= LAST_DAY) {
            found.add(String.join(sign, "yy", "M", "d"));
        }
        return found;
    }

    private static String year(String sign) {
        return String.join(sign, "yyyy", "M", "d");
    }

    /// The signs that may be the decimal one: one where a cell proves it, both where cells read two ways and none does, none where it does
    /// not matter or cells prove both.
    ///
    /// @param commas whether commas cut the cells: then one within a cell sets thousands apart
    static Set<String> decimals(List<String> cells, boolean commas) {
        List<String> numbers = cells.stream().distinct().filter(cell -> NUMBER.matcher(cell).matches()).toList();
        Set<String> proven = numbers.stream()
                .filter(cell -> !GROUP.matcher(cell).matches())
                .map(CellForms::proven)
                .filter(sign -> !sign.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        boolean open = numbers.stream()
                .map(GROUP::matcher)
                .anyMatch(group -> group.matches() && !(commas && group.group(1).equals(",")));
        return proven.isEmpty() && open ? Set.of(",", ".") : proven.size() > 1 ? Set.of() : proven;
    }

    /// Which sign a number shows to be the decimal one; nothing where it has no sign.
    private static String proven(String cell) {
        int last = Math.max(cell.lastIndexOf('.'), cell.lastIndexOf(','));
        if (last < 0) {
            return "";
        }
        String sign = cell.substring(last, last + 1);
        String other = sign.equals(".") ? "," : ".";
        // what stands twice sets thousands apart
        return cell.indexOf(sign.charAt(0)) < last ? other : sign;
    }
}
