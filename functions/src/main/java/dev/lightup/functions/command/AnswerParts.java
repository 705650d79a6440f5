package dev.lightup.functions.command;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The pieces that answers are made of.
public final class AnswerParts {
    private AnswerParts() {}

    /// An account that is to be open.
    ///
    /// @param became `opened`, `would-open`, `open` already, or `unknown`: nothing was ever received of it
    /// @param since when it was opened; of one that was opened now, now
    /// @param receipt the event's that opened it: what a retraction takes back
    public record OpenedLine(String account, String became, Optional<Instant> since, Optional<String> receipt) {}

    /// An account that is linked.
    ///
    /// @param tenant its distributor
    /// @param account the distributor's own id of it; absent where it has told nothing of itself
    /// @param page where its pages are; empty where its distributor has left
    /// @param since when it was linked; absent where that was said a moment ago
    public record LinkedLine(String tenant, Optional<String> account, String page, Optional<Instant> since) {}

    /// Accounts that belong to one partner.
    ///
    /// @param partner what they have in common, an opaque id
    public record PartnerLine(String partner, List<LinkedLine> accounts) {
        public PartnerLine {
            accounts = List.copyOf(accounts);
        }
    }

    /// What is said of a portfolio.
    ///
    /// @param receipt the event's; absent where nothing was stored
    /// @param repeated whether it was so before
    /// @param differences what changes, a line each
    /// @param unknown accounts of it of which nothing was told yet
    public record PortfolioChange(
            String portfolio,
            Optional<String> receipt,
            boolean repeated,
            List<String> differences,
            List<String> unknown) {
        public PortfolioChange {
            differences = List.copyOf(differences);
            unknown = List.copyOf(unknown);
        }
    }

    /// Some of a distributor's accounts under a name.
    ///
    /// @param count how many accounts it has
    /// @param accounts the distributor's ids of them; absent where the portfolios are listed
    /// @param page where its pages are
    public record PortfolioLine(
            String portfolio,
            String name,
            Optional<String> manager,
            int count,
            Optional<List<String>> accounts,
            String page) {
        public PortfolioLine {
            accounts = accounts.map(List::copyOf);
        }
    }

    /// One who may, or might.
    ///
    /// @param invited when it was said last
    /// @param accepted since when it is used
    /// @param revoked since when it no longer holds
    /// @param last the day of the last entry
    public record ReaderLine(
            String address,
            String title,
            Instant invited,
            Optional<Instant> accepted,
            Optional<Instant> revoked,
            Optional<LocalDate> last,
            List<SessionLine> sessions) {
        public ReaderLine {
            sessions = List.copyOf(sessions);
        }
    }

    /// A device of a reader.
    public record SessionLine(String name, String device, Instant since) {}

    /// One of them.
    ///
    /// @param families absent where it may send them all
    /// @param zone absent where its days are UTC's
    /// @param columns its column maps, as `seats 1`
    /// @param nameless whether it sends references only
    public record EndpointLine(
            String endpoint,
            String format,
            boolean enabled,
            List<String> sources,
            Optional<List<String>> families,
            Optional<String> zone,
            List<KeyLine> keys,
            List<String> columns,
            boolean nameless) {
        public EndpointLine {
            sources = List.copyOf(sources);
            families = families.map(List::copyOf);
            keys = List.copyOf(keys);
            columns = List.copyOf(columns);
        }
    }

    /// An endpoint that was a secret.
    ///
    /// @param became `would-copy`, `copied`, `as-copied`, `would-move`, `moved`, `in-table`; `differs`, `unreadable`, `unopened` and `too-long` are for
    /// somebody to look at
    public record MovedLine(String endpoint, String became) {}

    /// A key of it, without what it consists of.
    ///
    /// @param kind `secret`, `publicKey`, `publicKeyInfo` or `certificate`
    /// @param active whether it counts now
    public record KeyLine(
            String id,
            String kind,
            boolean active,
            Optional<Instant> notBefore,
            Optional<Instant> notAfter) {}

    /// A call that was noted.
    ///
    /// @param receipt of its event
    /// @param about what it was about, as `kind/id`, the first of them
    /// @param more how many more
    /// @param by who asked, where whoever called said so
    /// @param outcome what became of it; absent of one that was cut off
    public record NotedCall(
            String receipt,
            Instant time,
            String command,
            String tenant,
            List<String> about,
            long more,
            Optional<String> by,
            Optional<String> outcome) {
        public NotedCall {
            about = List.copyOf(about);
        }
    }

