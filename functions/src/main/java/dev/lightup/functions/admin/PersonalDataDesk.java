package dev.lightup.functions.admin;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.json.codec.Codec;
import dev.lightup.functions.leaving.LeavingPages;
import dev.lightup.functions.personal.GrantTitles;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.FoundEntry;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.senders.canonical.CanonicalFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is held of somebody, and erasing it. Clear values stand in labels alone, each behind a token; erasing a label leaves a tombstone, so that the
/// same event sent again does not bring it back, and touches neither the log nor the hashes that contents are compared by. Each call may be repeated.
/// Thread-safe.
final class PersonalDataDesk {
    private static final int TOGETHER = 100;
    /// Every token of ours has this form; what has it and is none has no label.
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
    /// What a stored event keeps of what nobody reads. Its other tokens are of whoever else it tells of, and stay.
    private static final Pattern UNREAD = Pattern.compile("\"unread\":\"([0-9a-f]{32})\"");

    private final Ledger ledger;
    private final EventFinder finder;
    private final GrantTitles titles;
    private final LeavingPages pages;
    private final InstantSource clock;

    PersonalDataDesk(
            Ledger ledger,
            EventFinder finder,
            GrantTitles titles,
            LeavingPages pages,
            InstantSource clock) {
        this.ledger = ledger;
        this.finder = finder;
        this.titles = titles;
        this.pages = pages;
        this.clock = clock;
    }

    /// What was found.
    private static final class Found {
        private final NavigableSet<Subject> subjects = new TreeSet<>();
        private final NavigableSet<String> tokens = new TreeSet<>();
        private final Map<RawKey, Entry> events = new LinkedHashMap<>();
        private boolean whole = true;
    }

    AdminAnswer show(AdminCommand.DataHeld asked, BooleanSupplier inTime) {
        Optional<Subject> subject = Subject.parse(asked.subject());
        if (subject.isEmpty()) {
            return notASubject();
        }
        String tenant = asked.tenant();
        Found found = found(tenant, subject.get(), inTime);
        List<PersonalLabel> labels = labels(tenant, found.tokens);
        List<AnswerParts.HeldTitle> called = titles.of(tenant, subject.get(), units(tenant, found.subjects),
                clear(labels));
        if (found.events.isEmpty() && called.isEmpty()) {
            return nothing();
        }
        List<AnswerParts.HeldValue> values = labels.stream()
                .limit(AdminAnswer.DataShown.MOST)
                .map(label -> switch (label) {
                    case PersonalLabel.Clear(String token, String value) ->
                        new AnswerParts.HeldValue(token, Optional.of(value));
                    case PersonalLabel.Erased(String token) -> new AnswerParts.HeldValue(token, Optional.empty());
                })
                .toList();
        List<AnswerParts.HeldEvent> events = found.events.entrySet()
                .stream()
                .sorted(Comparator.comparing((Map.Entry<RawKey, Entry> one) -> one.getValue().received())
                        .thenComparing(Map.Entry::getKey))
                .limit(AdminAnswer.DataShown.MOST)
                .map(one -> new AnswerParts.HeldEvent(one.getKey().receipt(), one.getValue().type(),
                        one.getValue().source(), one.getValue().id(), one.getValue().received()))
                .toList();
        return new AdminAnswer.DataShown(found.subjects.stream().map(Subject::toString).toList(), values, called,
                events, found.events.size(), found.whole);
    }

    AdminAnswer erase(AdminCommand.DataErase asked, BooleanSupplier inTime) {
        Optional<Subject> subject = Subject.parse(asked.subject());
        if (subject.isEmpty()) {
            return notASubject();
        }
        String tenant = asked.tenant();
        Found found = found(tenant, subject.get(), inTime);
        List<PersonalLabel> labels = labels(tenant, found.tokens);
        NavigableSet<Unit> units = units(tenant, found.subjects);
        long called = titles.of(tenant, subject.get(), units, clear(labels))
                .stream()
                .mapToLong(AnswerParts.HeldTitle::readers)
                .sum();
        if (found.events.isEmpty() && called == 0) {
            return nothing();
        }
        boolean dry = asked.dryRun().orElse(false);
        if (!dry) {
            titles.erase(tenant, subject.get(), units, clear(labels));
        }
        long erased = 0;
        long before = 0;
        for (PersonalLabel label : labels) {
            switch (label) {
                case PersonalLabel.Clear(String token, String _) -> {
                    erased++;
                    if (!dry) {
                        ledger.labels().erase(tenant, token);
                    }
                }
                case PersonalLabel.Erased _ -> before++;
            }
        }
        if (!dry) {
            // of what came without its clear value (its endpoint sends references only), so that no other brings it
            Set<String> kept = labels.stream().map(PersonalLabel::token).collect(Collectors.toSet());
            found.tokens.stream()
                    .filter(token -> !kept.contains(token))
                    .forEach(token -> ledger.labels().erase(tenant, token));
            // also where nothing was left to erase: whoever was cut off before this comes again
            units.forEach(this::madeAnew);
        }
        boolean unkept = dry || !isLeaving(tenant) || pages.drop(tenant).whole();
        return new AdminAnswer.DataErased(erased, before, called,
                units.stream().map(Unit::toString).toList(),
                found.whole && unkept);
    }

