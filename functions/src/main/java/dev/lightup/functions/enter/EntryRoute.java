package dev.lightup.functions.enter;

import dev.lightup.functions.byhand.UploadCounter;
import dev.lightup.functions.inviting.InvitationCounter;
import dev.lightup.functions.inviting.ReaderInviter;
import dev.lightup.functions.opening.OpeningCounter;
import dev.lightup.functions.readers.ReadersCounter;
import dev.lightup.functions.together.TogetherCounter;
import dev.lightup.ledger.access.SecretToken;
import java.util.Optional;

/// The paths of Enter.
sealed interface EntryRoute {
    /// Where all of them begin.
    String ROOT = "/enter";
    /// What the path of a link begins with.
    String LINKS = ReaderInviter.LINKS;
    String RENEW = ROOT + "/renew";
    String LEAVE = ROOT + "/leave";
    /// What the field on pages is posted to.
    String FIND = ROOT + "/find";
    /// Where a distributor's readers upload files.
    String UPLOAD = UploadCounter.PATH;
    String OPEN = OpeningCounter.PATH;
    /// Where they invite readers of accounts.
    String INVITE = InvitationCounter.PATH;
    /// Where they see who reads an account, and take it back.
    String READERS = ReadersCounter.PATH;
    /// Where a partner's readers have accounts shown together.
    String TOGETHER = TogetherCounter.PATH;
    /// What stands for a page that is not published yet.
    String SOON = ROOT + "/soon";
    /// What CloudFront shows in place of a page that a request may not have.
    String CLOSED = ROOT + "/closed";
    /// What it shows in place of a page that is not there.
    String MISSING = ROOT + "/missing";

    record Home() implements EntryRoute {}

    record Link(SecretToken token) implements EntryRoute {}

    record Renew() implements EntryRoute {}

    record Leave() implements EntryRoute {}

    record Find() implements EntryRoute {}

    record Upload() implements EntryRoute {}

    record Open() implements EntryRoute {}

    record Invite() implements EntryRoute {}

    record Readers() implements EntryRoute {}

    record Together() implements EntryRoute {}

    record Soon() implements EntryRoute {}

    record Closed() implements EntryRoute {}

    record Missing() implements EntryRoute {}

    /// No path of Enter.
    record Unknown() implements EntryRoute {}

    /// Reads a path as it was sent.
    static EntryRoute of(String path) {
        if (path.startsWith(LINKS)) {
            Optional<SecretToken> token = SecretToken.parse(path.substring(LINKS.length()));
            return token.isPresent() ? new Link(token.get()) : new Unknown();
        }
        return switch (path) {
            case ROOT, ROOT + "/" -> new Home();
            case RENEW -> new Renew();
            case LEAVE -> new Leave();
            case FIND -> new Find();
            case UPLOAD -> new Upload();
            case OPEN -> new Open();
            case INVITE -> new Invite();
            case READERS -> new Readers();
            case TOGETHER -> new Together();
            case SOON -> new Soon();
            case CLOSED -> new Closed();
            case MISSING -> new Missing();
            default -> new Unknown();
        };
    }
}
