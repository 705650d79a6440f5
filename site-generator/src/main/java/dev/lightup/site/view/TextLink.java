package dev.lightup.site.view;

/// Words that lead somewhere.
public record TextLink(String href, String text) {}
