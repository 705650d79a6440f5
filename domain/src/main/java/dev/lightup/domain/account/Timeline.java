package dev.lightup.domain.account;

import java.util.List;

/// What happened to a customer, whatever it happened to: orders, subscriptions, seat reports, milestones, escalations, agreements.
///
/// @param moments newest first: of each subject those that its state keeps
/// @param earlier how many moments of these subjects came before those
public record Timeline(List<TimelineEntry> moments, long earlier) {
    /// Nothing happened yet.
    public static final Timeline NONE = new Timeline(List.of(), 0);

    public Timeline {
        moments = List.copyOf(moments);
    }
}
