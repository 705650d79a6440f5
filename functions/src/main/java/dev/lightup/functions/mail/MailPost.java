package dev.lightup.functions.mail;

/// Sends letters. Implementations are thread-safe.
@FunctionalInterface
public interface MailPost {
    /// Sends one.
    ///
    /// @param from whose mail it is, as the settings say
    /// @throws RuntimeException when nobody took it
    void send(String from, MailLetter letter);
}
