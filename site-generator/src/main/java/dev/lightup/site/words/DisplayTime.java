package dev.lightup.site.words;

/// A moment or day as a `time` element: in UTC for machines, in the distributor's zone for people.
public record DisplayTime(String utc, String text) {}
