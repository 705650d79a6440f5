package dev.lightup.site.parts;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.DataQuality;
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
public record FootView(
        List<SourceRow> sources,
        Optional<DeskView> desk,
        List<String> unmapped,
        List<String> notKept,
        String zone,
        Ways ways) {
    /// The ways to what explains these, and to what lies beside the page.
    ///
    /// @param definitions the definitions
    /// @param summary `summary.json`, which names the release
    /// @param grade what grades mean
    /// @param unmapped what an unmapped word is
    /// @param readers of an account's pages, who reads them
    public record Ways(
            String definitions,
            String summary,
            String grade,
            String unmapped,
            Optional<String> readers) {
        static Ways at(RelativeLinks place, Optional<String> readers) {
            return new Ways(place.root() + "about/metrics/", place.home() + "summary.json",
                    place.definition(Metric.GRADE), place.definition(Metric.UNMAPPED), readers);
        }
    }

    /// A sender.
    public record SourceRow(String name, String grade, DisplayTime last) {}

    public static FootView of(AccountReading reading, AccountNames cast, RelativeLinks place) {
        DisplayDays days = cast.days();
        DataQuality quality = reading.quality();
        return new FootView(quality.sources().stream().map(s -> source(s, days)).toList(),
                reading.basis().distributor().desk().map(DeskView::of), quality.unmapped(),
                quality.notKept().stream().map(FootView::notKept).toList(), days.zoneName(),
                Ways.at(place, Optional.of(place.readers())));
    }

    public static FootView plain(DisplayDays days, RelativeLinks place) {
        return new FootView(List.of(), Optional.empty(), List.of(), List.of(), days.zoneName(),
                Ways.at(place, Optional.empty()));
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
