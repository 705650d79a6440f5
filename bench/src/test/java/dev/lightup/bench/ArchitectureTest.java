package dev.lightup.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The arrows of the house. Maven refuses a missing dependency; this refuses the rest. It stands here because `bench` sees every module.
class ArchitectureTest {
    /// Rooms of what is read of one subject.
    private static final String[] SUBJECTS = Stream
            .of("feed", "milestone", "offer", "order", "partner", "seats", "waiting")
            .map(room -> "dev.lightup.domain." + room + "..")
            .toArray(String[]::new);
    private static final String[] READINGS = Stream
            .concat(Stream.of(SUBJECTS),
                    Stream.of("account", "distributor", "reading").map(room -> "dev.lightup.domain." + room + ".."))
            .toArray(String[]::new);

    private static final String SENDERS = "dev.lightup.senders";
    /// Rooms of the senders' module that are no sender's.
    private static final Set<String> SEAM = Set.of("endpoint", "format", "http", "signature");
    /// Who knows a room besides the register, by name: the operator's events are written by the operator's commands and by what takes events back,
    /// which are ours and no sender's; the command line tries column maps out, which exports alone have.
    private static final Map<String, String> KNOWING = Map.of(
            "operator", "dev\\.lightup\\.functions\\.(admin|retracting)\\..*",
            "export", "dev\\.lightup\\.local\\.cli\\.columns\\..*");

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        house = HouseClasses.all();
        assertThat(house.size()).isGreaterThan(200);
    }

    @Test
    void arrowsBetweenModulesRunOneWay() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("domain")
                .definedBy("dev.lightup.domain..")
                .layer("json")
                .definedBy("dev.lightup.json..")
                .layer("ledger")
                .definedBy("dev.lightup.ledger..")
                .layer("senders")
                .definedBy("dev.lightup.senders..")
                .layer("functions")
                .definedBy("dev.lightup.functions..")
                .layer("site")
                .definedBy("dev.lightup.site..")
                .layer("demo")
                .definedBy("dev.lightup.demo..")
                .layer("local")
                .definedBy("dev.lightup.local..")
                .layer("bench")
                .definedBy("dev.lightup.bench..")
                .layer("engine")
                .definedBy("dev.lightup.engine..")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("local")
                .whereLayer("bench")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("local")
                .mayOnlyBeAccessedByLayers("bench")
                .whereLayer("demo")
                .mayOnlyBeAccessedByLayers("local", "bench")
                .whereLayer("site")
                .mayOnlyBeAccessedByLayers("local", "bench")
                .whereLayer("functions")
                .mayOnlyBeAccessedByLayers("local", "bench")
                .whereLayer("senders")
                .mayOnlyBeAccessedByLayers("functions", "site", "local", "bench")
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("senders", "functions", "site", "local", "bench")
                .whereLayer("json")
                .mayOnlyBeAccessedByLayers("ledger", "senders", "functions", "site", "demo", "local", "bench")
                .check(house);
    }

    @Test
    void theDomainKnowsNeitherAwsNorJsonNorInputOutput() {
        noClasses().that()
                .resideInAPackage("dev.lightup.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "com.amazonaws..", "com.fasterxml..", "java.io..",
                        "java.nio..", "java.net..", "java.sql..")
                .check(house);
    }

    @Test
    void insideTheDomainDataFlowsFromEventsToReadings() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("event")
                .definedBy("dev.lightup.domain.event..")
                .layer("state")
                .definedBy("dev.lightup.domain.state..")
                .layer("fold")
                .definedBy("dev.lightup.domain.fold..")
                .layer("programme")
                .definedBy("dev.lightup.domain.programme..")
                .layer("machine")
                .definedBy("dev.lightup.domain.machine..")
                .layer("readings")
                .definedBy(READINGS)
                .whereLayer("readings")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("fold")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("machine")
                .mayOnlyBeAccessedByLayers("fold")
                .whereLayer("programme")
                .mayOnlyBeAccessedByLayers("readings")
                .check(house);
    }

    @Test
    void subjectsDoNotKnowTheLevelsThatAreMadeFromThem() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("beginning")
                .definedBy("dev.lightup.domain.reading..")
                .layer("subjects")
                .definedBy(SUBJECTS)
                .layer("account")
                .definedBy("dev.lightup.domain.account..")
                .layer("distributor")
                .definedBy("dev.lightup.domain.distributor..")
                .whereLayer("distributor")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("account")
                .mayOnlyBeAccessedByLayers("distributor")
                .whereLayer("subjects")
                .mayOnlyBeAccessedByLayers("account", "distributor")
                .check(house);
    }

    @Test
    void pagesLeanOnPartsAndNeverOnPages() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("words")
                .definedBy("dev.lightup.site.words..")
                .layer("parts")
                .definedBy("dev.lightup.site.parts..", "dev.lightup.site.timeline..", "dev.lightup.site.twin..")
                .layer("account")
                .definedBy("dev.lightup.site.account..")
                .layer("distributor")
                .definedBy("dev.lightup.site.distributor..")
                .layer("about")
                .definedBy("dev.lightup.site.about..")
                .whereLayer("account")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("distributor")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("about")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("parts")
                .mayOnlyBeAccessedByLayers("account", "distributor", "about")
                .check(house);
    }

    @Test
    void aSendersRoomIsKnownByTheRegisterAlone() {
        Set<String> rooms = house.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(SENDERS + "."))
                .map(name -> name.substring(SENDERS.length() + 1).replaceFirst("\\..*", ""))
                .filter(room -> !SEAM.contains(room))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rooms).contains("canonical", "export", "partnercenter").containsAll(KNOWING.keySet());
        for (String room : rooms) {
            String inside = SENDERS + "." + room + "..";
            noClasses().that()
                    .resideOutsideOfPackages(SENDERS, inside)
                    .and(DescribedPredicate.not(HasName.Predicates.nameMatching(KNOWING.getOrDefault(room, "-"))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(inside)
                    .because("what a room does for others goes through the seam")
                    .check(house);
        }
    }

    @Test
    void theSeamKnowsNoSendersRoom() {
        noClasses().that()
                .resideInAnyPackage(SEAM.stream().map(room -> SENDERS + "." + room + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(SENDERS + "..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(SEAM.stream()
                                .map(room -> SENDERS + "." + room + "..")
                                .toArray(String[]::new)))))
                .check(house);
    }

    @Test
    void nobodyButTheEdgeReadsTheClock() {
        noClasses().that()
                .resideInAnyPackage("dev.lightup.domain..", "dev.lightup.ledger..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(house);
    }

    @Test
    void onlyRecordsAreReadByReflectionInTheseRoomsOnly() {
        noClasses().that()
                .resideInAnyPackage("dev.lightup.domain..", "dev.lightup.json..", "dev.lightup.ledger..",
                        "dev.lightup.senders..", "dev.lightup.functions..", "dev.lightup.site..")
                .and()
                .resideOutsideOfPackages("dev.lightup.json.codec..", "dev.lightup.senders.canonical..",
                        "dev.lightup.site.page..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(house);
    }

    @Test
    void whatIsStaticIsFinal() {
        fields().that().areStatic().should().beFinal().check(house);
    }

    @Test
    void packagesOfAModuleHaveNoCycles() {
        for (String module : List.of("domain", "json", "ledger", "senders", "functions", "site", "demo", "local")) {
            slices().matching("dev.lightup." + module + ".(*)..").should().beFreeOfCycles().check(house);
        }
    }

    @Test
    void handlersAreMadeByLambdaAndTakeRawStreams() {
        classes().that()
                .implement("com.amazonaws.services.lambda.runtime.RequestStreamHandler")
                .should()
                .bePublic()
                .check(house);
        // but for the benchmark's peer, which is there to be what ours is not
        noClasses().that()
                .resideOutsideOfPackage("dev.lightup.bench.cold.sample..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws.services.lambda.runtime.events..")
                .check(house);
    }

    @Test
    void noFileIsLongerThanAReaderCanHold() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        try (var files = Files.walk(root)) {
            assertThat(files.filter(f -> !f.toString().contains("/.lightup/"))
                    .filter(f -> f.toString().endsWith(".java") && f.toString().contains("/src/main/"))
                    .filter(f -> lines(f) > 400)).isEmpty();
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
