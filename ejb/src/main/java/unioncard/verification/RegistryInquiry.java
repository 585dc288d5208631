package unioncard.verification;

import java.util.List;

/** Asks the registries that are asked over the network about the entries of a slice, outside any transaction. */
interface RegistryInquiry {

    /** Whether any registry is; otherwise everything is compared inside the database. */
    boolean needed();

    /** Asks; a registry that fails leaves entries without an answer and never throws. */
    RemoteAnswers ask(List<Subject> subjects);
}
