package dev.lightup.site.view;

/// Words that lead somewhere.
public record Link(String href, String text) {}
