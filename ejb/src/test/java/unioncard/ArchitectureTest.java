package unioncard;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import unioncard.security.OpenToAll;
import unioncard.security.Requires;

/** What docs/adr/0002 says about packages and boundaries, held by the build. */
@AnalyzeClasses(packages = "unioncard", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule CAPABILITIES_HAVE_NO_CYCLES = slices().matching("unioncard.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule DEPENDENCIES_RUN_ONE_WAY = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("shared").definedBy("unioncard.shared..")
            .layer("form").definedBy("unioncard.form..")
            .layer("attachment").definedBy("unioncard.attachment..")
            .layer("security").definedBy("unioncard.security..")
            .layer("signin").definedBy("unioncard.signin..")
            .layer("audit").definedBy("unioncard.audit..")
            .layer("keys").definedBy("unioncard.keys..")
            .layer("organisation").definedBy("unioncard.organisation..")
            .layer("approval").definedBy("unioncard.approval..")
            .layer("rules").definedBy("unioncard.rules..")
            .layer("member").definedBy("unioncard.member..")
            .layer("verification").definedBy("unioncard.verification..")
            .layer("card").definedBy("unioncard.card..")
            .layer("bankfile").definedBy("unioncard.bankfile..")
            .layer("ledger").definedBy("unioncard.ledger..")
            .layer("benefit").definedBy("unioncard.benefit..")
            .layer("insurance").definedBy("unioncard.insurance..")
            .layer("roster").definedBy("unioncard.roster..")
            .layer("transfer").definedBy("unioncard.transfer..")
            .layer("home").definedBy("unioncard.home..")
            .whereLayer("signin").mayNotBeAccessedByAnyLayer()
            .whereLayer("home").mayNotBeAccessedByAnyLayer()
            .whereLayer("rules").mayNotBeAccessedByAnyLayer()
            .whereLayer("keys").mayNotBeAccessedByAnyLayer()
            .whereLayer("roster").mayNotBeAccessedByAnyLayer()
            .whereLayer("bankfile").mayOnlyBeAccessedByLayers("roster")
            .whereLayer("transfer").mayOnlyBeAccessedByLayers("home")
            .whereLayer("ledger").mayOnlyBeAccessedByLayers("insurance", "roster", "home")
            .whereLayer("benefit").mayOnlyBeAccessedByLayers("insurance")
            .whereLayer("insurance").mayOnlyBeAccessedByLayers("roster", "home")
            .whereLayer("card").mayOnlyBeAccessedByLayers("bankfile", "insurance", "roster", "home")
            .whereLayer("verification").mayOnlyBeAccessedByLayers("card", "home")
            .whereLayer("member").mayOnlyBeAccessedByLayers("verification", "card", "bankfile", "benefit", "insurance", "roster", "transfer", "home")
            .whereLayer("attachment").mayOnlyBeAccessedByLayers("member", "card", "ledger", "insurance", "transfer")
            .whereLayer("form").mayOnlyBeAccessedByLayers("organisation", "member", "verification", "card", "benefit", "insurance")
            .whereLayer("approval").mayOnlyBeAccessedByLayers("rules", "member", "verification", "card", "bankfile", "insurance", "roster", "home")
            .whereLayer("organisation").mayOnlyBeAccessedByLayers("approval", "member", "verification", "card", "insurance", "roster", "home");

    @ArchTest
    static final ArchRule EVERY_BOUNDARY_METHOD_SAYS_WHO_MAY = methods().that().areDeclaredInClassesThat().areAnnotatedWith(Stateless.class)
            .and().areDeclaredInClassesThat().resideOutsideOfPackage("unioncard.shared").and().arePublic()
            .should().beAnnotatedWith(Requires.class).orShould().beAnnotatedWith(OpenToAll.class);

    @ArchTest
    static final ArchRule BOUNDARIES_ARE_THE_ONLY_EJBS_PAGES_CALL = classes().that().areAnnotatedWith(Stateless.class).should().bePublic();

    @ArchTest
    static final ArchRule SQL_STAYS_INSIDE = classes().that().haveSimpleNameEndingWith("Sql").should().notBePublic();

    @ArchTest
    static final ArchRule ENTITIES_HAVE_NO_SETTERS = methods().that().areDeclaredInClassesThat().areAnnotatedWith(Entity.class)
            .should().haveNameNotMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses().should().callMethod(Instant.class, "now")
            .orShould().callMethod(LocalDate.class, "now").orShould().callConstructor(Date.class)
            .orShould().callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule MONEY_IS_NO_FLOATING_POINT = noFields().should().haveRawType(double.class).orShould().haveRawType(float.class);

    @ArchTest
    static final ArchRule NO_VAGUE_NAMES = noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|DTO|VO|Info)");

    @ArchTest
    static final ArchRule PAPER_KNOWS_NO_SERVICES = noClasses().that().resideInAPackage("unioncard.reports..")
            .should().dependOnClassesThat(resideInAPackage("jakarta..").or(resideInAPackage("unioncard.shared..")));

    @ArchTest
    static final ArchRule CONSTANTS_ARE_FINAL = fields().that().areStatic()
            .and().doNotHaveModifier(JavaModifier.SYNTHETIC).should().beFinal();
}
