package dev.lightup.senders.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.domain.words.WordTable;
import dev.lightup.senders.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The page of words that senders read is made of the tables.
class WordsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "senders", "words.md");
    private static final Vocabulary WORDS = Formats.all(InstantSource.system()).vocabulary();
    private static final StatusWords STATUSES = WORDS.statuses();
    private static final ReasonCodes REASONS = WORDS.reasons();
    private static final String HEAD = """
            # Words

            Statuses and reason codes stay in your own words. These are the ones that Lightup knows, by what they mean; whose words they are stands beside them, and each means the
            same from every sender, in events and in files, for an order of one line and for one of several. Case, blanks, punctuation, British and American spelling (`Canceled`,
            `PrefulfilmentPending`) and Ingram's `im::` do not matter. Any other word is kept as it is and shown as *unmapped*: it is never guessed. Tables only gain words, and no word
            ever changes its meaning. This page is made from the tables (`senders`).

            An order whose lines stand in different places stands where somebody is needed: at a line that failed; else at one whose word is unmapped; else at one that waits (action
            required, on hold, review required). Of what is left cancelled lines do not count: all others fulfilled is fulfilled, some fulfilled is partially fulfilled. The
            reason is that of the line that shows.
            """;

    @Test
    @Tag("writes")
    void thePageOfWordsSaysWhatTheTablesSay() throws IOException {
        String page = HEAD
                + page(STATUSES.order(), WordsPageTest::plain,
                        "`status` of `order.line_updated` and of rows of orders")
                + page(STATUSES.subscription(), WordsPageTest::plain,
                        "`status` of `subscription.snapshot` and of rows of seats")
                + page(STATUSES.verification(), WordsPageTest::plain, "`status` of `partner.verification.updated`")
                + page(STATUSES.agreement(), WordsPageTest::plain, "`kind` of `partner.agreement.*`")
                + page(REASONS.cause(), cause -> plain(cause) + " (" + plain(cause.side()) + ")",
                        "`reason.code` of events, `reason` of rows of orders: why something waits or failed, and in brackets whose move "
                                + "it then is")
                + page(REASONS.later(), WordsPageTest::plain,
                        "`reason.code`: a later start was asked for, so nobody is late");
        if (Boolean.getBoolean("lightup.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("run this test with -Dlightup.write=true").isEqualTo(page);
    }

    @Test
    void everyCauseHasACodeOfOurOwn() {
        assertThat(Arrays.stream(Cause.values())
                .map(cause -> REASONS.cause().meaning(cause.name()).orElseThrow())
                .toList()).containsExactly(Cause.values());
    }

    private static <T extends Enum<T>> String page(WordTable<T> table, Function<T, String> meaning, String where) {
        var page = new StringBuilder("\n## " + table.name() + "\n\nIn " + where + ". Version " + table.version()
                + ".\n\n| meaning | words |\n| --- | --- |\n");
        table.rows()
                .stream()
                .map(WordTable.Row::meaning)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .forEach(one -> page.append("| ")
                        .append(meaning.apply(one))
                        .append(" | ")
                        .append(words(table.rows().stream().filter(row -> row.meaning() == one).toList()))
                        .append(" |\n"));
        return page.toString();
    }

    private static <T extends Enum<T>> String words(List<WordTable.Row<T>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(WordTable.Row::source, LinkedHashMap::new,
                        Collectors.flatMapping(row -> row.words().stream(), Collectors.toList())))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + ": "
                        + String.join(", ", entry.getValue().stream().map(word -> "`" + word + "`").toList()))
                .collect(Collectors.joining("; "));
    }

    private static String plain(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
