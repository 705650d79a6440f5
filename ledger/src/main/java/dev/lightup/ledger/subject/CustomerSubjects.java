package dev.lightup.ledger.subject;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Where a customer's subjects and the maps of the customer to an account meet: each puts itself first and reads the others then, so
/// that one of two always finds the other. Strongly consistent. Thread-safe.
public final class CustomerSubjects {
    private final ItemStore<Name> names;
    private final ItemStore<SubjectLayout.Placed> maps;

    public CustomerSubjects(DynamoDbClient client, String table) {
        this.names = new ItemStore<>(client, table, NAME);
        this.maps = new ItemStore<>(client, table, SubjectLayout.entries("map"));
    }

    /// Puts a subject's name; putting it again changes nothing.
    public void putName(String tenant, String customer, Subject subject) {
        names.put(new Name(tenant, customer, subject));
    }

    /// Takes out the name of a subject that no entry links to the customer.
    public void removeName(String tenant, String customer, Subject subject) {
        names.delete(ItemKeys.customer(tenant, customer), ItemKeys.NAMES + subject);
    }

    /// The names of the customer's subjects.
    public List<Subject> names(String tenant, String customer) {
        return names.beginning(ItemKeys.customer(tenant, customer), ItemKeys.NAMES).map(Name::subject).toList();
    }

    /// Puts a map: the customer's entry that links it to an account, or ends the link.
    public void putMap(String customer, StoredEntry map) {
        String pk = ItemKeys.customer(map.raw().tenant(), customer);
        maps.put(new SubjectLayout.Placed(pk, ItemKeys.map(map.raw(), map.entry()), map));
    }

    /// Puts a map where it is not yet: a read in place of a write for who drives again what most likely is there.
    public void putMissingMap(String customer, StoredEntry map) {
        if (maps.get(ItemKeys.customer(map.raw().tenant(), customer), ItemKeys.map(map.raw(), map.entry()))
                .filter(found -> found.entry().isNewer() || found.entry().known().equals(Optional.of(map.entry())))
                .isEmpty()) {
            putMap(customer, map);
        }
    }

    /// The customer's maps, in no order of time.
    public List<FoundEntry> maps(String tenant, String customer) {
        return maps.beginning(ItemKeys.customer(tenant, customer), ItemKeys.MAPS)
                .map(SubjectLayout.Placed::found)
                .toList();
    }

    /// Takes out a map that was made anew under another key.
    ///
    /// @param place where it was found
    public void removeMap(String tenant, String customer, String place) {
        maps.delete(ItemKeys.customer(tenant, customer), place);
    }

    /// Where a map of this release lies at its customer.
    public static String place(StoredEntry map) {
        return ItemKeys.map(map.raw(), map.entry());
    }

    private record Name(String tenant, String customer, Subject subject) {}

    private static final RecordSchema<Name> NAME = RecordLayout
            .of(Name.class, "name", n -> ItemKeys.customer(n.tenant(), n.customer()), n -> ItemKeys.NAMES + n.subject())
            .read(bag -> new Name(ItemKeys.tenant(bag.text(RecordLayout.PK)), ItemKeys.rest(bag.text(RecordLayout.PK)),
                    ItemKeys.subjectOf(bag.text(RecordLayout.SK).substring(ItemKeys.NAMES.length()))));
}
