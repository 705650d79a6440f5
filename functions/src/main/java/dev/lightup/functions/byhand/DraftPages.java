package dev.lightup.functions.byhand;

import dev.lightup.functions.form.EntryFrame;
import dev.lightup.functions.form.EntryMarkup;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.DraftQuestion;
import dev.lightup.senders.endpoint.DraftedColumns;
import dev.lightup.senders.endpoint.DraftedColumns.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What pages say of the columns of a file that no map of its feed reads: what each was taken for, and what has to be said of the others.
final class DraftPages {
    /// What the name of an answer begins with in a form.
    static final String ANSWER = "is-";
    private static final EntryMarkup NONE = new EntryMarkup("");
    private static final int NAMED = 12;

    private DraftPages() {}

    /// What has to be said before a file can be looked at.
    ///
    /// @param name what the file is called
    /// @param file what comes back with the button
    static EntryMarkup asked(DraftedColumns draft, String name, HandedFile file) {
        List<DraftQuestion> open = draft.open();
        return EntryFrame.page("Nothing is published yet", EntryMarkup.of(
                """
                        <h1>Nothing is published yet. %s</h1>
                        <p class="asof"><code>%s</code> · for the feed <code>%s</code></p>
                        <p class="lede">No column map of this feed reads this file, and names alone do not say what all of its columns mean. Nothing is guessed.</p>
                        <section class="sheet" aria-labelledby="ask"><h2 id="ask">What its columns mean</h2>%s</section>
                        %s<p class="asof"><a href="%s">Another file</a></p>""",
                EntryMarkup.text(open.size() == 1
                        ? "One thing is to be said of its columns."
                        : open.size() + " things are to be said of its columns."),
                EntryMarkup.text(name), EntryMarkup.text(file.endpoint()),
                form(draft, open, name, file, "Look at it"), understood(draft, List.of(), NONE),
                new EntryMarkup(UploadPages.PATH)));
    }

    /// What a file's columns were taken for, beside what it would do by that.
    ///
    /// @param map the number of the map that would be kept
    static EntryMarkup looked(DraftedColumns draft, long map, String name, HandedFile file) {
        return understood(draft, draft.left(), EntryMarkup.of(
                "<p>No column map of this feed read this file before. Publishing keeps what stands here as column map %s: from then on every file of the feed with these columns is read so, a signed one too.</p>%s",
                EntryMarkup.text(Long.toString(map)), otherwise(draft, name, file)));
    }

    /// The same where nothing could be read by it.
    static EntryMarkup refused(DraftedColumns draft, String name, HandedFile file) {
        return understood(draft, draft.left(), otherwise(draft, name, file));
    }

    private static EntryMarkup otherwise(DraftedColumns draft, String name, HandedFile file) {
        return EntryMarkup.of("<details><summary>Something is meant otherwise</summary>%s</details>",
                form(draft, draft.questions(), name, file, "Look at it again"));
    }

    /// @param left the headers that are not kept, as far as that is known
    private static EntryMarkup understood(DraftedColumns draft, List<String> left, EntryMarkup more) {
        List<EntryMarkup> lines = new ArrayList<>();
        settled(draft, DraftQuestion.FEED).ifPresent(feed -> lines.add(EntryMarkup.of("<li>Each row is %s.</li>",
                EntryMarkup.text(option(DraftQuestion.FEED, feed, draft)))));
        draft.meant()
                .forEach(one -> draft.at(one.place())
                        .ifPresent(column -> lines.add(EntryMarkup.of("<li><bdi><b>%s</b></bdi> says %s%s</li>",
                                EntryMarkup.text(column.header()), EntryMarkup.text(one.meaning()),
                                values(column)))));
        settled(draft, DraftQuestion.DATES)
                .ifPresent(dates -> lines.add(EntryMarkup.of("<li>Days are written %s.</li>",
                        EntryMarkup.text(option(DraftQuestion.DATES, dates, draft)))));
        settled(draft, DraftQuestion.DECIMAL)
                .ifPresent(sign -> lines.add(EntryMarkup.of("<li>The decimal sign is %s.</li>",
                        EntryMarkup.text(option(DraftQuestion.DECIMAL, sign, draft)))));
        return EntryMarkup.of(
                "<section class=\"sheet\" aria-labelledby=\"meant\"><h2 id=\"meant\">As understood</h2><ul class=\"why\">%s</ul><p class=\"why\">Numbers, products and statuses are kept as they stand, for good: a column of people's or companies' names is none of them.</p>%s%s%s</section>\n",
                EntryMarkup.all(lines), names("Not kept: %s.", left),
                names("Cannot be chosen, for the name stands twice, is too long, or is one of too many: %s.",
                        draft.unusable()),
                more);
    }

