package unioncard.member;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.TestDatabase;
import unioncard.shared.TestEvent;

/** 会籍变动 as tests of other capabilities need them; each call belongs into a transaction of the person who does it. */
public final class MemberDesk {

    private final TestDatabase database;
    private final Clock clock;
    private final Consumer<MembershipChanged> observer;

    public MemberDesk(TestDatabase database, Clock clock, Consumer<MembershipChanged> observer) {
        this.database = database;
        this.clock = clock;
        this.observer = observer;
    }

    /** 保留, 退休, 恢复, 退会 or 除名, chosen by a number. */
    public void change(TestUser user, long member, int number) {
        var action = List.copyOf(MembershipAction.RECORDED).get(number % MembershipAction.RECORDED.size());
        int version = database.jdbi().withHandle(h -> h.createQuery("select version from member where id = " + member).mapTo(Integer.class).one());
        new MembershipChanges(database.jdbi(), user, new AuditNote(), new TestEvent<>(observer), clock)
                .record(member, version, action, LocalDate.now(clock), action.reasons().stream().findFirst().orElse(null), "本人申请");
    }

    /** 审核通过 of somebody new who was looked at in full. */
    public void approve(TestUser user, long member) {
        new Members(database.jdbi(), user, new AuditNote(), database.personalData(), new TestEvent<>(observer), clock).approveSeen(member, 0);
    }
}
