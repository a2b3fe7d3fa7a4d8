package org.passerelle;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    private static final String ROOT = "org.passerelle";

    /** From the top down. A package may use those of the tiers below its own, not its neighbours. */
    private static final List<List<String>> TIERS = List.of(
            List.of("workbench"),
            List.of("rest", "command"),
            List.of("batch", "draft", "events"),
            List.of("log"),
            List.of("decision"),
            List.of("trust", "scenario", "analysis", "access"),
            List.of("explain"),
            List.of("engine"),
            List.of("programme"),
            List.of("facts", "feel", "sheet"));

    /** Laws, bodies, measures and places of the programmes: their names belong in {@code dmn/} and {@code rules/}. */
    private static final Set<String> POLICY_WORDS = Set.of("""
            laci avig oaci aviv lemc bmag remc bmar lias ges olias lharm lipda gida lpga atsg
            orp rav cms smz sas dsw sict diha lmmt suva cii iiz tandem canton kanton commune gemeinde municipality
            preavis préavis vormeinung unemployment chômage arbeitslosigkeit sozialhilfe
            afo ait semo pqf pese rsa ccas cias mesp plie siae iae etti cddi
            valais wallis sion brest besançon dijon
            """.split("\\s+"));

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private static final DescribedPredicate<JavaAccess<?>> A_CLOCK = target(owner(name("java.time.Clock")))
            .or(target(owner(nameMatching("java\\.time\\..*"))).and(target(name("now"))))
            .or(target(owner(name("java.lang.System"))).and(target(name("currentTimeMillis"))))
            .or(target(owner(name("java.time.InstantSource"))).and(target(nameMatching("system|tick"))))
            .or(target(owner(name("java.util.Date"))).and(target(name("<init>"))))
            .or(target(owner(name("java.util.Calendar"))).and(target(name("getInstance"))))
            .as("a clock");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packages_dependOnlyOnTiersBelow() {
        for (int tier = 0; tier < TIERS.size(); tier++) {
            for (String user : TIERS.get(tier)) {
                String[] forbidden = TIERS.subList(0, tier + 1).stream()
                        .flatMap(List::stream)
                        .filter(used -> !used.equals(user))
                        .map(ArchitectureTest::pattern)
                        .toArray(String[]::new);
                noClasses()
                        .that()
                        .resideInAPackage(pattern(user))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .allowEmptyShould(true)
                        .check(MAIN);
            }
        }
    }

    @Test
    void packages_haveATier() {
        classes()
                .should()
                .resideInAnyPackage(patterns(TIERS.stream().flatMap(List::stream)))
                .check(MAIN);
    }

    @Test
    void packages_areNullMarked() {
        assertThat(MAIN.getPackage(ROOT).getSubpackagesInTree())
                .filteredOn(candidate -> !candidate.getClasses().isEmpty())
                .isNotEmpty()
                .allMatch(candidate -> candidate.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void kie_isUsedOnlyWhereModelsAreReadAndRun() {
        onlyIn(Stream.of("feel", "programme", "engine", "analysis"), "org.kie..", "org.drools..", "org.kogito..");
    }

    @Test
    void http_isKnownOnlyAtTheEdge() {
        onlyIn(Stream.of("rest", "workbench"), "jakarta.ws.rs..");
    }

    @Test
    void clock_isReadInOnePlace_andByCommands() {
        noClasses()
                .that()
                .resideOutsideOfPackages(patterns(Stream.of("command")))
                .and()
                .doNotHaveSimpleName("SystemTime")
                .should()
                .accessTargetWhere(A_CLOCK)
                .check(MAIN);
    }

    @Test
    void names_sayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|DTO|Service)")
                .check(MAIN);
    }

    @Test
    void sources_holdNoPolicyWords() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                BETWEEN_WORDS
                        .splitAsStream(Files.readString(file))
                        .filter(ArchitectureTest::isPolicyWord)
                        .forEach(word -> found.add(file + ": " + word));
            }
        }
        assertThat(found).isEmpty();
    }

    private static boolean isPolicyWord(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return POLICY_WORDS.contains(lower) || POLICY_WORDS.contains(lower.replaceFirst("s$", ""));
    }

    private static void onlyIn(Stream<String> users, String... used) {
        noClasses()
                .that()
                .resideOutsideOfPackages(patterns(users))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(used)
                .allowEmptyShould(true)
                .check(MAIN);
    }

    private static String[] patterns(Stream<String> packages) {
        return packages.map(ArchitectureTest::pattern).toArray(String[]::new);
    }

    private static String pattern(String name) {
        return ROOT + "." + name + "..";
    }
}
