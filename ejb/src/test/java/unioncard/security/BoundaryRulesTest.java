package unioncard.security;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.Remote;
import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptor;

/** What a call from outside can reach says who may make it. */
@AnalyzeClasses(packages = "unioncard", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundaryRulesTest {

    /** The beans of {@code shared} are the jobs' machinery and no boundaries. */
    @ArchTest
    static final ArchRule EVERY_BOUNDARY_METHOD_NAMES_ITS_PERMISSION = methods().that().areDeclaredInClassesThat().areAnnotatedWith(Stateless.class)
            .and().areDeclaredInClassesThat().resideOutsideOfPackage("unioncard.shared")
            .and().arePublic().should().beAnnotatedWith(Requires.class).orShould().beAnnotatedWith(OpenToAll.class);

    /** The interceptors look at the method only. */
    @ArchTest
    static final ArchRule NO_PERMISSION_ON_CLASSES = classes().that().areNotAnnotatedWith(Interceptor.class).should().notBeAnnotatedWith(Requires.class)
            .andShould().notBeAnnotatedWith(Remote.class);

    /** Elsewhere the annotation would be read by nobody when the bean is called from within. */
    @ArchTest
    static final ArchRule PERMISSIONS_STAND_ON_BOUNDARIES_ONLY = methods().that().areAnnotatedWith(Requires.class)
            .should().bePublic().andShould().beDeclaredInClassesThat().areAnnotatedWith(Stateless.class);
}
