package dev.lightup.ledger.key;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The kinds of {@link Unit}: how each is written, where its pages lie, on which level it is and who reads it.
public enum UnitKind {
    /// {@link Unit.Account}.
    ACCOUNT("a/", Level.ACCOUNT, Readers.PARTNER_AND_DISTRIBUTOR, "d/{distributor}/a/{id}/"),
    /// {@link Unit.Group}: its pages lie among its account's.
    GROUP("g/", Level.GROUP, Readers.PARTNER_AND_DISTRIBUTOR),
    /// {@link Unit.Distributor}.
    DISTRIBUTOR("d", Level.DISTRIBUTOR, Readers.DISTRIBUTOR, "d/{distributor}/"),
    /// {@link Unit.Unplaced}.
    UNPLACED("u", Level.DISTRIBUTOR, Readers.DISTRIBUTOR),
    /// {@link Unit.About}.
    ABOUT("about", Level.SHARED, Readers.EVERYBODY, "about/", "assets/"),
    /// {@link Unit.Operator}.
    OPERATOR("d", Level.OPERATOR, Readers.OPERATOR),
    /// {@link Unit.Partner}.
    PARTNER("p/", Level.PARTNER, Readers.PARTNER, "p/{id}/"),
    /// {@link Unit.Listed}.
    LISTED("t/", Level.OPERATOR, Readers.OPERATOR),
    /// {@link Unit.Other}: the last, for it takes every word that none before it takes.
    OTHER("", Level.UNKNOWN, Readers.NOBODY);

    /// The folder of all distributors' folders.
    public static final String DISTRIBUTORS = "d/";
    /// Below a distributor's home: its portfolios, each in a folder that its opaque id names.
    public static final String PORTFOLIOS = "m/";

    private static final String ID = "{id}";

    private final String mark;
    private final Level level;
    private final Readers readers;
    @SuppressWarnings("ImmutableEnumChecker") // List.of makes them
    private final List<String> paths;

    UnitKind(String mark, Level level, Readers readers, String... paths) {
        this.mark = mark;
        this.level = level;
        this.readers = readers;
        this.paths = List.of(paths);
    }

    /// Levels in the order in which they are published: a level is made from what those before it have just told.
    public enum Level {
        /// Made of no state; all pages link to it.
        SHARED,
        /// Made of states of some customers of an account.
        GROUP,
        /// Made of states, or of what groups tell.
        ACCOUNT,
        /// Made of what accounts tell.
        DISTRIBUTOR,
        /// Made of what accounts of several distributors tell.
        PARTNER,
        /// Made of what distributors tell.
        OPERATOR,
        /// Of which this release knows nothing.
        UNKNOWN
    }

    /// Who may read the pages of a unit.
    public enum Readers {
        EVERYBODY,
        PARTNER_AND_DISTRIBUTOR,
        DISTRIBUTOR,
        PARTNER,
        OPERATOR,
        NOBODY
    }

    public Level level() {
        return level;
    }

    public Readers readers() {
        return readers;
    }

    /// The folders of units, of those that not everybody may read, in which a page can lie; the widest first.
    ///
    /// @param path of a page, beginning with a slash
    public static List<String> foldersAbove(String path) {
        return Stream.of(values())
                .filter(kind -> kind.readers != Readers.EVERYBODY)
                .flatMap(kind -> kind.paths.stream())
                .map(shape -> Pattern.compile("/" + shape.replaceAll("\\{\\w+}", "[^/]+")).matcher(path))
                .filter(Matcher::lookingAt)
                .map(Matcher::group)
                .sorted()
                .toList();
    }

