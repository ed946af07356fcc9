package org.kalends.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The directions and names that Maven and module-info cannot hold by themselves. */
class ArchitectureTest {
  private static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/testkit/"))
          .importPackages("org.kalends");

  /** In the sync package these speak with replicas and the ledger; all others only decide. */
  private static final Set<String> AT_THE_EDGE =
      Set.of(
          "Apply",
          "Chunks",
          "BaseStore",
          "Outcome",
          "Progress",
          "RemoteException",
          "Replica",
          "Report",
          "Sync",
          "Written");

  private static final Set<String> ONLY_CLI_ASKS_SYSTEM =
      Set.of("getenv", "exit", "console", "in", "out", "err", "currentTimeMillis");

  private static final String BANNED_NAMES =
      "(Abstract|Default)[A-Z].*|Base(?!Store)[A-Z].*|.*(Impl|Manager|Helper|Utils?|Service|Factory|Handler|Processor)";

  @Test
  void theScanSeesTheWholeProgram() {
    assertThat(SHIPPED.size()).isGreaterThan(400);
    assertThat(SHIPPED.stream().map(JavaClass::getPackageName))
        .contains(
            "org.kalends.ics",
            "org.kalends.core.sync",
            "org.kalends.core.files",
            "org.kalends.core.ledger",
            "org.kalends.dav.client",
            "org.kalends.dav.server",
            "org.kalends.cli");
  }

  @Test
  void icsUsesNothingButItselfAndTheJdksBase() {
    check(
        classes()
            .that()
            .resideInAPackage("org.kalends.ics..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    "org.kalends.ics..",
                    "java.io",
                    "java.lang..",
                    "java.math",
                    "java.nio..",
                    "java.security",
                    "java.text",
                    "java.time..",
                    "java.util..")));
  }

  @Test
  void dependenciesPointInwards() {
    check(none("org.kalends.core..", "org.kalends.dav..", "org.kalends.cli.."));
    check(none("org.kalends.dav..", "org.kalends.cli.."));
    check(none("org.kalends.dav.wire..", "org.kalends.dav.client..", "org.kalends.dav.server.."));
    check(none("org.kalends.dav.client..", "org.kalends.dav.server.."));
    check(none("org.kalends.dav.server..", "org.kalends.dav.client.."));
    check(none("org.kalends.cli..", "org.kalends.dav.wire.."));
    check(none("org.kalends.core.sync..", "org.kalends.core.files..", "org.kalends.core.ledger.."));
    check(none("org.kalends.core.files..", "org.kalends.core.ledger.."));
    check(none("org.kalends.core.merge..", "org.kalends.core.sync.."));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching("org.kalends.(**)").should().beFreeOfCycles());
  }

  @Test
  void whatDecidesTouchesNeitherDisksNorNetworksNorClocksNorChance() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.kalends.core.sync")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
                    .or(simpleName("Clock"))
                    .or(simpleName("Random"))));
    check(
        noClasses()
            .that(describe("decide", ArchitectureTest::decides))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.io..", "java.util.concurrent..").or(simpleName("UUID"))));
  }

  @Test
  void onlyCliAsksTheMachine() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.kalends.cli..")
            .should()
            .accessTargetWhere(describe("ask the machine", ArchitectureTest::asksTheMachine)));
  }

  @Test
  void nothingIsFoundByReflectionOrServiceLoader() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.lang.reflect..").or(simpleName("ServiceLoader"))));
  }

  @Test
  void namesSayWhatAThingIs() {
    assertThat(SHIPPED.stream().filter(type -> type.getSimpleName().matches(BANNED_NAMES)))
        .isEmpty();
  }

  @Test
  void packagesKeepMostOfTheirTypesToThemselves() {
    Map<String, Long> open = topLevel(true);
    Map<String, Long> all = topLevel(false);
    assertThat(all.keySet().stream().filter(p -> open.getOrDefault(p, 0L) == (long) all.get(p)))
        .as("packages of more than twelve types, all of them public")
        .noneMatch(p -> all.get(p) > 12);
  }

  private static Map<String, Long> topLevel(boolean onlyPublic) {
    return SHIPPED.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !onlyPublic || type.getModifiers().contains(JavaModifier.PUBLIC))
        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
  }

  private static boolean decides(JavaClass type) {
    JavaClass top = type;
    while (top.getEnclosingClass().isPresent()) {
      top = top.getEnclosingClass().get();
    }
    return top.getPackageName().equals("org.kalends.core.sync")
        && !AT_THE_EDGE.contains(top.getSimpleName());
  }

  private static boolean asksTheMachine(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    String owner = target.getOwner().getName();
    return switch (owner) {
      case "java.lang.System" -> ONLY_CLI_ASKS_SYSTEM.contains(target.getName());
      case "java.lang.Runtime" -> target.getName().equals("exit");
      case "java.time.Clock" -> target.getName().startsWith("system");
      case "java.time.ZoneId" -> target.getName().equals("systemDefault");
      default ->
          owner.startsWith("java.time.")
              && target.getName().equals("now")
              && !target.getFullName().contains("java.time.Clock");
    };
  }

  private static ArchRule none(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(resideInAnyPackage(to))
        .allowEmptyShould(true);
  }

  private static void check(ArchRule rule) {
    rule.check(SHIPPED);
  }
}
