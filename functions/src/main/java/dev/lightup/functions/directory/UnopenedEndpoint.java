package dev.lightup.functions.directory;

/// An endpoint is there, and what is sealed of it is not opened: its tenant's key is gone or another, somebody copied or changed the item, or another
/// release wrote it. It is unavailable, never unknown: whoever is told 401 may give up, and nobody would look.
public final class UnopenedEndpoint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnopenedEndpoint(String endpoint, String why) {
        super("the item of endpoint " + endpoint + " is not opened: " + why);
    }

    UnopenedEndpoint(String endpoint, String why, Throwable cause) {
        super("the item of endpoint " + endpoint + " is not opened: " + why, cause);
    }
}
