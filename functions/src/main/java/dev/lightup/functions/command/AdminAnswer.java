package dev.lightup.functions.command;

import dev.lightup.domain.programme.Programme;
import dev.lightup.ledger.closing.ClosingRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of a command; one JSON object whose `answer` names which.
public sealed interface AdminAnswer {
    /// What waits for somebody, a page of it.
    ///
    /// @param next what to ask with for the next page; empty at the end. A page may be short and not the last
    record Listed(List<AnswerParts.Waiting> events, Optional<String> next) implements AdminAnswer {}

    /// One event.
    ///
    /// @param body as it was sent where it was put aside, with tokens where it was accepted; only when it was asked for and is there
    record Shown(
            AnswerParts.Waiting event,
            Optional<AnswerParts.Origin> origin,
            Optional<AnswerParts.Body> body) implements AdminAnswer {}

    /// What was put aside was read again.
    ///
    /// @param events what became of each event in it
    record Replayed(String receipt, List<AnswerParts.Became> events) implements AdminAnswer {}

    /// What was parked has reached every subject now.
    record Applied(String receipt) implements AdminAnswer {}

    /// A retraction was put, or stands already.
    ///
    /// @param receipt the receipt of its first part; empty where nothing was put because it was only asked what would change
    /// @param undone whether it is a retraction that was taken back
    /// @param repeated whether it stood there already, in whole
    /// @param subjects how many subjects the event speaks of, those included that follow it as a customer's map
    /// @param named the first of them, as `kind/id`
    /// @param accounts the accounts whose pages may change
    record Retracted(
            Optional<String> receipt,
            boolean undone,
            boolean repeated,
            long subjects,
            List<String> named,
            List<String> accounts) implements AdminAnswer {
        /// How many subjects are named one by one.
        public static final int MOST = 100;

        public Retracted {
            named = List.copyOf(named);
            accounts = List.copyOf(accounts);
        }
    }

    /// Somebody was invited.
    ///
    /// @param link its path below the site's address; told once
    /// @param until when it opens nothing any more
    /// @param page where it leads
    /// @param known whether anything was told of the account yet; of one that only a slip of the pen knows nothing ever will be
    record Invited(String link, Instant until, String page, boolean known) implements AdminAnswer {}

    /// Accounts were opened, or are open already.
    ///
    /// @param accounts a line each, in the order in which they were named; of all accounts by id
    /// @param left how many were not looked at for want of time: the same again goes on
    record AccountsOpened(List<AnswerParts.OpenedLine> accounts, long left) implements AdminAnswer {
        public AccountsOpened {
            accounts = List.copyOf(accounts);
        }
    }

    /// Accounts are linked as it was asked.
    ///
    /// @param partner what they have in common, an opaque id
    /// @param accounts all of the partner's, those included that were linked before
    /// @param repeated whether all that was so before
    record PartnerLinked(
            String partner,
            List<AnswerParts.LinkedLine> accounts,
            boolean repeated) implements AdminAnswer {
        public PartnerLinked {
            accounts = List.copyOf(accounts);
        }
    }

    /// An account stands by itself.
    ///
    /// @param accounts those of its partner that are still linked; none where but one is left, which stands by itself too
    /// @param readers how many readers of their home, of which nothing is left, read it no more
    /// @param repeated whether it did before
    record PartnerUnlinked(
            List<AnswerParts.LinkedLine> accounts,
            int readers,
            boolean repeated) implements AdminAnswer {
        public PartnerUnlinked {
            accounts = List.copyOf(accounts);
        }
    }

    /// What is linked.
    ///
    /// @param next what to ask with for the next page; empty at the end. A page may be short and not the last
    record PartnersListed(List<AnswerParts.PartnerLine> partners, Optional<String> next) implements AdminAnswer {}

    /// A portfolio is what was asked, or would be.
    record PortfolioSaid(AnswerParts.PortfolioChange change) implements AdminAnswer {}

    /// A distributor's portfolios, by id.
    record PortfoliosListed(List<AnswerParts.PortfolioLine> portfolios) implements AdminAnswer {}

    /// Who may read a unit.
    record ReadersListed(String page, List<AnswerParts.ReaderLine> readers) implements AdminAnswer {}

    /// Something of a reader was taken away.
    ///
    /// @param withinSeconds after how long at most nothing of it opens any more
    record ReaderRevoked(long withinSeconds) implements AdminAnswer {}

    /// A tenant was added.
    record TenantAdded() implements AdminAnswer {}

