package dev.lightup.functions.byhand;

import dev.lightup.functions.form.EntryAnswer;
import dev.lightup.functions.form.EntryMarkup;
import dev.lightup.functions.form.MultipartForm;
import dev.lightup.functions.http.ApiResponse;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.Unit;
import dev.lightup.senders.export.ExportFormat;
import dev.lightup.senders.http.ApiRequest;
import dev.lightup.senders.http.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a distributor's reader uploads a file by a form: a look first, then a second button. It knows no feed's keys and stores nothing:
/// what it has checked of form and session it hands on. Thread-safe.
public final class UploadCounter {
    /// The path of form and answers.
    public static final String PATH = UploadPages.PATH;
    /// For so many distributors a form is shown.
    public static final int DESKS = 8;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ANSWER = 20;
    private static final String AS_CSV = "In the program that has the table: Save As, \"CSV UTF-8 (Comma delimited)\" in Excel, character set UTF-8 in LibreOffice.";

    private final HandInPost post;

    /// @param post who reads and stores files
    public UploadCounter(HandInPost post) {
        this.post = post;
    }

    /// Answers whoever has a session.
    ///
    /// @param posted whether it is a form, from a page of ours
    /// @param grants what the session opens now
    public ApiResponse answer(boolean posted, ApiRequest request, List<ReaderGrant> grants) {
        List<ReaderGrant> own = grants.stream()
                .filter(grant -> grant.unit() instanceof Unit.Distributor)
                .limit(DESKS)
                .toList();
        if (own.isEmpty()) {
            return EntryAnswer.page(OK, UploadPages.refused("This session uploads nothing.",
                    "Files are uploaded by readers of a distributor's own pages."));
        }
        return posted ? posted(request, own) : EntryAnswer.page(OK, form(own));
    }

    private EntryMarkup form(List<ReaderGrant> own) {
        return UploadPages.form(own.stream()
                .map(grant -> post
                        .ask(new HandInRequest.Feeds(grant.unit().tenant())) instanceof HandInAnswer.Feeds feeds
                                ? new UploadPages.Desk(grant, feeds.endpoints(), feeds.reads())
                                : new UploadPages.Desk(grant, List.of(), Map.of()))
                .toList());
    }

    private ApiResponse posted(ApiRequest request, List<ReaderGrant> own) {
        Optional<MultipartForm> form = MultipartForm.of(request);
        if (form.isEmpty()) {
            return EntryAnswer.page(BAD_REQUEST, UploadPages.refused("The form did not come whole.",
                    "The connection may have been cut off. Choose the file once more."));
        }
        Optional<ReaderGrant> grant = own.stream()
                .filter(one -> form.get().text("for").filter(one.unit().tenant()::equals).isPresent())
                .findFirst();
        Optional<String> feed = form.get()
                .text("other")
                .map(String::strip)
                .filter(other -> !other.isEmpty())
                .or(() -> form.get().text("feed").map(String::strip));
        if (grant.isEmpty() || feed.isEmpty()) {
            return EntryAnswer.page(UNPROCESSABLE, UploadPages.noFeed());
        }
        Optional<HandedFile> again = form.get()
                .text("packed")
                .map(packed -> file(request, grant.get(), feed.get(), packed, said(form.get())));
        Optional<String> pass = form.get().text("pass");
        if (pass.isPresent()) {
            return publish(form.get(), grant.get(),
                    again.orElseGet(() -> file(request, grant.get(), feed.get(), "", new TreeMap<>())), pass.get());
        }
        return again.map(file -> answer(post.ask(new HandInRequest.Look(file)), file, name(form.get().text("name")),
                grant.get()))
                .or(() -> form.get().part("file").map(part -> look(part, request, grant.get(), feed.get())))
                .orElseGet(() -> EntryAnswer.page(BAD_REQUEST,
                        UploadPages.refused("There was no file.", "Choose one, then press the button.")));
    }

