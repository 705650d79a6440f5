package dev.lightup.functions.opening;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.form.EntryAnswer;
import dev.lightup.functions.form.MultipartForm;
import dev.lightup.functions.http.ApiResponse;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.senders.http.ApiRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where many accounts are opened: a list, those of a portfolio or all that are shut, a look in words, one button for exactly what was looked at. Thread-safe.
final class OpeningListCounter {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;

    private final HandInPost post;

    OpeningListCounter(HandInPost post) {
        this.post = post;
    }

    /// The form, with the portfolios that there are to choose from. Where nobody says which there are it has none: a list is pasted all the same.
    ApiResponse form(int status, List<ReaderGrant> own) {
        var portfolios = new HashMap<String, List<HandInAnswer.ListedPortfolio>>();
        for (String tenant : own.stream().map(grant -> grant.unit().tenant()).distinct().toList()) {
            Optional<HandInAnswer> answer = asked(tenant);
            if (answer.isEmpty()) {
                break;
            }
            portfolios.put(tenant, listed(answer.get()));
        }
        return EntryAnswer.page(status, OpeningListPages.form(own, portfolios));
    }

    private Optional<HandInAnswer> asked(String tenant) {
        try {
            return Optional.of(post.ask(new HandInRequest.ListPortfolios(tenant)));
        } catch (RuntimeException _) {
            // whoever opens a list will be told; how often nobody answers is measured where it is asked
            return Optional.empty();
        }
    }

    private static List<HandInAnswer.ListedPortfolio> listed(HandInAnswer answer) {
        return switch (answer) {
            case HandInAnswer.Portfolios(var listed) -> listed;
            case HandInAnswer other -> throw new IllegalStateException(
                    "portfolios were asked for, and answered was a " + other.getClass().getSimpleName());
        };
    }

    /// @param own the session's grants of distributors' own pages
    ApiResponse posted(ApiRequest request, List<ReaderGrant> own) {
        Optional<MultipartForm> form = MultipartForm.of(request);
        Optional<ReaderGrant> grant = own.stream()
                .filter(one -> form.flatMap(f -> f.text("for")).filter(one.unit().tenant()::equals).isPresent())
                .findFirst();
        Optional<String> pasted = form.flatMap(f -> f.text("list"));
        Optional<String> portfolio = form.flatMap(f -> f.text("portfolio"));
        boolean all = form.flatMap(f -> f.text("all")).isPresent();
        if (grant.isEmpty()
                || Stream.of(pasted.isPresent(), portfolio.isPresent(), all).filter(said -> said).count() != 1) {
            return EntryAnswer.page(BAD_REQUEST, OpeningListPages.refused("The form did not come whole.",
                    "The connection may have been cut off. Paste the list once more."));
        }
        if (pasted.isEmpty()) {
            return look(List.of(), portfolio, grant.get());
        }
        if (pasted.get().length() > OpeningList.LONGEST) {
            return tooLong();
        }
        List<String> accounts = OpeningList.of(pasted.get()).accounts();
        if (accounts.isEmpty()) {
            return EntryAnswer.page(UNPROCESSABLE,
                    OpeningListPages.refused("The list is empty.", "A line an account: its number."));
        }
        if (accounts.size() > OpeningList.MOST) {
            return tooLong();
        }
        return form.flatMap(f -> f.text("pass"))
                .map(pass -> open(accounts, pass, grant.get(), request))
                .orElseGet(() -> look(accounts, Optional.empty(), grant.get()));
    }

    private static ApiResponse tooLong() {
        return EntryAnswer.page(UNPROCESSABLE, OpeningListPages.refused("The list is too long.",
                "At most " + OpeningList.MOST + " accounts go at once: take it in parts."));
    }

    private ApiResponse look(List<String> accounts, Optional<String> portfolio, ReaderGrant by) {
        return answer(post.ask(new HandInRequest.LookAtOpenings(by.unit().tenant(), by.address().reader(), accounts,
                portfolio)), by, false);
    }

    private ApiResponse open(List<String> accounts, String pass, ReaderGrant by, ApiRequest request) {
        return answer(post.ask(new HandInRequest.OpenAccounts(by.unit().tenant(), by.address().reader(), accounts, pass,
                request.id())), by, true);
    }

    private static ApiResponse answer(HandInAnswer answer, ReaderGrant by, boolean pressed) {
        return switch (answer) {
            case HandInAnswer.Openings openings when pressed ->
                EntryAnswer.page(OK, OpeningListPages.done(openings, by));
            case HandInAnswer.Openings openings -> EntryAnswer.page(OK, OpeningListPages.looked(openings, by));
            case HandInAnswer.Refused refused when refused.why() == HandInAnswer.Refusal.NO_PORTFOLIO ->
                EntryAnswer.page(UNPROCESSABLE, OpeningListPages.refused("There is no such portfolio any more.",
                        "Choose another one."));
            case HandInAnswer.Refused refused -> EntryAnswer.page(UNPROCESSABLE,
                    refused.why() == HandInAnswer.Refusal.TOO_MANY_ACCOUNTS
                            ? OpeningListPages.refused("There are too many accounts to go through here.",
                                    "Paste a list of those to open, or have the operator open all.")
                            : OpeningListPages.refused("That is not what was looked at, or it was too long ago.",
                                    "Look at the list once more."));
            case HandInAnswer other -> throw new IllegalStateException(
                    "openings were asked for, and answered was a " + other.getClass().getSimpleName());
        };
    }
}
