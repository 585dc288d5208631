package unioncard.shared;

/**
 * A job has ended without finishing its work and is not tried again by itself; its capability puts things back in order.
 *
 * @param job name of the job
 * @param subject what it worked on
 */
public record JobFailed(String job, String subject) {
}
