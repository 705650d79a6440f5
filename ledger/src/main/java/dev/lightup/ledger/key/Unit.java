package dev.lightup.ledger.key;

import dev.lightup.domain.state.Holder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A unit of publishing: what is made, written and read as one. It is written `tenant|word`: in the table, in requests and in logs.
///
/// Each kind is a record here and a {@link UnitKind}, which says all that does not depend on the one unit. Whoever does something else for
/// one kind than for another does it by a `switch` without `default`, so that the compiler names the place when a kind is added. Two units
/// of one text are equal.
public sealed interface Unit extends Comparable<Unit> {
    /// Whose it is.
    String tenant();

    UnitKind kind();

    /// What tells it from the tenant's others of its kind, an opaque id in paths; empty where there is but one.
    default String id() {
        return "";
    }

    /// The unit that reads what this one tells of itself in a summary; empty where it tells nothing.
    default Optional<Unit> parent() {
        return Optional.empty();
    }

    /// The unit on whose pages it stands: itself, where it has pages; empty where no page shows it.
    Optional<Unit> shownOn();

    /// The pages of one partner's account, which partner and distributor both read.
    record Account(String tenant, String id) implements Unit {
        public Account {
            KeyIds.tenant(tenant);
        }

        @Override
        public UnitKind kind() {
            return UnitKind.ACCOUNT;
        }

        @Override
        public Optional<Unit> parent() {
            return Optional.of(distributor(tenant));
        }

