package dev.lightup.functions.byhand;

/// What is asked for in the name of a reader whom a session lets speak for a distributor. Whoever asks has checked that; no route leads here.
public sealed interface HandInRequest {
    /// Whose feeds and whose file.
    String tenant();

    /// Which feeds of files a distributor has.
    record Feeds(String tenant) implements HandInRequest {}

    /// What a file would do.
    record Look(HandedFile file) implements HandInRequest {
        @Override
        public String tenant() {
            return file.tenant();
        }
    }

    /// That a file is stored which was looked at.
    ///
    /// @param pass what the look gave out
    record Publish(HandedFile file, String pass) implements HandInRequest {
        @Override
        public String tenant() {
            return file.tenant();
        }
    }

    /// Whether an account is opened.
    ///
    /// @param unit the account's opaque id
    record LookAtAccount(String tenant, String unit) implements HandInRequest {}

    /// That an account is opened to its partner.
    ///
    /// @param unit the account's opaque id
    /// @param reader who opens it, as the table knows readers
    /// @param request the gateway's id of the request: a repeat of one request is one
    record OpenAccount(String tenant, String unit, String reader, String request) implements HandInRequest {}
}