    /// One of them.
    ///
    /// @param unit as `tenant|word`
    /// @param page the folder of its pages
    /// @param since what its pages say; absent where a release before noted none
    /// @param endpoints for what these sent; none where it was frozen itself, or all of its distributor
    public record FrozenLine(
            String unit,
            String page,
            String why,
            Optional<String> since,
            List<String> endpoints) {
        public FrozenLine {
            endpoints = List.copyOf(endpoints);
        }
    }

    /// How many.
    ///
    /// @param count so many were seen
    /// @param more whether there may be more than were looked at
    /// @param since since when the oldest of those seen waits
    public record Tally(long count, boolean more, Optional<Instant> since) {}

    /// Parked events of one endpoint that fail alike.
    ///
    /// @param endpoint empty where the stored items cannot be read
    /// @param problem a stable code
    public record ParkedGroup(String tenant, Optional<String> endpoint, String problem, long count, Instant since) {}

    /// An event that waits: put aside, or parked.
    ///
    /// @param endpoint where it was received; empty, as `received` is, where the stored item cannot be read
    /// @param aside why it was put aside
    /// @param parked why it could not be applied, and when it is tried again
    public record Waiting(
            String receipt,
            Optional<String> endpoint,
            Optional<Instant> received,
            Optional<Aside> aside,
            Optional<Tried> parked) {}

    /// Why something was put aside.
    ///
    /// @param standing `quarantined`: not understood; `conflicting`: its id was used for other content
    /// @param problem a stable code
    /// @param rows how many events or rows it concerns
    /// @param bodyUntil until when its body is kept; absent where it is not, since its endpoint sends references only
    public record Aside(String standing, String problem, String detail, long rows, Optional<Instant> bodyUntil) {}

    /// Why something is parked.
    ///
    /// @param problem a stable code
    /// @param since when it failed first
    /// @param next when it is tried again
    public record Tried(String problem, int attempts, Instant since, Instant next) {}

    /// What an event says of itself.
    public record Origin(String source, String id, String format, String media) {}

    /// A body: its text, or where it is not UTF-8 its bytes in Base64.
    public record Body(Optional<String> text, Optional<String> base64) {}

    /// What became of one event.
    ///
    /// @param status `accepted`, `duplicate`, `conflict` or `quarantined`
    /// @param problem a stable code, where there is one
    public record Became(
            String status,
            Optional<String> id,
            String receipt,
            Optional<String> problem,
            Optional<String> detail) {}

    /// A subject whose state was written.
    ///
    /// @param before the version that stood; empty where none did
    /// @param same whether what is known is the same and only bookkeeping differed
    public record Change(String subject, Optional<Long> before, long after, boolean same) {}

    /// A subject that could not be folded.
    public record Failed(String subject, String problem) {}

    /// A clear value.
    ///
    /// @param token what stands for it in events and states
    /// @param value absent where it was erased
    public record HeldValue(String token, Optional<String> value) {}

    /// What entries call pages.
    ///
    /// @param readers in how many readers' entries it stands
    public record HeldTitle(String title, long readers) {}

    /// What a reader may read, or might.
    ///
    /// @param tenant whose pages; the operator's are homes of partners
    /// @param account the distributor's own id of the account; absent of all its pages
    /// @param page the folder
    /// @param by who said so last
    /// @param on of how many accounts' grants it is worth nothing without
    /// @param entry since when, until when, and the day of the last entry
    public record HeldGrant(
            String tenant,
            Optional<String> account,
            String page,
            String by,
            int on,
            ReaderLine entry) {}

    /// A reader with all that is held of it.
    ///
    /// @param name by the hash, as the table and logs have it
    /// @param grants what it may read, what was taken back included; the address stands in them
    /// @param sessions its devices
    /// @param mailed when links were mailed to it in the last hour
    public record HeldReader(
            String name,
            List<HeldGrant> grants,
            List<SessionLine> sessions,
            List<Instant> mailed) {
        public HeldReader {
            grants = List.copyOf(grants);
            sessions = List.copyOf(sessions);
            mailed = List.copyOf(mailed);
        }
    }

    /// How much was, or would be, erased of a reader.
    ///
    /// @param name by the hash, as the table and logs have it
    /// @param grants how many, of all distributors
    /// @param sessions on how many devices
    /// @param homes pages that named it to others, made anew within two minutes
    public record ErasedReader(String name, long grants, long sessions, List<String> homes) {
        public ErasedReader {
            homes = List.copyOf(homes);
        }
    }

    /// An event that tells of a subject.
    public record HeldEvent(String receipt, String type, String source, String id, Instant received) {}

    /// What is kept of a tenant's pages.
    ///
    /// @param path of the distributor's own file, from the site's root; an account's has the same name in its folder
    /// @param files how many files
    /// @param pages how many pages are in them
    /// @param whole whether each unit has its file; otherwise the same command goes on
    public record ArchiveLine(String path, long files, long pages, boolean whole) {}
}
