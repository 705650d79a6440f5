package dev.lightup.ledger;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.item.Layout;
import dev.lightup.ledger.item.Schema;
import dev.lightup.ledger.item.Shelf;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Where a customer's subjects and the maps of the customer to an account meet: each puts itself first and reads the others then, so
/// that one of two always finds the other. Strongly consistent. Thread-safe.
public final class Customers {
    private final Shelf<Name> names;
    private final Shelf<SubjectLayout.Placed> maps;

    Customers(DynamoDbClient client, String table) {
        this.names = new Shelf<>(client, table, NAME);
        this.maps = new Shelf<>(client, table, SubjectLayout.entries("map"));
    }

    /// Puts a subject's name; putting it again changes nothing.
    public void putName(String tenant, String customer, Subject subject) {
        names.put(new Name(tenant, customer, subject));
    }

    /// Takes out the name of a subject that no entry links to the customer.
    public void removeName(String tenant, String customer, Subject subject) {
        names.delete(Keys.customer(tenant, customer), Keys.NAMES + subject);
    }

    /// The names of the customer's subjects.
    public List<Subject> names(String tenant, String customer) {
        return names.beginning(Keys.customer(tenant, customer), Keys.NAMES).map(Name::subject).toList();
    }

    /// Puts a map: the customer's entry that links it to an account, or ends the link.
    public void putMap(String customer, StoredEntry map) {
        String pk = Keys.customer(map.raw().tenant(), customer);
        maps.put(new SubjectLayout.Placed(pk, Keys.map(map), map));
    }

    /// Puts a map where it is not yet: a read in place of a write for who drives again what most likely is there.
    public void putMissingMap(String customer, StoredEntry map) {
        if (maps.get(Keys.customer(map.raw().tenant(), customer), Keys.map(map))
                .filter(found -> found.entry().isNewer() || found.entry().known().equals(Optional.of(map.entry())))
                .isEmpty()) {
            putMap(customer, map);
        }
    }

    /// The customer's maps, in no order of time.
    public List<FoundEntry> maps(String tenant, String customer) {
        return maps.beginning(Keys.customer(tenant, customer), Keys.MAPS).map(SubjectLayout.Placed::found).toList();
    }

    /// Takes out a map that was made anew under another key.
    ///
    /// @param place where it was found
    public void removeMap(String tenant, String customer, String place) {
        maps.delete(Keys.customer(tenant, customer), place);
    }

    /// Where a map of this release lies at its customer.
    public static String place(StoredEntry map) {
        return Keys.map(map);
    }

    private record Name(String tenant, String customer, Subject subject) {}

    private static final Schema<Name> NAME = Layout
            .of(Name.class, "name", n -> Keys.customer(n.tenant(), n.customer()), n -> Keys.NAMES + n.subject())
            .read(bag -> new Name(Keys.tenant(bag.text(Layout.PK)), Keys.rest(bag.text(Layout.PK)),
                    Keys.subjectOf(bag.text(Layout.SK).substring(Keys.NAMES.length()))));
}
