package unioncard.member;

import java.util.List;
import unioncard.card.Channel;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;

/**
 * What may happen to members, as somebody of a union does it. {@link MembershipProperties} lets these happen in any order; a new event is
 * one more constant.
 */
enum MembershipEvent {

    /** 导入会员. The form names three of six persons, so that two unions often want the same one. */
    JOIN {
        @Override
        void happen(MembershipProperties.City city, long union, int number) {
            var form = new FilledForm();
            for (int i = 0; i < 3; i++) {
                form.row(20 + i, 1 + (number + i) % 6);
            }
            city.as(union, user -> city.unions.imports(union).upload("会员.xlsx", form.open()));
        }
    },
    /** 审核通过 of everybody who waits. */
    REVIEW {
        @Override
        void happen(MembershipProperties.City city, long union, int number) {
            city.as(union, user -> city.unions.members(union).approveAll(MemberFilter.ALL));
        }
    },
    /** 审核不通过 of one who waits. */
    REFUSE {
        @Override
        void happen(MembershipProperties.City city, long union, int number) {
            var waiting = city.longs("select id from member where status = 'UNREVIEWED' and union_id = " + union + " order by id");
            if (!waiting.isEmpty()) {
                city.as(union, user -> city.unions.members(union).refuse(List.of(waiting.get(number % waiting.size())), "资料不符"));
            }
        }
    },
    /** 审核 of a member of the other union: always refused. */
    MEDDLE {
        @Override
        void happen(MembershipProperties.City city, long union, int number) {
            var foreign = city.longs("select id from member where union_id <> " + union + " order by id");
            if (!foreign.isEmpty()) {
                city.as(union, user -> city.unions.members(union).approve(List.of(foreign.get(number % foreign.size()))));
            }
        }
    },
    /** 加入待办, passed, 提交办卡. */
    SUBMIT {
        @Override
        void happen(MembershipProperties.City city, long union, int number) {
            var open = city.longs("select id from member where union_id = " + union + " and handling_status in ('OPEN', 'FAILED')");
            if (!open.isEmpty()) {
                city.as(union, user -> city.cards.pendingList(union).add(open));
                city.cards.allHavePassed();
                city.as(union, user -> city.cards.submission(union).submit(Channel.REGULAR));
            }
        }
    },
    /** 银行反馈: every second line gets a card. */
    ANSWER {
        @Override
        void happen(MembershipProperties.City city, long union, int number) {
            city.bank.answer(number % 2 == 0 ? "1003" : "2001");
        }
    };

    /** Lets it happen in a union; a {@link DomainException} is a refusal like any other. */
    abstract void happen(MembershipProperties.City city, long union, int number);

    /** A piece of work of somebody of a union. */
    interface Work {
        Object by(TestUser user) throws Exception;
    }
}
