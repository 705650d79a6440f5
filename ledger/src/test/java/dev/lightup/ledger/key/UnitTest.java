package dev.lightup.ledger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Holder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnitTest {
    private static final String D = "dddddddddddddddd";
    private static final String A = "aaaaaaaaaaaaaaaa";

    /// One of each kind: the compiler asks for it.
    private static Unit example(UnitKind kind) {
        return switch (kind) {
            case ACCOUNT -> new Unit.Account("nordvik", A);
            case GROUP -> new Unit.Group("nordvik", A, "bc");
            case DISTRIBUTOR -> new Unit.Distributor("nordvik");
            case UNPLACED -> new Unit.Unplaced("nordvik");
            case ABOUT -> new Unit.About();
            case OPERATOR -> new Unit.Operator();
            case PARTNER -> new Unit.Partner(A);
            case LISTED -> new Unit.Listed("nordvik");
            case OTHER -> new Unit.Other("nordvik", "x/y");
        };
    }

    private static String text(UnitKind kind) {
        return switch (kind) {
            case ACCOUNT -> "nordvik|a/" + A;
            case GROUP -> "nordvik|g/" + A + "/bc";
            case DISTRIBUTOR -> "nordvik|d";
            case UNPLACED -> "nordvik|u";
            case ABOUT -> "operator|about";
            case OPERATOR -> "operator|d";
            case PARTNER -> "operator|p/" + A;
            case LISTED -> "operator|t/nordvik";
            case OTHER -> "nordvik|x/y";
        };
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsReadAsItIsWritten(UnitKind kind) {
        Unit unit = example(kind);
        assertThat(unit.kind()).isEqualTo(kind);
        assertThat(unit.text()).isEqualTo(text(kind)).isEqualTo(unit.toString());
        assertThat(Unit.parse(unit.text())).isEqualTo(unit).isEqualByComparingTo(unit);
        assertThat(ItemKeys.unitOf(ItemKeys.unit(unit))).isEqualTo(unit);
        assertThat(kind.unit(unit.tenant(), unit.id())).contains(unit);
    }

    @Test
    void everyRecordHasAKindOfItsOwn() {
        assertThat(List.of(Unit.class.getPermittedSubclasses())).hasSameSizeAs(UnitKind.values());
        for (UnitKind kind : UnitKind.values()) {
            assertThat(example(kind).getClass().getSimpleName()).isEqualToIgnoringCase(kind.name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aUnitHasFoldersWhereItHasPages(UnitKind kind) {
        Unit unit = example(kind);
        List<String> folders = unit.folders(D);
        assertThat(folders.isEmpty()).as("a group's pages lie among its account's")
                .isEqualTo(!unit.hasPages() || kind == UnitKind.GROUP);
        assertThat(folders).allSatisfy(folder -> assertThat(folder).endsWith("/").doesNotContain("{"));
        assertThat(folders.stream().limit(1).mapToLong(f -> f.chars().filter(c -> c == '/').count()).sum())
                .isEqualTo(kind.depth());
        assertThat(unit.shownOn().stream()).allSatisfy(shown -> assertThat(shown.hasPages()).isTrue());
        // below before above; of what this release does not know it does not know that either
        assertThat(unit.parent().stream().filter(_ -> kind != UnitKind.OTHER))
                .allSatisfy(above -> assertThat(above.kind().level()).isGreaterThanOrEqualTo(kind.level()));
    }

    @Test
    void accountsLieBelowTheirDistributor() {
        assertThat(new Unit.Distributor("nordvik").folders(D)).containsExactly("d/" + D + "/");
        assertThat(UnitKind.DISTRIBUTOR.below(D)).containsExactly("d/" + D + "/a/");
        assertThat(new Unit.Account("nordvik", A).folders(D)).containsExactly("d/" + D + "/a/" + A + "/");
        assertThat(UnitKind.ACCOUNT.below(D)).isEmpty();
        assertThat(UnitKind.ABOUT.below(D)).isEmpty();
        assertThat(Unit.about().folders("")).containsExactly("about/", "assets/");
    }

    @Test
    void whatIsNotPlacedStandsOnTheDistributorsPages() {
        assertThat(Unit.unplaced("nordvik").shownOn()).contains(Unit.distributor("nordvik"));
        assertThat(Unit.account("nordvik", A).shownOn()).contains(Unit.account("nordvik", A));
        assertThat(Unit.account("nordvik", A).parent()).contains(Unit.distributor("nordvik"));
    }

    @Test
    void nothingOfTheOperatorsHasPagesButWhatAllShareAndHomesOfPartners() {
        for (String word : List.of("d", "u", "a/" + A, "t/nordvik", "x")) {
            assertThat(Unit.of("operator", word).shownOn()).as(word).isEmpty();
        }
        assertThat(Unit.of("operator", "about").shownOn()).contains(Unit.about());
        assertThat(Unit.of("operator", "p/" + A).shownOn()).contains(new Unit.Partner(A));
        assertThat(new Unit.Partner(A).folders(D)).as("below no distributor").containsExactly("p/" + A + "/");
        assertThat(Unit.of("nordvik", "about")).isEqualTo(new Unit.Other("nordvik", "about"));
    }

    @Test
    void whatTheOperatorsAccountsHoldIsAPartners() {
        assertThat(Unit.of("operator", Holder.account("P-1"), _ -> Optional.of(A))).contains(new Unit.Partner(A));
        assertThat(Unit.of("nordvik", "p/" + A)).isEqualTo(new Unit.Other("nordvik", "p/" + A));
    }

    @Test
    void aLinkIsAboutAnAccount() {
        assertThat(LinkSubject.account(new Subject(Subject.Kind.LINK, "nordvik/" + A)))
                .contains(Unit.account("nordvik", A));
        for (String id : List.of("nordvik", "/" + A, "nordvik/", "nordvik/no id", A)) {
            assertThat(LinkSubject.account(new Subject(Subject.Kind.LINK, id))).as(id).isEmpty();
        }
        assertThat(LinkSubject.account(new Subject(Subject.Kind.ORDER, "nordvik/" + A))).isEmpty();
    }

    @Test
    void aHoldersUnitIsSaidOnce() {
        Map<String, String> opaque = Map.of("P-1", A);
        assertThat(unit(Holder.account("P-1"), opaque)).contains(Unit.account("nordvik", A));
        assertThat(unit(Holder.account("P-2"), opaque)).isEmpty();
        assertThat(unit(Holder.UNPLACED, opaque)).contains(Unit.unplaced("nordvik"));
        assertThat(unit(Holder.TENANT, opaque)).contains(Unit.distributor("nordvik"));
    }

    private static Optional<Unit> unit(Holder holder, Map<String, String> opaque) {
        return Unit.of("nordvik", holder, account -> Optional.ofNullable(opaque.get(account)));
    }

    @Test
    void twoUnitsOfOneTextAreEqual() {
        assertThatThrownBy(() -> new Unit.Other("nordvik", "d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Unit.Other("nordvik", "a/x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Unit.Distributor("operator")).isInstanceOf(IllegalArgumentException.class);
        for (String none : List.of("nordvik", "|d", "nordvik|", "Nordvik|d")) {
            assertThatThrownBy(() -> Unit.parse(none)).as(none).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
