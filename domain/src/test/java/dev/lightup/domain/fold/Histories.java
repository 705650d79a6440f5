package dev.lightup.domain.fold;

import static dev.lightup.domain.fold.Told.told;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.FeedFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.event.UsageFact;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Random histories from a seed: any fact with any values, several sources with and without sequences, late words, wrong clocks,
/// corrections, retractions and changes of hands.
final class Histories {
    private final RandomGenerator random;

    Histories(long seed) {
        random = new java.util.Random(seed);
    }

    /// Facts of every kind there is, with random values.
    Fact anyFact() {
        List<Catalogue.Type> types = Catalogue.all();
        return fact(types.get(random.nextInt(types.size())));
    }

    private Fact fact(Catalogue.Type type) {
        RecordComponent[] components = type.fact().getRecordComponents();
        Class<?>[] parameters = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            parameters[i] = components[i].getType();
            values[i] = value(components[i].getGenericType());
        }
        try {
            Constructor<? extends Fact> constructor = type.fact().getDeclaredConstructor(parameters);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type.name(), e);
        }
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type inner = generic.getActualTypeArguments()[0];
            boolean none = random.nextInt(3) == 0;
            if (generic.getRawType() == Optional.class) {
                return none ? Optional.empty() : Optional.of(value(inner));
            }
            return none ? List.of() : List.of(value(inner));
        }
        if (type == String.class) {
            return pick("active", "Pending", "nonsense", "mpa", "reseller", "credit", "e1", "teams", "", "exchange");
        }
        if (type == long.class || type == Long.class) {
            return random.nextInt(20) == 0 ? random.nextLong() : random.nextLong(60);
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt(40);
        }
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == Instant.class) {
            return random.nextInt(50) == 0
                    ? random.nextBoolean() ? Instant.MIN : Instant.MAX
                    : Told.minute(random.nextLong(60 * 24 * 600));
        }
        if (type == LocalDate.class) {
            return LocalDate.EPOCH.plusDays(random.nextInt(30_000));
        }
        if (type == BigDecimal.class) {
            return BigDecimal.valueOf(random.nextInt(10_000), 2);
        }
        if (type == Reason.class) {
            return Reason.of(pick("PO", "hold", "900400"));
        }
        if (type == OrderLine.class) {
            return new OrderLine(pick("sku1", "sku2"), random.nextInt(50), Optional.empty());
        }
        if (type == UsageFact.Standing.class) {
            return new UsageFact.Standing(
                    random.nextBoolean() ? Optional.empty() : Optional.of(pick("active", "Pending", "nonsense")),
                    random.nextBoolean(), random.nextInt(50));
        }
        if (type == FeedFact.Unread.class) {
            return random.nextInt(3) > 0
                    ? FeedFact.Unread.NONE
                    : new FeedFact.Unread(1, List.of(
                            new FeedFact.UnreadRow(random.nextInt(90), "a cell is missing", Optional.empty())));
        }
        if (type == FeedFact.Listed.class) {
            return new FeedFact.Listed(pick("a1", "a2"), Told.minute(random.nextLong(60 * 24 * 600)),
                    random.nextLong(60), random.nextLong(60), FeedFact.Unread.NONE);
        }
        if (type == Fact.class) {
            return anyFact();
        }
        throw new IllegalStateException("no values for " + type);
    }

    private String pick(String... some) {
        return some[random.nextInt(some.length)];
    }

    /// A fact that may be told of this subject: mostly of its family, sometimes about the feed or another event.
    Fact fact(Subject subject, List<String> ids) {
        int dice = random.nextInt(100);
        if (dice < 4) {
            return new SystemFact.Corrected(id(ids), fact(subject, List.of()));
        }
        if (dice < 7) {
            return new SystemFact.Retracted(id(ids));
        }
        if (dice < 10) {
            return random.nextBoolean() ? new SystemFact.Placed() : new SystemFact.Touch("changed");
        }
        if (dice < 12) {
            return anyFact();
        }
        List<Catalogue.Type> own = Catalogue.all()
                .stream()
                .filter(type -> type.subject().filter(subject.kind()::equals).isPresent())
                .toList();
        return own.isEmpty() ? anyFact() : fact(own.get(random.nextInt(own.size())));
    }

    /// Amendments mostly name a recent event; seldom one far back, or one that has not come yet.
    private String id(List<String> ids) {
        if (ids.isEmpty() || random.nextInt(400) == 0) {
            return "e" + random.nextInt(ids.size() + 40);
        }
        return ids.get(Math.max(0, ids.size() - 1 - random.nextInt(8)));
    }

    /// A subject of any kind.
    Subject subject() {
        Subject.Kind[] kinds = Subject.Kind.values();
        return new Subject(kinds[random.nextInt(kinds.length)], "s1");
    }

    /// Entries about one subject, spread over a time, none twice.
    List<Entry> entries(Subject subject, int count, Duration over) {
        List<String> ids = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        long minutes = over.toMinutes();
        for (int i = 0; i < count; i++) {
            String id = "e" + i;
            long at = minutes * i / count;
            Told told = told(subject, id, fact(subject, ids)).place(random.nextInt(4)).at(at);
            told = source(told, i);
            if (random.nextInt(50) != 0) {
                told = amended(told, entries);
            }
            if (random.nextInt(8) == 0) {
                told = told.account(pick("a1", "a2", "a3"));
            }
            if (random.nextInt(10) == 0) {
                told = told.customer(pick("c1", "c2"));
            }
            if (random.nextInt(25) == 0) {
                told = told.occurred(Told.minute(at + random.nextLong(-600, 60)));
            }
            ids.add(id);
            entries.add(told.entry());
        }
        return entries;
    }

    /// Amendments speak of events of their own source.
    private static Told amended(Told told, List<Entry> before) {
        return AmendmentRules.target(told.entry())
                .flatMap(target -> before.stream().filter(entry -> entry.id().equals(target.id())).findFirst())
                .map(entry -> told.from(entry.source()))
                .orElse(told);
    }

    /// The ways of senders: no sequence, a sequence in its own order, one that sometimes jumps.
    private Told source(Told told, int i) {
        return switch (random.nextInt(4)) {
            case 0 -> told.from("/plain/");
            case 1 -> told.from("/counted/").sequence(i);
            case 2 -> told.from("/skewed/").sequence(Math.max(0, i - random.nextInt(4)));
            default -> random.nextBoolean() ? told.from("/mixed/") : told.from("/mixed/").sequence(i);
        };
    }
}
