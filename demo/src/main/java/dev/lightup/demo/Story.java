package dev.lightup.demo;

import dev.lightup.demo.channel.PartnerScenarios;
import dev.lightup.demo.channel.ProgrammeBook;
import dev.lightup.demo.channel.SakuraColumns;
import dev.lightup.demo.channel.StoryDistributor;
import dev.lightup.demo.channel.StoryOptions;
import dev.lightup.demo.scene.AccountPlay;
import dev.lightup.demo.scene.SeatDeal;
import dev.lightup.demo.sending.CloudEventWriter;
import dev.lightup.demo.sending.ScenarioIndex;
import dev.lightup.demo.sending.StoryEvent.Told;
import dev.lightup.demo.sending.StoryEvent;
import dev.lightup.demo.sending.StoryRequest;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Programme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Nine months of a channel: three distributors, their partners and customers, and everything their systems sent. Immutable; a
/// function of its options.
public final class Story {
    private final StoryOptions options;
    private final Programme programme;
    private final ScenarioIndex cast;

    private Story(StoryOptions options, Programme programme, ScenarioIndex cast) {
        this.options = options;
        this.programme = programme;
        this.cast = cast;
    }

    /// The story with these options. Only the first {@link ScenarioIndex#COHORT} partners are told here.
    public static Story tell(StoryOptions options) {
        Programme programme = ProgrammeBook.programme(options.until());
        var cohort = new PartnerCohort(options, 0, programme);
        return new Story(options, programme, cast(cohort, options));
    }

    /// The operator's configuration under which the story is read.
    public Programme programme() {
        return programme;
    }

    /// The configuration as the operator's own event (`programme.applied`), for a canonical endpoint of the tenant `operator`.
    public StoryRequest configuration() {
        return CloudEventWriter.programme(programme, options.until());
    }

    /// Everything that distributors send, in the order of sending: chronological within a cohort of {@link ScenarioIndex#COHORT} partners,
    /// with the disorder that real senders have. Made while it is read; each call begins anew.
    public Stream<StoryRequest> sendings() {
        return IntStream.range(0, PartnerCohort.count(options))
                .mapToObj(number -> new PartnerCohort(options, number, programme))
                .flatMap(PartnerCohort::sendings);
    }

    /// Who plays.
    public ScenarioIndex cast() {
        return cast;
    }

    /// The time zone of a distributor of the story, an IANA name.
    public static String zone(String tenant) {
        return StoryDistributor.valueOf(tenant.toUpperCase(Locale.ROOT)).zone().getId();
    }

    /// How the export endpoint of a distributor reads its files; empty where a distributor sends none.
    public static List<ColumnMap> columns(String tenant) {
        return tenant.equals(StoryDistributor.SAKURA.tenant())
                ? List.of(new ColumnMap(1, "seats", SakuraColumns.AS_OF, SakuraColumns.DATES, SakuraColumns.SEATS),
                        new ColumnMap(2, "orders", SakuraColumns.AS_OF, SakuraColumns.DATES, SakuraColumns.ORDERS))
                : List.of();
    }

    /// A version of an endpoint's columns, as the directory of endpoints declares it.
    ///
    /// @param feed what a row is: `seats` or `orders`
    /// @param asOf the header of the day whose truth a file holds
    /// @param dates how the file writes days, a `java.time` pattern
    /// @param map our field to the file's header
    public record ColumnMap(int version, String feed, String asOf, String dates, Map<String, String> map) {}

    private static ScenarioIndex cast(PartnerCohort cohort, StoryOptions options) {
        var companies = new LinkedHashMap<Integer, List<AccountPlay>>();
        cohort.plays()
                .forEach(play -> companies.computeIfAbsent(play.role().serial(), _ -> new ArrayList<>())
                        .add(play));
        List<ScenarioIndex.Partner> partners = companies.values().stream().map(Story::partner).toList();
        return new ScenarioIndex(partners, cohort.scenes().all(), mover(cohort, options));
    }

    private static ScenarioIndex.Partner partner(List<AccountPlay> plays) {
        PartnerScenarios first = plays.getFirst().role();
        return new ScenarioIndex.Partner(first.partner(), first.country(), plays.stream()
                .map(play -> new ScenarioIndex.Account(
                        play.role().house().tenant(), play.role().account(), play.met()
                                .stream()
                                .map(client -> new ScenarioIndex.Customer(client.id(), client.name(), client.country()))
                                .toList()))
                .toList());
    }

    private static ScenarioIndex.Mover mover(PartnerCohort cohort, StoryOptions options) {
        AccountPlay play = cohort.plays().getFirst();
        PartnerScenarios role = play.role();
        SeatDeal deal = play.mover();
        var event = new Told(role.house(), "commerce", "demo-" + deal.order(),
                new StoryEvent.About(new Subject(Subject.Kind.ORDER, deal.order()), Optional.of(role.account()),
                        Optional.of(deal.client().id())),
                options.until(), options.until(), new OrderFact.Fulfilled());
        return new ScenarioIndex.Mover(role.house().tenant(), role.account(), role.partner(), deal.order(),
                deal.client().name(), CloudEventWriter.letter(event));
    }
}
