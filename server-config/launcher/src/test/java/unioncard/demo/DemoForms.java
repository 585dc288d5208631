package unioncard.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import unioncard.demo.Person.InsuranceCase;
import unioncard.demo.Person.PopulationCase;

/** Writes a member form without a database, for tests of other packages. */
public final class DemoForms {

    private DemoForms() {
    }

    /** The file written; the repeated person stands in two rows, as there is no other member. */
    public static Path write(Path folder) throws IOException {
        var names = new Names();
        var documents = new Documents();
        var newcomers = new ArrayList<Person>();
        for (int i = 0; i < MemberForm.ROWS; i++) {
            char sex = i % 2 == 0 ? 'M' : 'F';
            var birth = LocalDate.of(1980, 5, 1).plusDays(97L * i);
            newcomers.add(new Person(i, i == 9 ? names.rare(sex) : i == 15 ? names.minority(sex) : names.plain(sex), sex, birth, "汉族", "CHN",
                    documents.residentId(sex, birth), "19900123456", null, null, null, PopulationCase.MATCH, InsuranceCase.OWN_UNIT));
        }
        var union = new Union(1, "10000001", "示例机电有限公司工会", "GRASSROOTS", null, null, "示例机电有限公司", null, null, null, null, null);
        var file = folder.resolve("form.xlsx");
        new MemberForm(union, newcomers, newcomers.get(0)).write(file);
        return file;
    }
}
