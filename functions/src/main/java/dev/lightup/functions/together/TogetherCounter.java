package dev.lightup.functions.together;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.form.EntryAnswer;
import dev.lightup.functions.form.EntryMarkup;
import dev.lightup.functions.form.FormFields;
import dev.lightup.functions.linking.LinkedUnit;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.GrantedPage;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.KeyIds;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.senders.http.ApiRequest;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where a partner's reader has its accounts at several distributors shown together, and apart again: a page in words, a button. What a form says is
/// which of the accounts that its session opens now, and nothing else. Who links accounts is the function that has the operator's key; the grant
/// comes last, and is worth nothing without those of the accounts. Thread-safe.
public final class TogetherCounter {
    /// The path of form and answers.
    public static final String PATH = TogetherPages.PATH;
    /// What a partner's home is called where it is listed.
    private static final String APART = "apart";
    private static final String BY = "reader-";
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;
    private static final int HASH = 40;

    private final HandInPost post;
    private final Ledger ledger;
    private final InstantSource clock;

    /// @param post who links accounts
    public TogetherCounter(HandInPost post, Ledger ledger, InstantSource clock) {
        this.post = post;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Whether the entry page leads here: there is something to show together, or apart. It asks nobody how accounts are linked.
    public boolean isOffered(TogetherReader reader) {
        return !reader.joined().isEmpty()
                || (TogetherReader.isOfSeveral(reader.accounts()) && !isDistributors(reader.reader()));
    }

    /// Whether the address reads a distributor's own pages, by whichever of its sessions. Such a one may have invited itself to accounts that are not
    /// of one partner, and would learn of them what their partners tell nobody. Who was only invited to such pages reads none.
    private boolean isDistributors(String reader) {
        return ledger.grants()
                .of(reader, clock.instant())
                .stream()
                .anyMatch(grant -> grant.unit() instanceof Unit.Distributor && grant.accepted().isPresent());
    }

    /// Answers whoever has a session.
    ///
    /// @param posted whether it is a form, from a page of ours
    /// @param reader what the session opens now
    public TogetherAnswer answer(boolean posted, ApiRequest request, TogetherReader reader) {
        Optional<FormFields> form = posted ? FormFields.of(request) : Optional.empty();
        // who has joined a home parts it, whatever else the address reads
        boolean parts = form.flatMap(fields -> fields.value(APART)).isPresent();
        boolean distributors = !parts && isDistributors(reader.reader());
        if (distributors && (posted || reader.homes().isEmpty())) {
            return shown(OK, TogetherPages.notYours());
        }
        if (!posted) {
            return look(distributors ? reader.homesAlone() : reader);
        }
        if (form.isEmpty()) {
            return shown(UNPROCESSABLE, TogetherPages.refused(TogetherPages.No.NOT_OPEN));
        }
        return form.get()
                .value(APART)
                .map(home -> apart(home, form.get().values(), request, reader))
                .orElseGet(() -> together(form.get().values().keySet(), request, reader));
    }

    private static TogetherAnswer shown(int status, EntryMarkup page) {
        return new TogetherAnswer.Shown(EntryAnswer.page(status, page));
    }

    private TogetherAnswer look(TogetherReader reader) {
        List<HandInAnswer.LinkedHome> homes = List.of();
        List<LinkedUnit> accounts = Stream
                .concat(reader.accounts().stream().map(ReaderGrant::unit), reader.joined().stream())
                .distinct()
                .map(TogetherReader::linked)
                .toList();
        if (!accounts.isEmpty()) {
            switch (post.ask(new HandInRequest.LookAtLinks(reader.reader(), accounts))) {
                case HandInAnswer.Links(List<HandInAnswer.LinkedHome> found) -> homes = found;
                case HandInAnswer.Refused refused -> {
                    return shown(UNPROCESSABLE, TogetherPages.refused(TogetherPages.No.of(refused.why())));
                }
                case HandInAnswer other -> throw unasked(other);
            }
        }
        return shown(OK,
                TogetherPages.form(TogetherLook.of(reader, homes, home -> isTakenBack(home, reader.reader()))));
    }

    private boolean isTakenBack(HandInAnswer.LinkedHome home, String reader) {
        return ledger.grants()
                .find(new Unit.Partner(home.id()), reader)
                .filter(grant -> grant.revoked().isPresent() || grant.shut().isPresent())
                .isPresent();
    }

    private TogetherAnswer together(Set<String> chosen, ApiRequest request, TogetherReader reader) {
        List<ReaderGrant> accounts = reader.accounts()
                .stream()
                .filter(grant -> chosen.contains(grant.unit().id()))
                .toList();
        if (accounts.size() != chosen.size()) {
            return shown(UNPROCESSABLE, TogetherPages.refused(TogetherPages.No.NOT_OPEN));
        }
        if (accounts.isEmpty()) {
            return shown(UNPROCESSABLE, TogetherPages.refused(TogetherPages.No.NONE_CHOSEN));
        }
        if (!TogetherReader.isOfSeveral(accounts)) {
            return shown(UNPROCESSABLE, TogetherPages.refused(TogetherPages.No.TOO_FEW));
        }
        return switch (post.ask(new HandInRequest.LinkAccounts(reader.reader(),
                accounts.stream().map(ReaderGrant::unit).map(TogetherReader::linked).toList(), request.id()))) {
            case HandInAnswer.Linked(String home, boolean _) -> joined(new Unit.Partner(home), accounts, reader);
            case HandInAnswer.Refused refused ->
                shown(UNPROCESSABLE, TogetherPages.refused(TogetherPages.No.of(refused.why())));
            case HandInAnswer other -> throw unasked(other);
        };
    }

    private TogetherAnswer joined(Unit home, List<ReaderGrant> accounts, TogetherReader reader) {
        Optional<ReaderGrant> there = reader.home(home.id()).filter(_ -> reader.isRead(home.id()));
        if (there.isPresent()) {
            return new TogetherAnswer.Together(there.get());
        }
        Instant now = clock.instant();
        // nothing is to be redeemed by it: there is no link of that hash
        var invitation = new ReaderGrant.Invitation(now, BY + reader.reader(),
                KeyIds.hash(HASH, KeyIds.utf8("together"), KeyIds.utf8(home.id()), KeyIds.utf8(reader.reader())),
                accounts.stream().map(ReaderGrant::unit).sorted().toList());
        var page = new GrantedPage("/" + UnitKind.PARTNER.folder("", home.id()),
                GrantedPage.plain(home, Optional.empty()));
        return switch (ledger.grants().join(home, accounts.getFirst().address(), page, invitation)) {
            case IN -> opened(home, reader);
            case GRANTED -> shown(OK, TogetherPages.refused(TogetherPages.No.GRANTED));
            case SHUT, TOO_MANY -> shown(UNPROCESSABLE, TogetherPages.refused(TogetherPages.No.SHUT));
        };
    }

    /// Lets the session open what its reader has joined.
    private TogetherAnswer opened(Unit home, TogetherReader reader) {
        ReaderGrant grant = ledger.grants()
                .find(home, reader.reader())
                .orElseThrow(() -> new IllegalStateException("a reader's grant is gone"));
        if (!reader.session().opens(grant) && !ledger.sessions().extend(reader.session(), home)) {
            return shown(OK, TogetherPages.refused(TogetherPages.No.GRANTED));
        }
        System.getLogger(TogetherCounter.class.getName())
                .log(Level.INFO, () -> "together: home=" + home.id() + " reader=" + reader.reader());
        return new TogetherAnswer.Together(grant);
    }

    private TogetherAnswer apart(
            String id,
            Map<String, String> fields,
            ApiRequest request,
            TogetherReader reader) {
        Optional<ReaderGrant> home = reader.home(id).filter(_ -> fields.size() == 1);
        if (home.isEmpty() || !OpaqueId.isOne(id)) {
            return shown(UNPROCESSABLE, TogetherPages.refused(TogetherPages.No.NOT_OPEN));
        }
        return switch (post.ask(new HandInRequest.PartAccounts(reader.reader(), id,
                home.get().invited().on().stream().map(TogetherReader::linked).toList(), request.id()))) {
            case HandInAnswer.Parted _ -> {
                // its own goes last: who is cut off before that can say it again
                int readers = ledger.grants()
                        .revokeAll(home.get().unit(), Optional.of(reader.reader()), clock.instant());
                System.getLogger(TogetherCounter.class.getName())
                        .log(Level.INFO,
                                () -> "apart: home=" + id + " reader=" + reader.reader() + " readers=" + readers);
                yield new TogetherAnswer.Apart(home.get(), EntryAnswer.page(OK, TogetherPages.parted()));
            }
            case HandInAnswer.Refused refused ->
                shown(UNPROCESSABLE, TogetherPages.refused(TogetherPages.No.of(refused.why())));
            case HandInAnswer other -> throw unasked(other);
        };
    }

    private static IllegalStateException unasked(HandInAnswer answer) {
        return new IllegalStateException("links were asked for, and answered was a "
                + answer.getClass().getSimpleName());
    }
}
