package dev.lightup.senders.endpoint;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a column map says beside which column is which field.
///
/// @param constants our field to what every row says of it
/// @param joined our field to the headers whose cells, joined by `:`, are its value
/// @param words the sender's word of a status to ours
/// @param where a header to the words of which a row has one; other rows are no rows of the feed
/// @param decimal the decimal sign of numbers; told, no number reads two ways
/// @param perLicence whether assigned and active seats are counted for each row's licences, and so add up
/// @param yesNo our field to the sender's words in it for `yes` and `no`; the empty word is a cell that says nothing
public record RowRules(
        Map<String, String> constants,
        Map<String, List<String>> joined,
        Map<String, String> words,
        Map<String, List<String>> where,
        Optional<String> decimal,
        boolean perLicence,
        Map<String, Map<String, String>> yesNo) {
    /// None.
    public static final RowRules NONE = new RowRules(Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), false);

    private static final Set<String> NAMES = Set.of("accountName", "customerName");
    private static final Set<String> SIGNS = Set.of(",", ".");

    public RowRules {
        if (decimal.filter(sign -> !SIGNS.contains(sign)).isPresent()) {
            throw new IllegalArgumentException("`decimal` of a column map is `,` or `.`");
        }
        constants = Collections.unmodifiableMap(new TreeMap<>(constants));
        joined = Collections.unmodifiableMap(new TreeMap<>(joined));
        words = Collections.unmodifiableMap(new TreeMap<>(words));
        where = Collections.unmodifiableMap(new TreeMap<>(where));
        yesNo = Collections.unmodifiableMap(new TreeMap<>(yesNo));
    }

    /// Those without words of their own for yes and no.
    public RowRules(
            Map<String, String> constants,
            Map<String, List<String>> joined,
            Map<String, String> words,
            Map<String, List<String>> where,
            Optional<String> decimal,
            boolean perLicence) {
        this(constants, joined, words, where, decimal, perLicence, Map.of());
    }

    /// What a map says of a yes-or-no field.
    ///
    /// @param cell as it was written, empty where it says nothing
    public Optional<Boolean> yesNo(String field, String cell) {
        return Optional.ofNullable(yesNo.get(field))
                .flatMap(words -> words.entrySet()
                        .stream()
                        .filter(word -> YesNoWords.spelling(word.getKey()).equals(YesNoWords.spelling(cell)))
                        .findFirst())
                .map(word -> word.getValue().equals(YesNoWords.YES));
    }

    /// What is wrong with them.
    ///
    /// @param statuses our words of a status
    Optional<String> problem(Set<String> statuses) {
        Optional<String> flags = yesNo.entrySet()
                .stream()
                .flatMap(one -> YesNoWords.problem(one.getKey(), one.getValue()).stream())
                .findFirst();
        if (flags.isPresent()) {
            return flags;
        }
        for (Map.Entry<String, String> constant : constants.entrySet()) {
            if (NAMES.contains(constant.getKey()) || constant.getValue().isBlank()) {
                return Optional.of("`" + constant.getKey()
                        + "` has no constant: names come from the file, and nothing is no value");
            }
        }
        for (Map.Entry<String, List<String>> join : joined.entrySet()) {
            if (join.getValue().size() < 2 || NAMES.contains(join.getKey())) {
                return Optional.of("`" + join.getKey() + "` is joined of two headers or more, and is no name");
            }
        }
        for (Map.Entry<String, List<String>> filter : where.entrySet()) {
            if (filter.getValue().isEmpty()) {
                return Optional.of("`where` names no word for `" + filter.getKey() + "`");
            }
        }
        return words.values()
                .stream()
                .filter(word -> !statuses.contains(word))
                .findFirst()
                .map(word -> "`" + word + "` is no status of ours: " + String.join(", ", statuses));
    }
}
