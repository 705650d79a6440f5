package dev.lightup.domain.account;

import dev.lightup.domain.feed.FileNote;
import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.programme.CauseRules;
import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.reading.DisputedValue;
import dev.lightup.domain.reading.NotKept;
import dev.lightup.domain.seats.CustomerRenewal;
import dev.lightup.domain.seats.OfferSeats;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.waiting.Move;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything an account's pages say, as facts; views word them.
///
/// @param account the distributor's id of the partner
/// @param at the instant the reading is for
/// @param partner the partner's own facts, when any were told
/// @param moves what waits, late first, then by deadline, then by subject: exactly the things that the verdict counts
/// @param coming steps that are not due yet, in the same order: in no count
/// @param offers seats by offer, most idle first
/// @param paths open milestone paths, the next due first
/// @param customers most idle seats first, then by id
/// @param renewals coming ends of terms by customer and day, the next first
/// @param orders newest first
/// @param disputed how many subscriptions and orders are disputed, however much of each is
/// @param movedAway when the last of its subjects moved to another account, where nothing is held any more
/// @param ordersAsOf when the newest order event was received
/// @param lastReceived when anything of this account was last received
/// @param silent whether nothing was received for longer than the distributor's silence limit
/// @param unmapped senders' words that no rule knows
/// @param notKept facts beyond what a state keeps, by list
/// @param files what is to be told of the newest files that the numbers rest on
/// @param offerNames what pages call a SKU, for each that the programme knows
/// @param causes why things wait, by the codes that are known
/// @param nextFlip the next instant at which time alone changes this reading; absent when it never does
public record AccountReading(
        String account,
        Instant at,
        Distributor distributor,
        Optional<PartnerState> partner,
        Verdict verdict,
        List<Move> moves,
        List<Move> coming,
        Seats seats,
        List<OfferSeats> offers,
        List<MilestonePath> paths,
        List<CustomerReading> customers,
        List<CustomerRenewal> renewals,
        List<OrderReading> orders,
        OrderCount orderCount,
        OnboardingReading onboarding,
        List<DisputedValue> disputes,
        int disputed,
        Optional<Instant> movedAway,
        List<SenderGrade> sources,
        Optional<Instant> ordersAsOf,
        Optional<Instant> lastReceived,
        boolean silent,
        List<String> unmapped,
        List<NotKept> notKept,
        List<FileNote> files,
        Map<String, String> offerNames,
        CauseRules causes,
        Optional<Instant> nextFlip) {}
