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
public record Offer(String id, String name, List<String> skus, Optional<LocalDate> announced,
        Optional<String> template) {
    public Offer {
        skus = List.copyOf(skus);
    }
}
