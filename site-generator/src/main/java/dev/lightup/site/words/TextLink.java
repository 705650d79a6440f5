package dev.lightup.site.words;

/// Words that lead somewhere.
public record TextLink(String href, String text) {}
