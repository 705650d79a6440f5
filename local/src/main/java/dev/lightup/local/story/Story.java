package dev.lightup.local.story;

import dev.lightup.domain.programme.Programme;
import java.util.stream.Stream;

/// Nine months of a channel: three distributors, their partners and customers, and everything their systems sent.
public interface Story {
    /// The operator's configuration under which the story is read.
    Programme programme();

    /// Everything that is sent, in the order of sending: chronological within a cohort of {@link Cast#COHORT} partners, with the
    /// disorder that real senders have. Made while it is read; each call begins anew.
    Stream<Sending> sendings();

    /// Who plays.
    Cast cast();
}
