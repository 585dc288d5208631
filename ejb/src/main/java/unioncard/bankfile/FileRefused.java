package unioncard.bankfile;

/** A file from the bank is refused as a whole; the message says to the municipal staff why, and what to do. */
final class FileRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FileProblem problem;

    /**
     * A refusal.
     *
     * @param places what fills the places of the problem's sentence, in their order
     */
    FileRefused(FileProblem problem, Object... places) {
        super(problem.words(places));
        this.problem = problem;
    }

    /** What is wrong with the file. */
    FileProblem problem() {
        return problem;
    }
}