    /// A tenant leaves, and has not left yet.
    ///
    /// @param stage `would-close`, `announced`, `taken-back`, `emptied`
    /// @param on the day from which on it may be done
    /// @param by who announced it
    /// @param there what there is or was of it, by kind; empty where nothing was counted
    /// @param archive what is kept of its pages, for whoever reads them; while it is announced
    /// @param again from when on the same command goes on
    record TenantLeaving(
            String stage,
            LocalDate on,
            String by,
            SortedMap<String, Long> there,
            Optional<AnswerParts.ArchiveLine> archive,
            Optional<Instant> again) implements AdminAnswer {
        public TenantLeaving {
            there = Collections.unmodifiableSortedMap(new TreeMap<>(there));
        }
    }

    /// A tenant has left.
    ///
    /// @param signature the operator's, over the record's canonical JSON
    /// @param genuine whether it is the one that the operator's key makes now
    record TenantClosed(ClosingRecord record, String signature, boolean genuine) implements AdminAnswer {}

    /// An endpoint was added.
    ///
    /// @param path where it is, below the address of the stack
    /// @param secret what its sender signs with; told once, and not at all where the sender signs with a key of its own
    /// @param pagesIn the zone that the tenant's pages count days in, where it is another than the endpoint's
    /// @param pagesNow the zone that they count days in from now on, where nobody had said one: the endpoint's
    /// @param nameless whether it sends references only
    record EndpointAdded(
            String endpoint,
            String path,
            String format,
            List<String> sources,
            Optional<List<String>> families,
            Optional<String> secret,
            Optional<String> pagesIn,
            Optional<String> pagesNow,
            boolean nameless) implements AdminAnswer {
        public EndpointAdded {
            sources = List.copyOf(sources);
            families = families.map(List::copyOf);
        }

        @Override
        public String toString() {
            return "EndpointAdded[" + endpoint + "]";
        }
    }

    /// The endpoints of a tenant.
    ///
    /// @param unreadable ids under which something is kept that is no endpoint; they take nothing
    record EndpointsListed(List<AnswerParts.EndpointLine> endpoints, List<String> unreadable) implements AdminAnswer {}

    /// An endpoint has a new key.
    ///
    /// @param path where it is, below the address of the stack
    /// @param secret what its sender signs with; told once, and not at all where the sender signs with a key of its own
    /// @param key the new key's id
    /// @param until how long the keys of before count at the longest; absent where none does any more
    /// @param nameless whether it sends references only
    record EndpointRotated(
            String endpoint,
            String path,
            String format,
            List<String> sources,
            Optional<List<String>> families,
            Optional<String> secret,
            String key,
            Optional<Instant> until,
            boolean nameless) implements AdminAnswer {
        public EndpointRotated {
            sources = List.copyOf(sources);
            families = families.map(List::copyOf);
        }

        @Override
        public String toString() {
            return "EndpointRotated[" + endpoint + ", " + key + "]";
        }
    }

    /// An endpoint reads files by further maps.
    ///
    /// @param columns all its maps now, as `seats 1`
    /// @param withinSeconds after how long everybody knows
    record EndpointMapped(String endpoint, List<String> columns, long withinSeconds) implements AdminAnswer {}

    /// What became of endpoints that are to come into the table: whole where nobody has to look at one of them.
    record EndpointsMigrated(List<AnswerParts.MovedLine> endpoints, boolean whole) implements AdminAnswer {}

    /// An endpoint takes what is sent to it, or nothing, with names or without.
    ///
    /// @param nameless whether it sends references only
    /// @param repeated whether it did so before
    /// @param withinSeconds after how long everybody knows
    record EndpointSwitched(
            String endpoint,
            boolean enabled,
            boolean nameless,
            boolean repeated,
            long withinSeconds) implements AdminAnswer {}

    /// Units are frozen.
    ///
    /// @param units how many, those included that were
    /// @param changed how many were not, or for another reason
    /// @param underWay how many of them a run may still be writing that began before
    /// @param whole whether all are; otherwise the same command goes on
    /// @param next where it goes on, where the units are found by what an endpoint sent
    record Frozen(
            long units,
            long changed,
            long underWay,
            boolean whole,
            Optional<String> next) implements AdminAnswer {}

    /// Units are frozen no longer, and due.
    ///
    /// @param units how many were
    /// @param whole whether none is any more; otherwise the same command goes on
    record Thawed(long units, boolean whole) implements AdminAnswer {}

    /// Distributors that have pages, by name.
    record TenantsListed(List<String> tenants) implements AdminAnswer {}

