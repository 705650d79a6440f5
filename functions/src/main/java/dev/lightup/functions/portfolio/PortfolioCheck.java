package dev.lightup.functions.portfolio;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.form.TypedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is wrong with a portfolio as somebody says it, each by its place.
public final class PortfolioCheck {
    /// So many accounts a portfolio has.
    public static final int ACCOUNTS = 1_000;
    /// So many portfolios a distributor has.
    public static final int PORTFOLIOS = 50;
    /// So many accounts all portfolios of a distributor have together, an account in two counted twice: their pages are made in one run.
    public static final int TOGETHER = 10_000;
    /// So many characters its name and its manager have.
    public static final int LONGEST_NAME = 80;
    /// So many problems are told at once.
    private static final int MOST = 20;
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final List<String> problems = new ArrayList<>();

    private PortfolioCheck() {}

    /// The problems, in order; empty when there is none.
    static List<String> problems(String portfolio, String name, Optional<String> manager, List<String> accounts) {
        var check = new PortfolioCheck();
        if (!isId(portfolio)) {
            check.problem("/portfolio", "a lower-case word of letters, digits and hyphens, at most 40");
        }
        check.line("/name", name);
        manager.ifPresent(desk -> check.line("/manager", desk));
        if (accounts.isEmpty()) {
            check.problem("/accounts", "one at least; a portfolio of none is removed");
        }
        if (accounts.size() > ACCOUNTS) {
            check.problem("/accounts", "at most " + ACCOUNTS + ", and these are " + accounts.size());
        }
        for (int i = 0; i < accounts.size() && check.problems.size() < MOST; i++) {
            if (!Subject.isValidId(accounts.get(i))) {
                check.problem("/accounts/" + i, "an id as its distributor sends it, 1 to 200 characters");
            }
        }
        return List.copyOf(check.problems);
    }

    /// Whether a portfolio can be called that in commands.
    static boolean isId(String portfolio) {
        return WORD.matcher(portfolio).matches();
    }

    private void line(String place, String text) {
        if (text.isBlank() || text.length() > LONGEST_NAME
                || text.codePoints().anyMatch(c -> Character.isISOControl(c) || TypedText.isTurning(c))) {
            problem(place, "one line of 1 to " + LONGEST_NAME + " characters");
        }
    }

    private void problem(String place, String what) {
        problems.add(place + ": " + what);
    }
}
