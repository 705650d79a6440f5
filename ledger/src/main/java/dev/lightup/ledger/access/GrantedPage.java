package dev.lightup.ledger.access;

/// Where a unit's pages are, and what they are called.
///
/// @param path from the site's root, beginning and ending in a slash
/// @param title what the entry pages call it: what the invitation said, which both sides know
public record GrantedPage(String path, String title) {
    private static final int LONGEST = 120;

    public GrantedPage {
        if (!path.startsWith("/") || !path.endsWith("/")) {
            throw new IllegalArgumentException("a unit's folder begins and ends with a slash");
        }
        if (title.isBlank() || title.length() > LONGEST || title.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a title is one line of at most " + LONGEST + " characters");
        }
    }
}
