package id.payungdesa;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("id.payungdesa");

    @Test
    void onlyTheProcessModuleKnowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("id.payungdesa.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(CODE);
    }

    @Test
    void nobodyUsesTheSandbox() {
        noClasses()
                .that()
                .resideOutsideOfPackage("id.payungdesa.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("id.payungdesa.sandbox..")
                .check(CODE);
    }

    @Test
    void nobodyUsesTheDemo() {
        noClasses()
                .that()
                .resideOutsideOfPackage("id.payungdesa.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("id.payungdesa.demo..")
                .check(CODE);
    }

    @Test
    void controllersArePackagePrivate() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .bePackagePrivate()
                .check(CODE);
    }

    /** Holes published for Spring Framework 6.2.19 lie in these, and nothing of ours needs them (vulnerabilities.md). */
    @Test
    void featuresWithKnownHolesStayUnused() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web.reactive..",
                        "org.springframework.messaging.rsocket..",
                        "org.springframework.ui.freemarker..",
                        "org.springframework.web.servlet.view.xslt..")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("SseEmitter")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("UrlFilenameViewController")
                .because("they are not used here, and the register in src/docs/vulnerabilities.md relies on it")
                .check(CODE);
    }

    @Test
    void timeIsHandedIn() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("id.payungdesa.common.Time")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .check(CODE);
    }
}
