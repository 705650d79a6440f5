package dev.lightup.site.parts;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.SenderGrade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.reading.NotKept;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.RelativeLinks;
import java.util.List;
import java.util.Optional;

/// Where a page's numbers come from, and what is wrong with them.
///
/// @param sources senders with their grades
/// @param desk whom the partner calls
/// @param unmapped senders' words that no rule knows
/// @param notKept facts beyond what a state keeps, a sentence a list
/// @param zone in which zone times are written
/// @param definitions the way to the definitions
/// @param summary the way to `summary.json`, which names the release
/// @param grade the way to what grades mean
/// @param unmappedWords the way to what an unmapped word is
public record FootView(
        List<SourceRow> sources,
        Optional<DeskView> desk,
        List<String> unmapped,
        List<String> notKept,
        String zone,
        String definitions,
        String summary,
        String grade,
        String unmappedWords) {
    /// A sender.
    public record SourceRow(String name, String grade, DisplayTime last) {}

    public static FootView of(AccountReading reading, AccountNames cast, RelativeLinks place) {
        DisplayDays days = cast.days();
        return made(reading.sources().stream().map(s -> source(s, days)).toList(),
                reading.distributor().desk().map(DeskView::of),
                reading.unmapped(),
                reading.notKept().stream().map(FootView::notKept).toList(), days, place);
    }

    public static FootView plain(DisplayDays days, RelativeLinks place) {
        return made(List.of(), Optional.empty(), List.of(), List.of(), days, place);
    }

    private static FootView made(
            List<SourceRow> sources,
            Optional<DeskView> desk,
            List<String> unmapped,
            List<String> notKept,
            DisplayDays days,
            RelativeLinks place) {
        return new FootView(sources, desk, unmapped, notKept, days.zoneName(), place.root() + "about/metrics/",
                place.home() + "summary.json",
                place.definition(Metric.GRADE), place.definition(Metric.UNMAPPED));
    }

    private static String notKept(NotKept beyond) {
        return EnglishText.number(beyond.facts()) + " more " + beyond.list() + " than a page can keep";
    }

    private static SourceRow source(SenderGrade source, DisplayDays days) {
        return new SourceRow(source.source(), switch (source.grade()) {
            case A -> "grade A: bodies signed";
            case B -> "grade B: sender proven";
            case C -> "grade C: static secret";
            case D -> "grade D: nothing vouches for it";
        }, days.moment(source.last()));
    }

    public static String name(Subject subject) {
        return EnglishText.sentence(subject.kind().word()) + " " + EnglishText.name(subject.id());
    }
}
