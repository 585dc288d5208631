package unioncard.approval;

import java.util.List;

/**
 * What somebody asks a second person to agree to.
 *
 * @param subject what it is about, for example {@code member 4711}; at most one request of a kind about a subject is open
 * @param summary for lists, free of personal numbers, for example {@code 0070311350 曹涛}; at most 200 characters
 * @param unionId union whose people and superiors decide
 * @param basis version of the subject as the requester has seen it
 * @param changes stored encrypted
 * @param reason 申请事由, 2 to 100 characters
 */
public record Proposal(String subject, String summary, long unionId, int basis, List<Change> changes, String reason) {
}
