package dev.lightup.senders.format;

import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import java.util.List;
import java.util.Optional;

/// One thing in a request that is stored by itself.
public sealed interface ParsedEvent {
    /// An event that is understood; it is stored under its identity, its source and id.
    ///
    /// @param source who says it
    /// @param id its id within the source
    /// @param mac what its content is compared by, taken before personal data became tokens
    /// @param columns the version of the column map that reads it; 0 where there is none
    /// @param body what is stored, personal data as tokens
    /// @param labels the clear values behind those tokens
    /// @param sent its text as it was sent, kept when other content has its identity
    /// @param account the one account that it names; empty for none or several
    record Event(
            String source,
            String id,
            String mac,
            int columns,
            String body,
            List<PersonalLabel.Clear> labels,
            ByteString sent,
            Optional<String> account) implements ParsedEvent {
        public Event {
            labels = List.copyOf(labels);
        }
    }

    /// An event that announces a file, which is uploaded apart.
    ///
    /// @param event the event itself
    /// @param file what will be uploaded
    record Announcement(Event event, AnnouncedFile file) implements ParsedEvent {}

    /// An event that is not understood; it is put aside.
    ///
    /// @param id its id, when it could be read
    /// @param problem what is wrong
    /// @param body its text as it was sent
    record Unread(Optional<String> id, HttpProblem problem, ByteString body) implements ParsedEvent {}
}
