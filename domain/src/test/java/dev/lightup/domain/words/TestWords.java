package dev.lightup.domain.words;

import dev.lightup.domain.fold.CheckpointMaker;
import dev.lightup.domain.fold.Fold;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.OwnReasonCodes;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.RequirementTrack;
import java.util.List;

/// What tests of the domain fold and read by: Lightup's own words and a few of a sender.
public final class TestWords {
    public static final ReasonCodes CODES = codes();
    public static final Fold FOLD = new Fold(statuses());
    public static final CheckpointMaker CHECKPOINTS = new CheckpointMaker(statuses());

    private static final String SENDER = "A sender";

    private TestWords() {}

    private static StatusWords statuses() {
        StatusWords.Draft tables = OwnStatusWords.draft().from(SENDER);
        tables.order().row(OrderState.Status.FAILED, 1, "unfulfilled");
        tables.verification().row(RequirementTrack.Status.BLOCKED, 1, "challenged");
        tables.agreement().row(PartnerRequirement.MPA, 1, "mpa");
        return tables.words(new WordSpelling(List.of()));
    }

    private static ReasonCodes codes() {
        ReasonCodes.Draft tables = OwnReasonCodes.draft().from(SENDER);
        tables.cause()
                .row(Cause.PARTNER_ACTION, 1, "po upload")
                .row(Cause.PROVISIONING_FAILED, 1, "PF")
                .row(Cause.VENDOR_PROCESSING, 1, "LO")
                .row(Cause.COMPLIANCE, 1, "900400");
        return tables.codes(new WordSpelling(List.of()));
    }
}
