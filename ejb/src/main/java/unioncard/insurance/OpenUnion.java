package unioncard.insurance;

import java.io.Serializable;
import java.time.Instant;

/**
 * A base union with holders of a card who have no cover of a year.
 *
 * @param id union
 * @param code 工会编码
 * @param name 工会名称
 * @param state how far it has come
 * @param headcount holders without cover as last counted
 * @param countedAt when they were counted
 * @param handledAt when a batch of the year last changed its state, or null
 * @param signedInAt when somebody of the union last signed in, or null
 * @param leader 工会负责人, or null
 * @param phone 联系电话 of the union, or null
 */
public record OpenUnion(long id, String code, String name, OpenState state, int headcount, Instant countedAt, Instant handledAt, Instant signedInAt,
        String leader, String phone) implements Serializable {
}
