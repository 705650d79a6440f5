package dev.lightup.domain.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Something that is sold and meant to be used.
///
/// @param id the programme's word for it
/// @param name what pages call it
/// @param skus the SKUs that count as this offer, at any distributor
/// @param announced the day from which light-up lag runs
/// @param template the milestone template's id
/// @param bridge the vendor's rule for terms that end without renewal, where it has one
public record Offer(
        String id,
        String name,
        List<String> skus,
        Optional<LocalDate> announced,
        Optional<String> template,
        Optional<Bridge> bridge) {
    /// An offer without that rule.
    public Offer(String id, String name, List<String> skus, Optional<LocalDate> announced, Optional<String> template) {
        this(id, name, skus, announced, template, Optional.empty());
    }

    public Offer {
        skus = List.copyOf(skus);
    }

    /// A rule of the vendor: a term that is set not to renew goes on, paid, until somebody cancels it.
    ///
    /// @param from the rule holds for terms that end on this day or later
    /// @param source where the vendor says so
    public record Bridge(LocalDate from, String source) {}
}