    private static EntryMarkup values(Column column) {
        return column.first().isEmpty()
                ? new EntryMarkup(": nothing but empty cells")
                : EntryMarkup.of(": %s", EntryMarkup.joined(" · ", column.first()
                        .stream()
                        .map(value -> EntryMarkup.of("<bdi>%s</bdi>", EntryMarkup.text(value)))
                        .toList()));
    }

    private static Optional<String> settled(DraftedColumns draft, String name) {
        return draft.questions()
                .stream()
                .filter(question -> question.name().equals(name))
                .flatMap(question -> question.answer().stream())
                .findFirst();
    }

    private static EntryMarkup names(String sentence, List<String> headers) {
        int more = headers.size() - NAMED;
        return headers.isEmpty()
                ? NONE
                : EntryMarkup.of("<p class=\"why\">" + sentence + "</p>", EntryMarkup.of("%s%s",
                        list(headers), EntryMarkup.text(more > 0 ? " and " + more + " more" : "")));
    }

    private static EntryMarkup list(List<String> headers) {
        return EntryMarkup.joined(", ", headers.stream()
                .limit(NAMED)
                .map(header -> EntryMarkup.of("<bdi>%s</bdi>", EntryMarkup.text(header)))
                .toList());
    }

    /// One select a question; what was said of others comes back with it, and so does the file.
    private static EntryMarkup form(
            DraftedColumns draft,
            List<DraftQuestion> questions,
            String name,
            HandedFile file,
            String button) {
        SortedMap<String, String> others = new TreeMap<>(file.said());
        questions.forEach(question -> others.remove(question.name()));
        return EntryMarkup.of(
                "<form method=\"post\" action=\"%s\" enctype=\"multipart/form-data\">%s%s%s%s%s%s<button>%s</button></form>",
                new EntryMarkup(UploadPages.PATH), UploadPages.hidden("for", file.tenant()),
                UploadPages.hidden("feed", file.endpoint()), UploadPages.hidden("packed", file.packed()),
                UploadPages.hidden("name", name), said(others),
                EntryMarkup.all(questions.stream().map(question -> select(question, draft)).toList()),
                EntryMarkup.text(button));
    }

    /// Answers, as a form has them.
    static EntryMarkup said(Map<String, String> answers) {
        return EntryMarkup.all(answers.entrySet()
                .stream()
                .map(one -> UploadPages.hidden(ANSWER + one.getKey(), one.getValue()))
                .toList());
    }

    private static EntryMarkup select(DraftQuestion question, DraftedColumns draft) {
        EntryMarkup id = EntryMarkup.text(ANSWER + question.name());
        List<EntryMarkup> options = new ArrayList<>();
        if (question.answer().isEmpty()) {
            options.add(new EntryMarkup("<option value=\"\">Choose</option>"));
        }
        values(question, draft).forEach(value -> options.add(EntryMarkup.of("<option value=\"%s\"%s>%s</option>",
                EntryMarkup.text(value),
                new EntryMarkup(question.answer().filter(value::equals).isPresent() ? " selected" : ""),
                EntryMarkup.text(option(question.name(), value, draft)))));
        return EntryMarkup.of(
                "<label for=\"%s\">%s</label>%s<select id=\"%s\" name=\"%s\"%s>%s</select>", id,
                EntryMarkup.text(label(question)), why(question, draft), id, id,
                new EntryMarkup(question.isOpen() ? " required" : ""), EntryMarkup.all(options));
    }

