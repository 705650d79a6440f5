package dev.lightup.domain.seats;

import dev.lightup.domain.state.UsageState;
import java.util.List;

/// How one SKU of a customer was used over the last months, as one workload's reports tell it.
///
/// @param sku the SKU
/// @param offer the offer's name, or the SKU
/// @param workload whose reports these are: where active is greatest now, else the one with the most months
/// @param months the last report of each month that has one, oldest first
public record SkuMonths(String sku, String offer, String workload, List<UsageState.Point> months) {
    public SkuMonths {
        months = List.copyOf(months);
    }
}
