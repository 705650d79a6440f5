package dev.lightup.domain.machine;

import dev.lightup.domain.event.FeedFact;
import dev.lightup.domain.event.FeedFact.Listed;
import dev.lightup.domain.event.FeedFact.Unread;
import dev.lightup.domain.state.FeedShare;
import dev.lightup.domain.state.FeedState;
import dev.lightup.domain.state.FeedState.Count;
import dev.lightup.domain.state.FeedState.HeldFile;
import dev.lightup.domain.state.FeedState.LeftOut;
import dev.lightup.domain.state.FeedState.Listing;
import dev.lightup.domain.state.FeedState.OpenFile;
import dev.lightup.domain.state.FeedState.OpenFiles;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.SubjectState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of one feed, in their order: up to when what they do not list was absent. Files of one as-of are parts of one report. A file that
/// is not whole makes nothing gone, nor does one that would make too much gone ({@link AbsenceBrake}), until a file of its as-of is confirmed
/// or completes it, or a later one lists what was missing. A file of many rows is open from its beginning until all of them are read in, or
/// until a later whole file is: then nothing rests on it any more.
final class FeedFold implements SubjectFold {
    private Optional<Instant> latest = Optional.empty();
    private Optional<Instant> whole = Optional.empty();
    private final SortedMap<String, Listing> accounts = new TreeMap<>();
    private Optional<HeldFile> held = Optional.empty();
    private Optional<LeftOut> nobodys = Optional.empty();
    private final SortedMap<String, OpenFile> open = new TreeMap<>();

    private final StateBounds beyond;

    FeedFold(StateBounds beyond) {
        this.beyond = beyond;
    }

    FeedFold(FeedState state, StateBounds beyond) {
        this.beyond = beyond;
        latest = state.latest();
        whole = state.whole();
        accounts.putAll(state.accounts());
        held = state.held();
        nobodys = state.nobodys();
        state.open().ifPresent(files -> open.putAll(files.files()));
    }

    @Override
    public FeedState state() {
        return new FeedState(latest, whole, new TreeMap<>(accounts), held, nobodys,
                open.isEmpty() ? Optional.empty() : Optional.of(new OpenFiles(new TreeMap<>(open))));
    }

    @Override
    public SortedMap<Holder, SubjectState> shares() {
        SortedMap<Holder, SubjectState> shares = new TreeMap<>();
        Optional<OpenFile> newest = open.values()
                .stream()
                .max(Comparator.comparing(OpenFile::asOf).thenComparing(OpenFile::received));
        accounts.forEach((account, listing) -> shares.put(Holder.account(account),
                new FeedShare(listing.whole(), listing.leftOut(), nobodys, held(account, listing), newest)));
        return shares;
    }

    private Optional<FeedShare.HeldShare> held(String account, Listing listing) {
        return held.flatMap(file -> {
            Optional<Count> listed = Optional.ofNullable(file.accounts().get(account));
            long rows = listed.map(Count::rows).orElse(0L);
            return AbsenceBrake.fewerRows(listing, listed) == 0
                    ? Optional.empty()
                    : Optional.of(new FeedShare.HeldShare(file.asOf(), rows, listing.rows()));
        });
    }

    /// A file is no line of a timeline: what it says stands at its rows.
    @Override
    public boolean take(FoldStep step) {
        if (step.fact() instanceof FeedFact fact) {
            String event = step.entry().source() + ' ' + step.entry().id();
            switch (fact) {
                case FeedFact.FileBegun file ->
                    begin(event, new OpenFile(file.asOf(), file.arrived().orElseGet(step.entry()::received),
                            file.rows()), file.accounts());
                case FeedFact.FileRead file -> end(event, file);
            }
        }
        return false;
    }

    private void end(String event, FeedFact.FileRead file) {
        open.remove(event);
        note(file);
        if (file.whole() && whole.filter(file.asOf()::isBefore).isEmpty()) {
            open.values().removeIf(other -> other.asOf().isBefore(file.asOf()));
            judge(file);
        }
    }

