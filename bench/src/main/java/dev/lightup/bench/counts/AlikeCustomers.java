package dev.lightup.bench.counts;

import dev.lightup.bench.stepped.KeptDirectory;
import dev.lightup.bench.stepped.KeptSender;
import dev.lightup.bench.stepped.SteppedStack;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.FoundEntry;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.StoredEntry;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Accounts of many customers in minutes: the first customer's events go the whole way, and what they leave (entries, states, memberships) is put
/// again for each of the others under their ids. Nothing of these others is in the log.
final class AlikeCustomers {
    private static final String TENANT = KeptDirectory.NORDVIK;
    private static final Pattern TOKEN = Pattern.compile("\\b[0-9a-f]{32}\\b");
    private static final int LANES = 4;
    private static final int LETTERS = 26;
    private static final List<Subject> FIRST = List.of(new Subject(Subject.Kind.SUBSCRIPTION, "S-0-0"),
            new Subject(Subject.Kind.USAGE, "C-0-0/AWP"), new Subject(Subject.Kind.CUSTOMER, "C-0-0"));

    private final SteppedStack stack;
    private final Ledger ledger;

    AlikeCustomers(SteppedStack stack) {
        this.stack = stack;
        this.ledger = stack.ledger();
    }

    /// Fills. The stream has told nobody of what stands then: whoever wants pages asks for them.
    ///
    /// @param accounts how many accounts, `NV-0` first
    /// @param customers how many customers of each, `C-0-0` first
    /// @return the accounts' units
    SortedSet<Unit> fill(int accounts, int customers) {
        var sender = new KeptSender(stack, TENANT);
        sender.say("s-0-0", "subscription.created", "subscription/S-0-0",
                "{\"sku\":\"AWP\",\"quantity\":20,\"account\":\"NV-0\",\"customer\":\"C-0-0\"}");
        sender.say("a-0-0", "subscription.activated", "subscription/S-0-0", "{\"account\":\"NV-0\"}");
        sender.say("u-0-0", "usage.snapshot", "usage/C-0-0/AWP",
                "{\"account\":\"NV-0\",\"customer\":\"C-0-0\",\"customerName\":\"Customer\",\"sku\":\"AWP\",\"sold\":20,\"assigned\":15,\"active\":9,\"asOf\":\"2026-03-09T00:00:00Z\"}");
        stack.apply();
        List<Model> models = FIRST.stream().flatMap(subject -> model(subject).stream()).toList();
        List<Callable<Boolean>> copies = IntStream.range(0, accounts)
                .boxed()
                .flatMap(account -> IntStream.range(account == 0 ? 1 : 0, customers)
                        .<Callable<Boolean>>mapToObj(customer -> () -> put(models, account, customer)))
                .toList();
        new BoundedParallelism(LANES).call(copies);
        for (int account = 0; account < accounts; account++) {
            ledger.labels().putMissing(TENANT, names(account, customers));
        }
        stack.lose();
        return IntStream.range(0, accounts)
                .mapToObj(account -> Unit.account(TENANT, opaque("account", "NV-" + account)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Names by token; they begin with letters as names do.
    private static Map<String, String> names(int account, int customers) {
        return IntStream.range(0, customers)
                .boxed()
                .collect(Collectors.toMap(customer -> token(account, customer),
                        customer -> "%c%s %d".formatted('A' + customer % LETTERS, "customer", customer)));
    }

    /// What the first customer's events left of a subject.
    private record Model(StateItem state, List<StoredEntry> entries) {}

    private Optional<Model> model(Subject subject) {
        return ledger.subjects()
                .state(TENANT, subject)
                .map(state -> new Model(state,
                        ledger.subjects()
                                .entries(TENANT, subject)
                                .map(FoundEntry::known)
                                .flatMap(Optional::stream)
                                .toList()));
    }

    private boolean put(Collection<Model> models, int account, int customer) {
        for (Model model : models) {
            for (StoredEntry entry : model.entries()) {
                ledger.subjects()
                        .put(new StoredEntry(entry.raw(),
                                Codec.read(Entry.class, renamed(Codec.text(entry.entry()), account, customer))));
            }
            var folded = Codec.read(FoldedSubject.class,
                    renamed(Codec.text(model.state().folded()), account, customer));
            StateItem first = model.state();
            var item = new StateItem(TENANT, folded, first.version(), first.taken(),
                    paths(first.paths(), account, customer), first.checkpoint(), first.written());
            item.members().forEach(unit -> ledger.units().putMember(unit, folded.subject(), item.version()));
            ledger.subjects().write(item);
        }
        return true;
    }

    private static String renamed(String text, int account, int customer) {
        return TOKEN.matcher(text.replace("NV-0", "NV-" + account).replace("-0-0", "-" + account + "-" + customer))
                .replaceAll(token(account, customer));
    }

    /// The token of a customer's name: as any other, but of nothing.
    private static String token(int account, int customer) {
        return HexFormat.of().toHexDigits(account) + "0".repeat(16) + HexFormat.of().toHexDigits(customer);
    }

    private static SortedMap<String, String> paths(SortedMap<String, String> first, int account, int customer) {
        var paths = new TreeMap<String, String>();
        first.forEach((name, opaque) -> {
            String renamed = renamed(name, account, customer);
            String kind = renamed.substring(0, renamed.indexOf(':'));
            paths.put(renamed,
                    name.equals(renamed) ? opaque : opaque(kind, renamed.substring(kind.length() + 1)));
        });
        return paths;
    }

    static String opaque(String kind, String id) {
        return OpaqueId.id(new KeptDirectory().tenant(TENANT).key().array(), kind, id);
    }
}
