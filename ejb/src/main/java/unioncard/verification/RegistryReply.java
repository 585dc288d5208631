package unioncard.verification;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/**
 * Reads what a registry has answered and believes as little as possible: too much, too slow, not JSON, for another request, about somebody not
 * asked for or twice about one person, and nothing of it counts. A person left out, or with a word that does not exist, has no answer.
 */
final class RegistryReply {

    /** Bytes; 200 persons take about 10,000. */
    private static final int LARGEST = 256 * 1024;

    private RegistryReply() {
    }

    /** The whole body. Given up by an interruption, which is how Fault Tolerance ends what has taken too long: a body may drip in. */
    static byte[] body(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            body.write(buffer, 0, read);
            if (body.size() > LARGEST) {
                throw new RegistryFailure("more than " + LARGEST + " bytes");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new RegistryFailure("the answer came in too slowly");
            }
        }
        return body.toByteArray();
    }

    /** Answers by entry. */
    static Map<Long, Enum<?>> read(RegistryQuestion question, byte[] body) {
        try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
            var reply = reader.readObject();
            if (!question.id().equals(reply.getString("requestId", null))) {
                throw new RegistryFailure("answer to another request");
            }
            var answers = new HashMap<Long, Enum<?>>();
            var seen = new HashSet<Integer>();
            for (var item : reply.getJsonArray("answers")) {
                int number = number(item, question.persons().size());
                if (!seen.add(number)) {
                    throw new RegistryFailure("two answers about one person");
                }
                var answer = question.registry().answer(text(item.asJsonObject(), "answer"));
                answer.ifPresent(word -> answers.put(question.persons().get(number - 1).entryId(), word));
            }
            return answers;
        } catch (RegistryFailure e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever the parser or its objects throw, a plain RuntimeException among them for what is nested too deeply. The cause may quote the body.
            throw new RegistryFailure("answer is not as agreed: " + e.getClass().getSimpleName());
        }
    }

    private static int number(JsonValue item, int most) {
        var text = text(item.asJsonObject(), "id");
        int number = text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw new RegistryFailure("answer about somebody who was not asked for");
        }
        return number;
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? string.getString() : "";
    }
}
