package org.livingledger.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The arrows of the house: who may know whom. Maven keeps the modules apart; this keeps the rooms of
/// the server apart, and the write and the read side free of what they must not depend on.
class HouseTests {

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.livingledger");

    @Test
    void letsTheEdgeSpeakCommandsAndQueriesOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.livingledger..")
                .layer("vocabulary")
                .definedBy("org.livingledger.api..")
                .layer("write side")
                .definedBy("org.livingledger.domain..")
                .layer("read side")
                .definedBy("org.livingledger.projections..")
                .layer("lanes")
                .definedBy("org.livingledger.server.lanes..")
                .layer("store")
                .definedBy("org.livingledger.server.store..", "org.livingledger.server.due..")
                .layer("edge")
                .definedBy(
                        "org.livingledger.server.http..",
                        "org.livingledger.server.security..",
                        "org.livingledger.server.problem..",
                        "org.livingledger.server.openapi..")
                .layer("what if")
                .definedBy("org.livingledger.server.whatif..", "org.livingledger.server.adoption..")
                .layer("boot")
                .definedBy("org.livingledger.server.boot..", "org.livingledger.server")
                .whereLayer("write side")
                .mayOnlyBeAccessedByLayers("lanes", "what if", "boot")
                .whereLayer("read side")
                .mayOnlyBeAccessedByLayers("store", "boot")
                .check(HOUSE);
    }

    @Test
    void keepsTheVocabularyFreeOfEverythingElse() {
        noClasses()
                .that()
                .resideInAPackage("org.livingledger.api..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "org.livingledger.api..", "java..", "org.jspecify.annotations..")
                .check(HOUSE);
    }

    @Test
    void keepsTheWriteSideFreeOfSpringAndSqlAndJson() {
        noClasses()
                .that()
                .resideInAPackage("org.livingledger.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "tools..")
                .check(HOUSE);
    }

    @Test
    void leavesNeitherTimeNorChanceToDecisionsAndTables() {
        noClasses()
                .that()
                .resideInAnyPackage("org.livingledger.domain..", "org.livingledger.projections..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(LocalDateTime.class)
                .check(HOUSE);
    }

    @Test
    void lookedAtEveryModule() {
        assertThat(HOUSE)
                .anyMatch(type -> type.getPackageName().startsWith("org.livingledger.domain"))
                .anyMatch(type -> type.getPackageName().startsWith("org.livingledger.projections"))
                .anyMatch(type -> type.getPackageName().startsWith("org.livingledger.api"));
    }
}