    private static HandedFile file(
            ApiRequest request,
            ReaderGrant grant,
            String feed,
            String packed,
            SortedMap<String, String> said) {
        return new HandedFile(grant.unit().tenant(), grant.address().reader(), request.id(), feed, packed, said);
    }

    /// What a form says of columns; what is left open says nothing.
    private static SortedMap<String, String> said(MultipartForm form) {
        SortedMap<String, String> said = new TreeMap<>();
        for (String name : form.parts().keySet()) {
            String answer = form.text(name).orElse("");
            if (name.startsWith(DraftPages.ANSWER) && !answer.isEmpty() && answer.length() <= LONGEST_ANSWER) {
                said.put(name.substring(DraftPages.ANSWER.length()), answer);
            }
        }
        return said;
    }

    private ApiResponse look(MultipartForm.Part part, ApiRequest request, ReaderGrant grant, String feed) {
        ByteString bytes = part.content();
        Optional<ApiResponse> wrong = wrong(bytes);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        HandedFile file = file(request, grant, feed, HandedFile.pack(bytes), new TreeMap<>());
        return answer(post.ask(new HandInRequest.Look(file)), file, name(part.file()), grant);
    }

    private static Optional<ApiResponse> wrong(ByteString bytes) {
        return switch (FileShape.of(bytes)) {
            case EMPTY -> Optional.of(unfit("The file is empty.", "Nothing is in it, or none was chosen."));
            case WORKBOOK -> Optional.of(unfit("That is a workbook.", AS_CSV));
            case WIDE_TEXT -> Optional.of(unfit("That text is not in UTF-8.",
                    "It seems to be UTF-16, which some programs call Unicode. " + AS_CSV));
            case NO_TABLE -> Optional.of(unfit("That is no table.",
                    "It is a picture, a document or an archive. " + AS_CSV));
            case TEXT -> bytes.length() <= ExportFormat.LARGEST
                    ? Optional.empty()
                    : Optional.of(EntryAnswer.page(TOO_LARGE, UploadPages.refused(
                            "The file is too large for a form: at most %d KB."
                                    .formatted(ExportFormat.LARGEST / 1024),
                            "In parts it goes by the form, each with a line such as \"# part: 1 of 2\" on top. Whole it goes by the feed's address, to 200,000 rows: it begins with the event snapshot.begin.")));
        };
    }

    private static ApiResponse unfit(String title, String detail) {
        return EntryAnswer.page(UNPROCESSABLE, UploadPages.refused(title, detail));
    }

    private ApiResponse publish(MultipartForm form, ReaderGrant grant, HandedFile file, String pass) {
        return answer(post.ask(new HandInRequest.Publish(file, pass, form.text("gone"))), file,
                name(form.text("name")), grant);
    }

    private static ApiResponse answer(HandInAnswer answer, HandedFile file, String name, ReaderGrant grant) {
        return switch (answer) {
            case HandInAnswer.Looked look -> EntryAnswer.page(OK, UploadPages.looked(look, name, file));
            case HandInAnswer.Published done -> EntryAnswer.page(OK, UploadPages.published(done, grant));
            case HandInAnswer.Asked asked -> EntryAnswer.page(OK, DraftPages.asked(asked.draft(), name, file));
            case HandInAnswer.Refused why -> EntryAnswer.page(UNPROCESSABLE, UploadPages.refused(why, name, file));
            case HandInAnswer.Feeds _, HandInAnswer.Accounts _, HandInAnswer.Portfolios _, HandInAnswer.Shut _, HandInAnswer.Openings _, HandInAnswer.Account _, HandInAnswer.Invitees _, HandInAnswer.Links _, HandInAnswer.Linked _, HandInAnswer.Parted _ ->
                throw new IllegalStateException("nobody asked which feeds there are, or about accounts");
        };
    }

    /// What a browser calls the file: a name, whatever folders stand before it.
    private static String name(Optional<String> told) {
        String name = told.orElse("").replaceFirst("^.*[/\\\\]", "").strip();
        return name.isEmpty() ? "The file" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
