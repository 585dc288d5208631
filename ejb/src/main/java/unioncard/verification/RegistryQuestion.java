package unioncard.verification;

import jakarta.json.Json;
import java.util.List;

/**
 * One request to a registry. It keeps its id when it is sent again, so that the registry may answer as before without asking anew.
 *
 * @param id random, says nothing about anybody
 * @param registry which registry
 * @param persons who is asked about; a person's number in the request is the place in the list, from 1
 */
public record RegistryQuestion(String id, RegistryKind registry, List<Person> persons) {

    /** A person as the registry is asked: the document number in full, which is why this is never logged. */
    public record Person(long entryId, String name, String documentType, String documentNumber, String unitCreditCode) {

        @Override
        public String toString() {
            return "entry " + entryId;
        }
    }

    /** The body of the request. */
    String json() {
        var queries = Json.createArrayBuilder();
        int number = 0;
        for (var person : persons) {
            var query = Json.createObjectBuilder().add("id", Integer.toString(++number)).add("name", person.name)
                    .add("documentType", person.documentType).add("documentNumber", person.documentNumber);
            if (registry == RegistryKind.SOCIAL_INSURANCE && person.unitCreditCode != null) {
                query.add("unitCreditCode", person.unitCreditCode);
            }
            queries.add(query);
        }
        return Json.createObjectBuilder().add("version", 1).add("requestId", id).add("registry", registry.name()).add("queries", queries).build()
                .toString();
    }
}
