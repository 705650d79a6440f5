package dev.lightup.functions.find;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Slice;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RowAnchor;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.publication.UnitPage;
import dev.lightup.ledger.subject.StateItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the row of a number without an index: a subject's key follows from its kind and id, its state names who holds it and the ids in
/// paths, and a page's path and a row's id follow from those. Two calls of the table, whatever is found: the states of all that may be
/// called so, then which of the pages were written. Thread-safe.
public final class RowFinder {
    /// In the order in which several are listed.
    private static final List<Subject.Kind> KINDS = List.of(Subject.Kind.ORDER, Subject.Kind.SUBSCRIPTION,
            Subject.Kind.CUSTOMER, Subject.Kind.PARTNER);
    private static final String INDEX = "index.html";

    private final Ledger ledger;

    public RowFinder(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Finds it, within what is open.
    public FoundPlace find(TypedNumber number, SearchScope scope) {
        List<StateItem> states = scope.tenants().stream().flatMap(tenant -> states(tenant, number)).toList();
        List<List<Candidate>> rows = new ArrayList<>();
        for (Subject.Kind kind : KINDS) {
            // as it was typed, before what was typed may stand for
            for (String id : number.spellings()) {
                List<List<Candidate>> spelled = states.stream()
                        .filter(state -> state.subject().equals(new Subject(kind, id)))
                        .map(state -> candidates(state, scope))
                        .filter(found -> !found.isEmpty())
                        .toList();
                rows.addAll(spelled);
                if (!spelled.isEmpty()) {
                    break;
                }
            }
        }
        List<Candidate> names = names(number, scope);
        // asked for also where nothing is there to ask for: how long the answer takes says nothing
        Set<UnitPage> written = ledger.units()
                .written(Stream.concat(rows.stream().flatMap(List::stream), names.stream())
                        .map(Candidate::page)
                        .toList());
        List<FoundPlace.Row> found = rows.stream().flatMap(row -> first(row, written).stream()).toList();
        return switch (found.size()) {
            case 0 -> number.letter()
                    .filter(_ -> scope.hasNames())
                    .flatMap(letter -> first(names, written).<FoundPlace>map(row -> new FoundPlace.Names(row, letter)))
                    .orElseGet(FoundPlace.Nowhere::new);
            case 1 -> new FoundPlace.At(found.getFirst());
            default -> new FoundPlace.Several(found);
        };
    }

    /// A place where it may stand.
    private record Candidate(UnitPage page, FoundPlace.Row row) {}

    private static Optional<FoundPlace.Row> first(List<Candidate> row, Set<UnitPage> written) {
        return row.stream().filter(place -> written.contains(place.page())).map(Candidate::row).findFirst();
    }

    private Stream<StateItem> states(String tenant, TypedNumber number) {
        List<Subject> subjects = KINDS.stream()
                .flatMap(kind -> number.spellings().stream().map(id -> new Subject(kind, id)))
                .toList();
        return ledger.subjects().states(tenant, subjects).stream();
    }

    /// Where a subject may stand, its present holder's pages first.
    private static List<Candidate> candidates(StateItem state, SearchScope scope) {
        Optional<String> distributor = Optional.ofNullable(state.paths().get("tenant:"));
        return distributor.isEmpty()
                ? List.of()
                : state.stored()
                        .known()
                        .stream()
                        .flatMap(folded -> folded.slices().reversed().stream())
                        .flatMap(slice -> places(state, slice, distributor.get(), scope))
                        .distinct()
                        .toList();
    }

    private static Stream<Candidate> places(
            StateItem state,
            Slice slice,
            String distributor,
            SearchScope scope) {
        return Unit.of(state.tenant(), slice.holder(),
                account -> Optional.ofNullable(state.paths().get("account:" + account)))
                .filter(scope::opens)
                .stream()
                .flatMap(unit -> switch (unit) {
                    case Unit.Account account -> onAccount(account, state, slice, distributor);
                    case Unit.Unplaced _ -> Stream.of(candidate(Unit.distributor(state.tenant()),
                            UnitKind.DISTRIBUTOR.folder(distributor, ""), kind(state.subject()), "", "#unplaced"));
                    case Unit.Group _, Unit.Distributor _, Unit.About _, Unit.Operator _, Unit.Partner _, Unit.Listed _, Unit.Other _ ->
                        Stream.empty();
                });
    }

    /// A page of a customer is its account's, or its group's where the account is made in levels.
    private static Stream<Candidate> onAccount(Unit.Account account, StateItem state, Slice slice, String distributor) {
        Subject subject = state.subject();
        Optional<String> customer = (subject.kind() == Subject.Kind.CUSTOMER
                ? Optional.of(subject.id())
                : slice.customer()).flatMap(id -> Optional.ofNullable(state.paths().get("customer:" + id)));
        boolean row = subject.kind() == Subject.Kind.ORDER || subject.kind() == Subject.Kind.SUBSCRIPTION;
        String page = customer.filter(_ -> subject.kind() != Subject.Kind.PARTNER)
                .map(opaque -> "c/" + opaque + "/")
                // an order of nobody stands among the account's; what else has no customer has no page of its own
                .orElse(subject.kind() == Subject.Kind.ORDER ? "orders/" : "");
        return Stream.<Unit>of(account, Unit.Group.of(account.tenant(), account.id(), customer))
                .filter(Unit::hasPages)
                .map(unit -> candidate(unit, UnitKind.ACCOUNT.folder(distributor, account.id()), kind(subject), page,
                        row && !page.isEmpty() ? "#" + RowAnchor.of(subject) : ""));
    }

    private static Candidate candidate(Unit unit, String folder, FoundPlace.Kind kind, String page, String fragment) {
        return new Candidate(new UnitPage(unit, folder + page + INDEX),
                new FoundPlace.Row(kind, "/" + folder + page, fragment));
    }

    private static FoundPlace.Kind kind(Subject subject) {
        return switch (subject.kind()) {
            case ORDER -> FoundPlace.Kind.ORDER;
            case SUBSCRIPTION -> FoundPlace.Kind.SUBSCRIPTION;
            case CUSTOMER -> FoundPlace.Kind.CUSTOMER;
            case PARTNER -> FoundPlace.Kind.ACCOUNT;
            case OFFER, USAGE, MILESTONE, ESCALATION, ENDPOINT, PROGRAMME, FEED, LINK, PORTFOLIO ->
                throw new IllegalStateException("nobody looks for these by a number");
        };
    }

    /// The pages of names on which it may be looked for, the nearest first; the last is the unit's home, which is asked for in any case.
    private static List<Candidate> names(TypedNumber number, SearchScope scope) {
        return scope.names()
                .map(place -> folders(place.unit(), number.letter().orElse("other")).map(page -> new Candidate(
                        new UnitPage(place.unit(), place.folder().substring(1) + page + INDEX),
                        new FoundPlace.Row(FoundPlace.Kind.NAMES, place.folder() + page, ""))).toList())
                .orElse(List.of());
    }

    private static Stream<String> folders(Unit unit, String letter) {
        return switch (unit) {
            // a letter of very many names is cut in two
            case Unit.Distributor _ -> Stream.of("accounts/name/" + letter + "/", "accounts/name/" + letter + "-0/",
                    "accounts/name/", "");
            case Unit.Account _ -> Stream.of("customers/" + letter + "/", "customers/", "");
            case Unit.Group _, Unit.Unplaced _, Unit.About _, Unit.Operator _, Unit.Partner _, Unit.Listed _, Unit.Other _ ->
                Stream.of("");
        };
    }
}