    /// What may be answered: likely columns first, then those that nothing claims, then the rest.
    private static Set<String> values(DraftQuestion question, DraftedColumns draft) {
        Set<String> values = new LinkedHashSet<>(question.likely());
        if (question.meaning().isPresent()) {
            List<String> left = draft.left();
            draft.columns()
                    .stream()
                    .sorted((one, other) -> Boolean.compare(!left.contains(one.header()),
                            !left.contains(other.header())))
                    .forEach(column -> values.add(Integer.toString(column.place())));
            if (!question.needed()) {
                values.add(DraftQuestion.NONE);
            }
        }
        return values;
    }

    private static EntryMarkup why(DraftQuestion question, DraftedColumns draft) {
        List<String> likely = question.likely()
                .stream()
                .flatMap(place -> header(place, draft).stream())
                .toList();
        return switch (question.why()) {
            case SETTLED -> NONE;
            case MISSING -> EntryMarkup.of("<p class=\"why\">No column has a name of it.%s</p>", draft.left().isEmpty()
                    ? NONE
                    : EntryMarkup.of(" It could be: %s.", list(draft.left())));
            case AMBIGUOUS -> likely.isEmpty()
                    ? NONE
                    : likely.size() == 1
                            ? EntryMarkup.of("<p class=\"why\">%s may be it, or something else.</p>", list(likely))
                            : EntryMarkup.of("<p class=\"why\">It may be each of these: %s.</p>", list(likely));
        };
    }

    private static Optional<String> header(String place, DraftedColumns draft) {
        return draft.columns()
                .stream()
                .filter(column -> Integer.toString(column.place()).equals(place))
                .map(Column::header)
                .findFirst();
    }

    private static String label(DraftQuestion question) {
        return question.meaning()
                .map(meaning -> "Which column says " + meaning + "?")
                .orElseGet(() -> switch (question
                        .name()) {
                    case DraftQuestion.FEED -> "What is a row?";
                    case DraftQuestion.DATES -> "How are days written?";
                    case DraftQuestion.DECIMAL -> "Which sign is the decimal one?";
                    default -> throw new IllegalStateException("nobody asks for " + question.name());
                });
    }

    /// An answer in words.
    private static String option(String name, String value, DraftedColumns draft) {
        if (value.equals(DraftQuestion.NONE)) {
            return "No column";
        }
        return switch (name) {
            case DraftQuestion.FEED -> ColumnMap.Feed.parse(value).map(DraftPages::row).orElse(value);
            case DraftQuestion.DATES -> Arrays.stream(value.splitWithDelimiters("[./-]", 0))
                    .map(DraftPages::part)
                    .collect(Collectors.joining());
            case DraftQuestion.DECIMAL -> value.equals(",")
                    ? "a comma: 1.240 is one thousand two hundred and forty"
                    : "a point: 1,240 is one thousand two hundred and forty";
            default -> draft.columns()
                    .stream()
                    .filter(column -> Integer.toString(column.place()).equals(value))
                    .findFirst()
                    .map(column -> column.header()
                            + (column.first().isEmpty() ? "" : ": " + String.join(" · ", column.first())))
                    .orElse(value);
        };
    }

    private static String row(ColumnMap.Feed feed) {
        return switch (feed) {
            case SEATS -> "the seats of one customer and product";
            case ORDERS -> "an order, or a line of one";
        };
    }

    private static String part(String letters) {
        return letters.startsWith("d")
                ? "day"
                : letters.startsWith("M") ? "month" : letters.startsWith("y") ? "year" : letters;
    }
}