    private static List<String> clear(List<PersonalLabel> labels) {
        return labels.stream().flatMap(label -> switch (label) {
            case PersonalLabel.Clear(String _, String value) -> Stream.of(value);
            case PersonalLabel.Erased _ -> Stream.empty();
        }).toList();
    }

    /// Noted before it is due, so that no file of the unit's pages is made of those that are there until then.
    private void madeAnew(Unit unit) {
        Instant now = clock.instant();
        ledger.heads().note(unit, PublishLease.ERASED, Optional.of(now.toString()));
        ledger.heads().lowerDue(unit, now);
    }

    /// Whether there may be files of all pages, for readers to take along: they are removed, and made anew of the pages that follow.
    private boolean isLeaving(String tenant) {
        return ledger.closings().find(tenant).filter(kept -> kept.closing().shut().isEmpty()).isPresent();
    }

    private static AdminAnswer notASubject() {
        return new AdminAnswer.Malformed("/subject: kind/id, such as customer/C-19");
    }

    private static AdminAnswer nothing() {
        return new AdminAnswer.Unknown("nothing is stored of this subject");
    }

    private Found found(String tenant, Subject subject, BooleanSupplier inTime) {
        var found = new Found();
        found.subjects.add(subject);
        if (subject.kind() == Subject.Kind.CUSTOMER) {
            found.subjects.addAll(ledger.customers().names(tenant, subject.id()));
        }
        for (Subject one : found.subjects) {
            List<FoundEntry> some = new ArrayList<>();
            for (FoundEntry entry : (Iterable<FoundEntry>) ledger.subjects().entries(tenant, one)::iterator) {
                some.add(entry);
                if (some.size() == TOGETHER) {
                    take(some, found);
                    some.clear();
                    if (!inTime.getAsBoolean()) {
                        found.whole = false;
                        return found;
                    }
                }
            }
            take(some, found);
        }
        return found;
    }

    private void take(List<FoundEntry> some, Found found) {
        for (FoundEntry one : some) {
            one.entry().known().ifPresent(entry -> {
                found.events.putIfAbsent(one.raw(), entry);
                TOKEN.matcher(Codec.text(entry)).results().forEach(token -> found.tokens.add(token.group()));
            });
        }
        // what a sender wrote beside what we read lies behind a token of the event itself; a file's rows keep nothing of that kind
        finder.read(some.stream().map(FoundEntry::raw).toList())
                .values()
                .stream()
                .filter(raw -> raw.format().equals(CanonicalFormat.NAME))
                .map(RawEvent::body)
                .forEach(body -> UNREAD.matcher(body).results().forEach(token -> found.tokens.add(token.group(1))));
    }

    private List<PersonalLabel> labels(String tenant, NavigableSet<String> tokens) {
        List<PersonalLabel> labels = new ArrayList<>();
        List<String> all = List.copyOf(tokens);
        for (int from = 0; from < all.size(); from += TOGETHER) {
            labels.addAll(ledger.labels()
                    .read(tenant, all.subList(from, Math.min(all.size(), from + TOGETHER)))
                    .values());
        }
        return labels;
    }

    /// On whose pages it stands or stood: the holders', and the level above them.
    private NavigableSet<Unit> units(String tenant, Collection<Subject> subjects) {
        NavigableSet<Unit> units = new TreeSet<>();
        ledger.subjects().states(tenant, subjects).stream().map(StateItem::units).forEach(units::addAll);
        List.copyOf(units).forEach(unit -> units.addAll(unit.above()));
        return units;
    }
}