    /// The account on whose pages a path is.
    ///
    /// @param tenant whose pages it is below
    /// @param path of a page, beginning with a slash
    public static Optional<Unit> accountAt(String tenant, String path) {
        return foldersAbove(path).stream()
                .filter(folder -> ACCOUNT.paths.stream()
                        .anyMatch(shape -> folder.matches("/" + shape.replaceAll("\\{\\w+}", "[^/]+"))))
                .map(folder -> folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1, folder.length() - 1))
                .map(id -> Unit.account(tenant, id))
                .findFirst();
    }

    /// How many folders lie between the site's root and a unit's home.
    public int depth() {
        return paths.stream().findFirst().map(path -> (int) path.chars().filter(c -> c == '/').count()).orElse(0);
    }

    /// The folder in which the distributor's units of this kind lie side by side, each by its id; empty where there is but one.
    ///
    /// @param distributor the distributor's opaque id
    public Optional<String> group(String distributor) {
        return paths.stream()
                .filter(path -> path.startsWith(DISTRIBUTORS) && path.contains(ID))
                .map(path -> at(distributor, path.substring(0, path.indexOf(ID))))
                .findFirst();
    }

    /// The folder in which units of this kind lie side by side that are no distributor's; empty where it has none such.
    public Optional<String> group() {
        return paths.stream()
                .filter(path -> !path.startsWith(DISTRIBUTORS) && path.contains(ID))
                .map(path -> path.substring(0, path.indexOf(ID)))
                .findFirst();
    }

    /// The folders of the units below a unit of this kind, as {@link #group} gives them.
    public List<String> below(String distributor) {
        return Stream.of(values())
                .filter(kind -> kind != this)
                .flatMap(kind -> kind.group(distributor).stream())
                .filter(group -> paths.stream().anyMatch(path -> group.startsWith(at(distributor, path))))
                .toList();
    }

    /// A tenant's unit of this kind; empty where it has none of that id.
    public Optional<Unit> unit(String tenant, String id) {
        boolean isOne = id.isEmpty();
        boolean isOperators = isOperator(tenant);
        return switch (this) {
            case ACCOUNT -> Optional.of(new Unit.Account(tenant, id));
            case GROUP -> Unit.Group.read(tenant, id);
            case DISTRIBUTOR -> isOne && !isOperators ? Optional.of(new Unit.Distributor(tenant)) : Optional.empty();
            case UNPLACED -> isOne ? Optional.of(new Unit.Unplaced(tenant)) : Optional.empty();
            case ABOUT -> isOne && isOperators ? Optional.of(Unit.about()) : Optional.empty();
            case OPERATOR -> isOne && isOperators ? Optional.of(new Unit.Operator()) : Optional.empty();
            case PARTNER -> isOperators ? Optional.of(new Unit.Partner(id)) : Optional.empty();
            case LISTED -> isOperators ? Optional.of(new Unit.Listed(id)) : Optional.empty();
            case OTHER -> Optional.of(new Unit.Other(tenant, id));
        };
    }

    /// The folder of a unit's home.
    ///
    /// @throws IllegalStateException where the kind has no pages
    public String folder(String distributor, String id) {
        return folders(distributor, id).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(this + " has no pages"));
    }

    String mark() {
        return mark;
    }

    /// The folders of a unit's pages, the first its home's; none where the kind has no pages.
    ///
    /// @param distributor the distributor's opaque id
    /// @param id of the unit; empty where there is but one
    public List<String> folders(String distributor, String id) {
        return paths.stream().map(path -> at(distributor, path).replace(ID, id)).toList();
    }

    /// The unit of that word, if it is one of this kind.
    Optional<Unit> read(String tenant, String word) {
        return word.startsWith(mark) ? unit(tenant, word.substring(mark.length())) : Optional.empty();
    }

    static boolean isKnown(String tenant, String word) {
        return Stream.of(values()).anyMatch(kind -> kind != OTHER && kind.read(tenant, word).isPresent());
    }

    static boolean isOperator(String tenant) {
        return tenant.equals(ItemKeys.OPERATOR);
    }

    private static String at(String distributor, String path) {
        return path.replace("{distributor}", distributor);
    }
}
