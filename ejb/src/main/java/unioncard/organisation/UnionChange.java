package unioncard.organisation;

import java.time.Instant;

/**
 * A line of a union's history (变更记录).
 *
 * @param actor name of who did it
 * @param oldValue null when there was none
 * @param newValue null when there is none any more
 */
public record UnionChange(long id, Instant at, String actor, ChangeKind kind, UnionItem item, String oldValue, String newValue) {
}
