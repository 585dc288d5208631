package unioncard.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import unioncard.security.SignedInUser;

/** Every kind of request that some capability has contributed. */
@ApplicationScoped
public class ApprovalKinds {

    private final Map<String, ApprovalKind> byCode;

    ApprovalKinds() {
        this(List.of());
    }

    @Inject
    ApprovalKinds(@Any Instance<ApprovalKind> kinds) {
        this((Iterable<ApprovalKind>) kinds);
    }

    public ApprovalKinds(Iterable<? extends ApprovalKind> kinds) {
        byCode = StreamSupport.stream(kinds.spliterator(), false).collect(Collectors.toMap(ApprovalKind::code, Function.identity()));
    }

    ApprovalKind of(String code) {
        var kind = byCode.get(code);
        if (kind == null) {
            throw new IllegalStateException("no approval kind " + code);
        }
        return kind;
    }

    /** Codes of the kinds that the person may decide. */
    public List<String> decidedBy(SignedInUser user) {
        return byCode.values().stream().filter(kind -> user.may(kind.decides())).map(ApprovalKind::code).sorted().toList();
    }
}
