package dev.lightup.domain.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Facts of an order on its way from submission to provisioned seats.
public sealed interface OrderFact extends Fact {
    /// @param manual whether people provision it (longer clocks)
    /// @param scheduled the day from which it may be worked on; before it the order is scheduled, never stuck
    /// @param reference the partner's own order number
    record Submitted(
            List<OrderLine> lines,
            Optional<String> reference,
            Optional<Boolean> manual,
            Optional<LocalDate> scheduled) implements OrderFact {}

    record Accepted() implements OrderFact {}

    record ReviewRequired(Optional<Reason> reason) implements OrderFact {}

    record OnHold(Optional<Reason> reason) implements OrderFact {}

    record ActionRequired(Optional<Reason> reason) implements OrderFact {}

    record Released() implements OrderFact {}

    record ProvisioningStarted() implements OrderFact {}

    /// @param sku the line's SKU
    /// @param status the vendor's word for the line (`Fulfilled`, `Unfulfilled`, `PrefulfillmentPending`), kept verbatim
    record LineUpdated(String sku, String status, Optional<Long> quantity) implements OrderFact {}

    record PartiallyFulfilled() implements OrderFact {}

    record Fulfilled() implements OrderFact {}

    record Failed(Optional<Reason> reason) implements OrderFact {}

    record Resubmitted() implements OrderFact {}

    record Cancelled(Optional<Reason> reason) implements OrderFact {}

    /// The side in whose court the order lies said when it will be done.
    record Promised(LocalDate by) implements OrderFact {}

    /// One row of an orders export: absolute values, the sender's words.
    ///
    /// @param feed the export's feed
    /// @param asOf the moment whose truth the file holds
    record Snapshot(
            String feed,
            Instant asOf,
            String status,
            Optional<Instant> submitted,
            List<OrderLine> lines,
            Optional<Reason> reason) implements OrderFact {}
}
