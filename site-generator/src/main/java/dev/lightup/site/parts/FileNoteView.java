package dev.lightup.site.parts;

import dev.lightup.domain.event.FeedFact.UnreadRow;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.feed.FileNote;
import dev.lightup.domain.feed.UnfinishedFile;
import dev.lightup.domain.state.FeedShare.HeldShare;
import dev.lightup.domain.state.FeedState.LeftOut;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.EnglishText;
import java.util.ArrayList;
import java.util.List;

/// What is to be told of the newest file beside the numbers that rest on it.
///
/// @param sentence what it is, and what the numbers then say
/// @param lines the rows that it concerns, some of them
public record FileNoteView(String sentence, List<String> lines) {
    public static List<FileNoteView> of(List<FileNote> notes, DisplayDays days) {
        List<FileNoteView> views = new ArrayList<>();
        for (FileNote note : notes) {
            note.open().ifPresent(file -> views.add(open(note.feed(), file, days)));
            note.held().ifPresent(held -> views.add(held(note.feed(), held, days)));
            note.leftOut()
                    .ifPresent(rows -> views.add(new FileNoteView(
                            start(note.feed(), rows, days)
                                    + " of this account listed and not read. What an earlier file said of "
                                    + (rows.rows() == 1 ? "it" : "them")
                                    + " stands, with its own date; else nothing is told.",
                            lines(rows))));
            note.nobodys()
                    .ifPresent(rows -> views.add(new FileNoteView(
                            start(note.feed(), rows, days)
                                    + " that could not be read and names no account. What the file does not list is not taken for gone.",
                            lines(rows))));
        }
        return List.copyOf(views);
    }

    private static FileNoteView open(String feed, UnfinishedFile file, DisplayDays days) {
        return new FileNoteView("The " + kind(feed) + " file of " + days.text(file.asOf()) + ", "
                + EnglishText.count(file.rows(), "row")
                + (file.late()
                        ? ", is not wholly read in, since " + days.moment(file.since()).text()
                        : ", is being read in")
                + ". Until it is, numbers here may be partly of this file, partly of the one before.",
                List.of());
    }

    private static FileNoteView held(String feed, HeldShare held, DisplayDays days) {
        return new FileNoteView("The " + kind(feed) + " file of " + days.text(held.asOf()) + " lists "
                + EnglishText.number(held.rows()) + " of " + EnglishText.count(held.before(), "row")
                + " of this account. Nothing is taken for gone before the file is confirmed or a later one lists the rest.",
                List.of());
    }

    private static String start(String feed, LeftOut rows, DisplayDays days) {
        return "The " + kind(feed) + " file of " + days.text(rows.asOf()) + " has "
                + EnglishText.count(rows.rows(), "row");
    }

    /// The kind of rows, of a feed's name `endpoint/kind`.
    private static String kind(String feed) {
        return EnglishText.name(feed.substring(feed.lastIndexOf('/') + 1));
    }

    private static List<String> lines(LeftOut rows) {
        return rows.first().stream().map(FileNoteView::line).toList();
    }

    private static String line(UnreadRow row) {
        return "line " + row.line() + row.about().map(FileNoteView::about).orElse("") + ": " + row.why();
    }

    private static String about(Subject subject) {
        return ", " + EnglishText.name(subject.kind() == Subject.Kind.USAGE
                ? subject.id().replace("/", ", ")
                : subject.kind().word() + " " + subject.id());
    }
}