        @Override
        public Optional<Unit> shownOn() {
            return UnitKind.isOperator(tenant) ? Optional.empty() : Optional.of(this);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /// Some customers of an account that is made in levels: their pages, and what the account reads of them. Those of one group have ids in paths
    /// that begin alike, so that a customer's group never changes and the path of a page says which one it is.
    ///
    /// @param account the account's id
    /// @param group what those begin with; {@link #NOBODYS} for what names no customer, which stands on the account's own pages
    record Group(String tenant, String account, String group) implements Unit {
        /// Of what names no customer.
        public static final String NOBODYS = "-";
        private static final int LENGTH = 2;
        private static final char SLASH = '/';

        public Group {
            KeyIds.tenant(tenant);
            if (UnitKind.isOperator(tenant)) {
                throw new IllegalArgumentException("the operator has no accounts");
            }
        }

        /// The group of an account's customer.
        ///
        /// @param customer the customer's id in paths; empty where none is named, or where it has no page
        public static Group of(String tenant, String account, Optional<String> customer) {
            return new Group(tenant, account, customer.map(id -> id.substring(0, LENGTH)).orElse(NOBODYS));
        }

        /// That of an id.
        static Optional<Unit> read(String tenant, String id) {
            int slash = id.indexOf(SLASH);
            return slash < 1 || UnitKind.isOperator(tenant)
                    ? Optional.empty()
                    : Optional.of(new Group(tenant, id.substring(0, slash), id.substring(slash + 1)));
        }

        /// The account whose customers these are.
        public Unit ofAccount() {
            return Unit.account(tenant, account);
        }

        @Override
        public UnitKind kind() {
            return UnitKind.GROUP;
        }

        @Override
        public String id() {
            return account + SLASH + group;
        }

        @Override
        public Optional<Unit> parent() {
            return Optional.of(ofAccount());
        }

        @Override
        public Optional<Unit> shownOn() {
            return group.equals(NOBODYS) ? ofAccount().shownOn() : Optional.of(this);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /// A distributor's own pages.
    record Distributor(String tenant) implements Unit {
        public Distributor {
            KeyIds.tenant(tenant);
            if (UnitKind.isOperator(tenant)) {
                throw new IllegalArgumentException("the operator is no distributor");
            }
        }

        @Override
        public UnitKind kind() {
            return UnitKind.DISTRIBUTOR;
        }

        @Override
        public Optional<Unit> shownOn() {
            return Optional.of(this);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /// What is not placed: it has members as an account has, and stands on the distributor's pages.
    record Unplaced(String tenant) implements Unit {
        public Unplaced {
            KeyIds.tenant(tenant);
        }

        @Override
        public UnitKind kind() {
            return UnitKind.UNPLACED;
        }

        @Override
        public Optional<Unit> shownOn() {
            return distributor(tenant).shownOn();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /// The pages that all units share: assets, definitions, schemas. They are made of no state.
    record About() implements Unit {
        @Override
        public String tenant() {
            return ItemKeys.OPERATOR;
        }

        @Override
        public UnitKind kind() {
            return UnitKind.ABOUT;
        }

        @Override
        public Optional<Unit> shownOn() {
            return Optional.of(this);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /// The level above the distributors, whose members are the programme's own subjects. It has no pages.
    record Operator() implements Unit {
        @Override
        public String tenant() {
            return ItemKeys.OPERATOR;
        }

        @Override
        public UnitKind kind() {
            return UnitKind.OPERATOR;
        }

        @Override
        public Optional<Unit> shownOn() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /// The home of one partner over several distributors: its members are the links of its accounts.
    ///
    /// @param id of the made name that its accounts have in common
    record Partner(String id) implements Unit {
        @Override
        public String tenant() {
            return ItemKeys.OPERATOR;
        }

        @Override
        public UnitKind kind() {
            return UnitKind.PARTNER;
        }

        @Override
        public Optional<Unit> parent() {
            return Optional.of(new Operator());
        }

        @Override
        public Optional<Unit> shownOn() {
            return Optional.of(this);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /// What the operator's level notes of a distributor, as that one's summary: that there is one.
    ///
    /// @param id the distributor's tenant
    record Listed(String id) implements Unit {
        @Override
        public String tenant() {
            return ItemKeys.OPERATOR;
        }

        @Override
        public UnitKind kind() {
            return UnitKind.LISTED;
        }

        @Override
        public Optional<Unit> parent() {
            return Optional.of(new Operator());
        }

        @Override
        public Optional<Unit> shownOn() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /// A word of which this release knows nothing: a newer one wrote it, or somebody asked for it. It is carried and never published.
    ///
    /// @param id the word
    record Other(String tenant, String id) implements Unit {
        public Other {
            KeyIds.tenant(tenant);
            if (id.isEmpty()) {
                throw new IllegalArgumentException("a unit has a name");
            }
            if (UnitKind.isKnown(tenant, id)) {
                throw new IllegalArgumentException("a word of a kind that is known");
            }
        }

        @Override
        public UnitKind kind() {
            return UnitKind.OTHER;
        }

        @Override
        public Optional<Unit> parent() {
            return Optional.of(distributor(tenant));
        }

        @Override
        public Optional<Unit> shownOn() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    static Unit account(String tenant, String opaque) {
        return new Account(tenant, opaque);
    }

    /// A tenant's own level: the distributor's, or the operator's.
    static Unit distributor(String tenant) {
        return UnitKind.isOperator(tenant) ? new Operator() : new Distributor(tenant);
    }

    static Unit unplaced(String tenant) {
        return new Unplaced(tenant);
    }

    /// The one unit of what all share.
    static Unit about() {
        return new About();
    }

    /// The unit among whose members a holder's subjects are.
    ///
    /// @param opaque of an account's id, as far as it is known
    static Optional<Unit> of(String tenant, Holder holder, Function<String, Optional<String>> opaque) {
        return switch (holder.kind()) {
            case ACCOUNT -> opaque.apply(holder.account()).map(id -> held(tenant, id));
            case UNPLACED -> Optional.of(unplaced(tenant));
            case TENANT -> Optional.of(distributor(tenant));
        };
    }

    /// The unit of what a tenant's account holds: the operator's are partners, over all distributors.
    static Unit held(String tenant, String opaque) {
        return UnitKind.isOperator(tenant) ? new Partner(opaque) : account(tenant, opaque);
    }

    /// The tenant's unit of that word.
    static Unit of(String tenant, String word) {
        return Stream.of(UnitKind.values())
                .flatMap(kind -> kind.read(tenant, word).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every word is one of a kind"));
    }

    /// The unit of that text, `tenant|word`.
    static Unit parse(String text) {
        int bar = text.indexOf('|');
        if (bar < 1) {
            throw new IllegalArgumentException("a unit is written tenant|unit");
        }
        return of(text.substring(0, bar), text.substring(bar + 1));
    }

    /// Its name within the tenant: `a/<opaque>` an account, `d` the distributor.
    default String word() {
        return kind().mark() + id();
    }

    /// `tenant|word`.
    default String text() {
        return tenant() + '|' + word();
    }

    /// The units whose pages are made of what it tells of itself.
    default List<Unit> above() {
        return parent().flatMap(Unit::shownOn).stream().toList();
    }

    /// Whether it has pages of its own.
    default boolean hasPages() {
        return shownOn().filter(this::equals).isPresent();
    }

    /// The folders in which its pages lie, each ending in a slash; none where it has no pages.
    ///
    /// @param distributor the distributor's opaque id
    default List<String> folders(String distributor) {
        return kind().folders(distributor, id());
    }

    @Override
    default int compareTo(Unit other) {
        int byTenant = tenant().compareTo(other.tenant());
        return byTenant != 0 ? byTenant : word().compareTo(other.word());
    }
}