    /// What the operator has to say is on its way to all pages of a distributor, or off them.
    record NoticePut(boolean stands) implements AdminAnswer {}

    /// Units that are frozen.
    record FrozenListed(List<AnswerParts.FrozenLine> units) implements AdminAnswer {}

    /// A version of the programme was stored, and is in force as soon as it is folded.
    ///
    /// @param receipt empty where nothing was stored: it was only asked what would change, or nothing changes
    /// @param repeated whether it was stored before
    /// @param differences what changes, in words, a line each
    record ProgrammeApplied(
            Optional<String> receipt,
            boolean repeated,
            List<String> differences) implements AdminAnswer {
        public ProgrammeApplied {
            differences = List.copyOf(differences);
        }
    }

    /// The programme in force.
    ///
    /// @param programme absent where none was ever applied
    /// @param version how many were applied
    record ProgrammeShown(
            Optional<Programme> programme,
            long version,
            Optional<Instant> applied) implements AdminAnswer {}

    /// What is held of a subject.
    ///
    /// @param subjects it, and what hangs on it
    /// @param values its clear values, those that were erased without one; the first {@link #MOST}
    /// @param titles what readers' entries call its pages, where somebody wrote it
    /// @param events the events that tell of it, oldest first; the first {@link #MOST}
    /// @param allEvents how many those are
    /// @param whole whether all was looked at in time
    record DataShown(
            List<String> subjects,
            List<AnswerParts.HeldValue> values,
            List<AnswerParts.HeldTitle> titles,
            List<AnswerParts.HeldEvent> events,
            long allEvents,
            boolean whole) implements AdminAnswer {
        /// How many values and events are named one by one.
        public static final int MOST = 2_000;

        public DataShown {
            subjects = List.copyOf(subjects);
            values = List.copyOf(values);
            titles = List.copyOf(titles);
            events = List.copyOf(events);
        }
    }

    /// Clear values were erased, or would be.
    ///
    /// @param erased how many
    /// @param before how many were erased already
    /// @param titles in how many readers' entries its pages were called by a title
    /// @param units whose pages are made anew by it
    /// @param whole whether all was done in time: the same again goes on
    record DataErased(long erased, long before, long titles, List<String> units, boolean whole) implements AdminAnswer {
        public DataErased {
            units = List.copyOf(units);
        }
    }

    /// What is held of a reader, at all distributors.
    record ReaderShown(AnswerParts.HeldReader reader) implements AdminAnswer {}

    /// A reader was erased, or would be.
    ///
    /// @param whole whether all was done in time: the same again goes on, and nothing lets the reader in until then
    record ReaderErased(AnswerParts.ErasedReader reader, boolean whole) implements AdminAnswer {}

    /// Subjects were folded anew.
    ///
    /// @param looked how many
    /// @param changed those that were written, the first hundred
    /// @param failed those that could not be folded, each with a problem's code, the first hundred
    /// @param next what to ask with to go on; empty at the end
    record Refolded(
            long looked,
            List<AnswerParts.Change> changed,
            List<AnswerParts.Failed> failed,
            Optional<String> next) implements AdminAnswer {
        /// How many are named one by one.
        public static final int MOST = 100;

        public Refolded {
            changed = List.copyOf(changed);
            failed = List.copyOf(failed);
        }
    }

    /// What should have gone on by itself.
    ///
    /// @param late whether any of it is late
    /// @param parked events that could not be applied, which are tried later and later
    /// @param groups the parked ones that were looked at, by whose and why
    /// @param files files that are being read in
    /// @param units units whose pages should have been made minutes ago
    /// @param refolds subjects that are to be folded anew
    record Late(
            boolean late,
            AnswerParts.Tally parked,
            List<AnswerParts.ParkedGroup> groups,
            AnswerParts.Tally files,
            AnswerParts.Tally units,
            AnswerParts.Tally refolds) implements AdminAnswer {
        public Late {
            groups = List.copyOf(groups);
        }
    }

    /// What was asked of the operator's function.
    ///
    /// @param next what to ask with for the next page; empty at the end
    record CommandsListed(List<AnswerParts.NotedCall> calls, Optional<String> next) implements AdminAnswer {}

    /// It was understood and cannot be done.
    ///
    /// @param problem a stable code
    /// @param detail why, never the sender's text
    record Refused(String problem, String detail) implements AdminAnswer {}

    /// There is nothing of that name.
    record Unknown(String detail) implements AdminAnswer {}

    /// It was not understood.
    record Malformed(String detail) implements AdminAnswer {}
}
