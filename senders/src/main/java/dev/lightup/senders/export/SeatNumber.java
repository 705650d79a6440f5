package dev.lightup.senders.export;

import dev.lightup.senders.export.column.ExportField;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.UsageFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rows that are one number: one customer, SKU, workload and moment. Sold seats add up, assigned and active ones are counted once (the
/// greatest). A row that says the same as one before it, and one of another window, does not count and is told.
final class SeatNumber implements DatedRows {
    /// One row.
    ///
    /// @param cells what it says, as it was written
    /// @param status where its sold seats stand; a trial's are not sold
    record Part(
            int line,
            Optional<String> account,
            Map<ExportField, String> cells,
            Counts counts,
            Optional<Integer> windowDays,
            Optional<String> status,
            boolean trial) {}

    /// What a row counts.
    record Counts(Optional<Long> sold, Optional<Long> assigned, Optional<Long> qualified, Optional<Long> active) {
        boolean countNobody() {
            List<Long> told = Stream.of(assigned, qualified, active).flatMap(Optional::stream).toList();
            return !told.isEmpty() && told.stream().allMatch(count -> count == 0);
        }

        boolean say() {
            return sold.isPresent() || assigned.isPresent() || qualified.isPresent() || active.isPresent();
        }
    }

    private final Subject subject;
    private final String customer;
    private final Optional<String> workload;
    private final Instant asOf;
    private final List<Part> parts = new ArrayList<>();

    SeatNumber(Subject subject, String customer, Optional<String> workload, Instant asOf) {
        this.subject = subject;
        this.customer = customer;
        this.workload = workload;
        this.asOf = asOf;
    }

    void add(Part part) {
        parts.add(part);
    }

    Subject subject() {
        return subject;
    }

    /// The subjects whose rows of one moment name more than one account, whatever their workloads. (At another moment the customer may
    /// have moved.)
    static Set<Subject> shared(Collection<SeatNumber> numbers) {
        return sharedAt(numbers).stream().map(Moment::subject).collect(Collectors.toSet());
    }

    /// The same by the moments at which they are.
    static Set<Moment> sharedAt(Collection<SeatNumber> numbers) {
        Map<Moment, Set<String>> accounts = new HashMap<>();
        for (SeatNumber number : numbers) {
            Set<String> named = accounts.computeIfAbsent(number.moment(), _ -> new HashSet<>());
            number.parts.forEach(part -> part.account().ifPresent(named::add));
        }
        accounts.values().removeIf(named -> named.size() < 2);
        return Set.copyOf(accounts.keySet());
    }

    /// A subject at a moment.
    record Moment(Subject subject, Instant asOf) {}

    Moment moment() {
        return new Moment(subject, asOf);
    }

    @Override
    public Object whose() {
        return List.of(subject, workload);
    }

    @Override
    public Instant asOf() {
        return asOf;
    }

    @Override
    public List<Long> lines() {
        return parts.stream().map(part -> (long) part.line()).toList();
    }

    /// Takes out what counts nobody and is of a licence that ended: it says nothing of the seats that another account has.
    ///
    /// @param ended whether a word says so
    /// @return the lines that were taken out
    List<ExportRows.Told> withoutEnded(Predicate<String> ended) {
        List<Part> out = parts.stream()
                .filter(part -> part.counts().countNobody() && part.status().filter(ended).isPresent())
                .toList();
        parts.removeAll(out);
        return out.stream()
                .map(part -> new ExportRows.Told(part.line(),
                        "an ended licence that nobody uses, and another account is named for this customer and SKU: not in their number"))
                .toList();
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    List<FileListing.Omitted> leftOut(String why) {
        return parts.stream()
                .map(part -> new FileListing.Omitted(part.line(), part.account(), Optional.of(subject), why))
                .toList();
    }

    /// The number.
    ///
    /// @param perLicence whether assigned and active seats are each row's own, and so add up
    /// @param remarks where rows that do not count are told
    ExportRows.Said said(String feed, boolean perLicence, List<ExportRows.Told> remarks) {
        List<Part> counted = counted(parts, remarks);
        List<Counts> counts = counted.stream().map(Part::counts).toList();
        List<UsageFact.Standing> standings = standings(counted);
        Optional<Long> sold = standings.isEmpty() ? sum(counts.stream().map(Counts::sold).toList()) : Optional.empty();
        var fact = new UsageFact.Snapshot(feed, workload, sold,
                together(counts.stream().map(Counts::assigned).toList(), perLicence),
                together(counts.stream().map(Counts::qualified).toList(), perLicence),
                together(counts.stream().map(Counts::active).toList(), perLicence), window(counted), asOf,
                Optional.of(standings));
        return new ExportRows.Said(subject, parts.getFirst().line(), asOf,
                counted.stream().flatMap(part -> part.account().stream()).findFirst(), Optional.of(customer), fact);
    }

    /// The sold seats by where their rows stand; none where no row says it.
    private static List<UsageFact.Standing> standings(List<Part> parts) {
        if (parts.stream().noneMatch(part -> part.status().isPresent() || part.trial())) {
            return List.of();
        }
        Map<UsageFact.Standing, Long> seats = new LinkedHashMap<>();
        for (Part part : parts) {
            part.counts()
                    .sold()
                    .ifPresent(sold -> seats.merge(new UsageFact.Standing(part.status(), part.trial(), 0), sold,
                            Long::sum));
        }
        return seats.entrySet()
                .stream()
                .map(one -> new UsageFact.Standing(one.getKey().status(), one.getKey().trial(), one.getValue()))
                .toList();
    }

    /// The sold seats of rows that count, whatever their status.
    static Optional<Long> sold(List<Part> counting) {
        return sum(counting.stream().map(part -> part.counts().sold()).toList());
    }

    /// The rows that count, if these are all.
    static List<Part> counting(List<Part> parts) {
        return counted(parts, new ArrayList<>());
    }

    /// The lines that count.
    List<Integer> counted() {
        return counting(parts).stream().map(Part::line).toList();
    }

    private static List<Part> counted(List<Part> parts, List<ExportRows.Told> remarks) {
        Map<Map<ExportField, String>, Integer> lines = new HashMap<>();
        List<Part> counted = new ArrayList<>();
        for (Part part : parts) {
            Optional<Integer> window = window(counted);
            Optional<Integer> same = Optional.ofNullable(lines.putIfAbsent(part.cells(), part.line()));
            if (same.isPresent()) {
                remarks.add(new ExportRows.Told(part.line(), "says the same as line " + same.get() + ": counted once"));
            } else if (window.isPresent()
                    && part.windowDays().filter(days -> !window.equals(Optional.of(days))).isPresent()) {
                remarks.add(new ExportRows.Told(part.line(),
                        "another window than line " + counted.getFirst().line() + ": not counted"));
            } else {
                counted.add(part);
            }
        }
        return counted;
    }

    private static Optional<Integer> window(List<Part> parts) {
        return parts.stream().flatMap(part -> part.windowDays().stream()).findFirst();
    }

    private static Optional<Long> sum(List<Optional<Long>> counts) {
        return counts.stream().flatMap(Optional::stream).reduce(Long::sum);
    }

    private static Optional<Long> together(List<Optional<Long>> counts, boolean perLicence) {
        return perLicence ? sum(counts) : greatest(counts);
    }

    private static Optional<Long> greatest(List<Optional<Long>> counts) {
        return counts.stream().flatMap(Optional::stream).reduce(Long::max);
    }
}
