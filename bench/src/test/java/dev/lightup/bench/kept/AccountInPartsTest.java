package dev.lightup.bench.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.bench.stepped.SteppedStack;
import dev.lightup.domain.account.AccountFrame;
import dev.lightup.domain.account.AccountPart;
import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.CustomerCut;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.Holder;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.site.page.AccountSite;
import dev.lightup.site.page.CustomerGroup;
import dev.lightup.site.page.NameResolver;
import dev.lightup.site.page.Page;
import dev.lightup.site.unit.DraftSources;
import dev.lightup.site.unit.LabelResolver;
import dev.lightup.site.unit.ProgrammeSource;
import dev.lightup.site.unit.UnitInput;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Everything that a kept store holds of all accounts of a distributor, as if it were one account's: made in one piece and made in parts it is
/// the same pages, byte for byte.
class AccountInPartsTest {
    private static final String TENANT = "nordvik";

    @TempDir
    private Path folder = Path.of("");

    /// What there is to make pages of.
    private record Whole(String account, List<HeldSlice> held, NameResolver names, AccountReader reader, Instant at) {
        AccountReading reading() {
            return reader.read(TENANT, account, held, at);
        }

        /// What is read of some customers alone.
        AccountReading of(Set<String> customers) {
            List<HeldSlice> own = held.stream().filter(h -> CustomerCut.isOf(h, customers)).toList();
            Set<Subject> named = CustomerCut.named(own);
            return reader.read(TENANT, account, held.stream()
                    .filter(h -> CustomerCut.isOf(h, customers) || h.customer().isEmpty()
                            || named.contains(h.subject()))
                    .toList(), at);
        }

        /// A part for each customer, and one for what names none, as they are stored.
        AccountPart inParts() {
            Set<String> customers = held.stream().map(h -> h.customer().orElse("")).collect(Collectors.toSet());
            return AccountPart.of(customers.stream()
                    .map(id -> AccountPart.of(held, h -> h.customer().orElse("").equals(id)))
                    .map(part -> Codec.read(AccountPart.class, Codec.write(part)))
                    .toList());
        }
    }

    @Test
    void anAccountMadeInPartsShowsInNoByte() {
        Whole whole = whole();
        AccountReading reading = whole.reading();
        assertThat(reading.customers()).hasSizeGreaterThan(5);
        var site = new AccountSite();
        Map<String, String> pages = texts(site.render(reading, whole.names()));

        List<Page> ofCustomers = new ArrayList<>();
        for (CustomerReading customer : reading.customers()) {
            String opaque = whole.names().customer(customer.id()).orElseThrow();
            site.customers(whole.of(Set.of(customer.id())), AccountFrame.of(reading), whole.names())
                    .stream()
                    .filter(page -> page.path().contains("/c/" + opaque + "/"))
                    .forEach(ofCustomers::add);
        }
        Map<String, String> inParts = texts(ofCustomers);
        String home = ofCustomers.getFirst().path().replaceFirst("/c/.*", "/");
        SortedMap<String, String> releases = CustomerGroup.releases(ofCustomers, home);
        assertThat(inParts).hasSize(2 * reading.customers().size());
        assertThat(pages).containsAllEntriesOf(inParts);

        AccountReading put = whole.reader().read(TENANT, whole.account(), whole.inParts(), whole.at());
        Map<String, String> own = texts(site.account(put, releases, whole.names()));
        assertThat(own).hasSizeGreaterThan(8);
        assertThat(pages).containsAllEntriesOf(own);
        assertThat(pages.keySet()).containsExactlyInAnyOrderElementsOf(
                Stream.of(own.keySet(), inParts.keySet()).flatMap(Set::stream).toList());
        assertThat(Codec.text(AccountSummary.of("a/x", put))).isEqualTo(Codec.text(AccountSummary.of("a/x", reading)));
    }

    private Whole whole() {
        try (SteppedStack stack = KeptStores.of(KeptStores.releases().getLast()).opened(folder.resolve("site"))) {
            stack.pass(Duration.ofHours(1));
            stack.applyAgain();
            Map<Subject, StateItem> states = new TreeMap<>();
            stack.items()
                    .flatMap(item -> Optional.ofNullable(item.get("pk")).stream())
                    .map(AttributeValue::s)
                    .filter(pk -> pk.startsWith(TENANT + "#U#a/"))
                    .distinct()
                    .map(pk -> Unit.parse(pk.replace("#U#", "|")))
                    .forEach(unit -> DraftSources.of(stack.ledger(), unit)
                            .states()
                            .forEach(state -> states.put(state.subject(), state)));
            UnitInput all = UnitInput.of(states.values(), holder -> holder.kind() == Holder.Kind.ACCOUNT);
            Map<String, String> labels = new LabelResolver(stack.ledger().labels()).read(TENANT, all.tokens()).names();
            String account = all.held().getFirst().slice().holder().account();
            return new Whole(account, all.held(), new NameResolver(all.paths(), labels),
                    new AccountReader(new ProgrammeSource(stack.ledger(), stack::now).current().orElseThrow(),
                            ReasonCodes.own()),
                    stack.now());
        }
    }

    private static Map<String, String> texts(List<Page> pages) {
        return pages.stream().collect(Collectors.toMap(Page::path, Page::text, (a, _) -> a, TreeMap::new));
    }
}