    /// The accounts are there before anything else of the file is: what is shown of them from now on carries the mark.
    private void begin(String event, OpenFile file, List<String> named) {
        // one that finds no place is over as soon as the others: nothing of it is to be told for ever
        if (whole.filter(file.asOf()::isBefore).isEmpty() && open.size() < FeedState.OPEN) {
            open.put(event, file);
        }
        for (String account : named) {
            if (fits(account) && accounts.size() < FeedState.ACCOUNTS) {
                accounts.putIfAbsent(account, new Listing(Optional.empty(), 0, 0, Optional.empty()));
            }
        }
    }

    /// What was left out of the newest file, and which accounts there are.
    private void note(FeedFact.FileRead file) {
        boolean newest = latest.filter(file.asOf()::isBefore).isEmpty();
        if (newest) {
            if (latest.filter(file.asOf()::equals).isEmpty()) {
                // what an older file left out is not told any more
                accounts.replaceAll((_, was) -> new Listing(was.whole(), was.rows(), was.seats(), Optional.empty()));
            }
            latest = Optional.of(file.asOf());
            nobodys = leftOut(file.asOf(), file.nobodys());
        }
        for (Listed told : file.accounts()) {
            Listing was = accounts.getOrDefault(told.account(),
                    new Listing(Optional.empty(), 0, 0, Optional.empty()));
            keep(told.account(), new Listing(was.whole(), was.rows(), was.seats(),
                    newest ? leftOut(file.asOf(), told.unread()) : was.leftOut()));
        }
    }

    private void keep(String account, Listing listing) {
        beyond.put("accounts", accounts, account, listing, fits(account) ? FeedState.ACCOUNTS : 0);
    }

    private boolean fits(String account) {
        int characters = accounts.keySet().stream().mapToInt(String::length).sum();
        return accounts.containsKey(account) || characters + account.length() <= FeedState.CHARACTERS;
    }

    private static Optional<LeftOut> leftOut(Instant asOf, Unread unread) {
        return unread.rows() == 0 ? Optional.empty() : Optional.of(new LeftOut(asOf, unread.rows(), unread.first()));
    }

    private void judge(FeedFact.FileRead file) {
        SortedMap<String, Count> now = new TreeMap<>();
        held.filter(other -> other.asOf().equals(file.asOf())).ifPresent(other -> now.putAll(other.accounts()));
        for (Listed told : file.accounts()) {
            if (accounts.containsKey(told.account())) {
                now.merge(told.account(), new Count(told.asOf(), told.rows(), told.seats(), told.unread().rows() > 0),
                        FeedFold::together);
            }
        }
        if (whole.filter(file.asOf()::equals).isPresent()) {
            now.forEach((account, count) -> accounts.computeIfPresent(account, (_, was) -> more(was, count)));
        } else if (!file.confirmed() && AbsenceBrake.holds(accounts, now)) {
            held = Optional.of(new HeldFile(file.asOf(), now));
        } else {
            count(file.asOf(), now);
        }
    }

    /// The file counts as whole: what it does not list is gone.
    private void count(Instant asOf, Map<String, Count> now) {
        whole = Optional.of(asOf);
        held = held.filter(other -> other.asOf().isAfter(asOf));
        accounts.replaceAll((account, was) -> Optional.ofNullable(now.get(account))
                .map(count -> counted(was, count))
                .orElseGet(() -> new Listing(Optional.of(asOf), 0, 0, was.leftOut())));
    }

    private static Listing counted(Listing was, Count count) {
        return count.partial()
                ? more(was, count)
                : new Listing(Optional.of(count.asOf()), count.rows(), count.seats(), was.leftOut());
    }

    /// One part more of the same report, or a part of an account: nothing of it is gone.
    private static Listing more(Listing was, Count count) {
        return new Listing(count.partial() ? was.whole() : later(was.whole(), count.asOf()),
                Math.max(was.rows(), count.rows()), Math.max(was.seats(), count.seats()), was.leftOut());
    }

    private static Optional<Instant> later(Optional<Instant> known, Instant other) {
        return Optional.of(known.filter(other::isBefore).orElse(other));
    }

    private static Count together(Count one, Count other) {
        return new Count(one.asOf().isBefore(other.asOf()) ? one.asOf() : other.asOf(),
                Math.max(one.rows(), other.rows()), Math.max(one.seats(), other.seats()),
                one.partial() || other.partial());
    }
}
