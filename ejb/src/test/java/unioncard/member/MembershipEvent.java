package unioncard.member;

import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import unioncard.card.Channel;
import unioncard.shared.DomainException;

/**
 * What may happen to members, as somebody of a union does it. {@link MembershipProperties} lets these happen in any order; a new event is
 * one more constant. A number chooses among those to whom it can happen; when there is nobody, nothing happens.
 */
enum MembershipEvent {

    /** 导入会员. The form names three of six persons, so that two unions often want the same one. */
    JOIN {
        @Override
        void happen(MembershipCity city, long union, int number) {
            var form = new FilledForm();
            for (int i = 0; i < 3; i++) {
                form.row(20 + i, person(number + i));
            }
            city.as(union, user -> city.unions.imports(union).upload("会员.xlsx", form.open()));
            long id = city.longs("select max(id) from member_import where union_id = " + union).get(0);
            city.unions.checkRun(id).process();
            city.as(union, user -> city.unions.imports(union).confirm(id));
            city.unions.applyRun(id).process();
        }
    },
    /** 撤销导入 of the latest one, refused when something has happened to its members. */
    UNDO {
        @Override
        void happen(MembershipCity city, long union, int number) {
            var latest = city.longs("select coalesce(max(id), 0) from member_import where status = 'APPLIED' and union_id = " + union).get(0);
            if (latest > 0) {
                city.as(union, user -> city.unions.imports(union).undo(latest));
                city.unions.undoRun(latest).process();
            }
        }
    },
    /** 新增会员, also of who was here or elsewhere before. */
    RETURN {
        @Override
        void happen(MembershipCity city, long union, int number) {
            city.as(union, user -> city.unions.entry(union).add(MembershipCity.person(number)));
        }
    },
    /** 审核通过 of everybody who waits and looks like nobody else. */
    REVIEW {
        @Override
        void happen(MembershipCity city, long union, int number) {
            city.as(union, user -> city.unions.members(union).approveAll(MemberFilter.ALL));
        }
    },
    /** 审核不通过 of one who waits. */
    REFUSE {
        @Override
        void happen(MembershipCity city, long union, int number) {
            one(city, "status = 'UNREVIEWED' and union_id = " + union, number,
                    id -> city.as(union, user -> city.unions.members(union).refuse(List.of(id), "资料不符")));
        }
    },
    /** 审核 of a member of another union: does nothing. */
    MEDDLE {
        @Override
        void happen(MembershipCity city, long union, int number) {
            one(city, "union_id <> " + union, number, id -> city.as(union, user -> city.unions.members(union).approve(List.of(id))));
        }
    },
    /** 修改会员资料. */
    EDIT {
        @Override
        void happen(MembershipCity city, long union, int number) {
            one(city, "union_id = " + union, number, id -> city.as(union, user -> {
                var now = city.member(id);
                var typed = new TypedMember(null, null, null, null, null, null, true, " ", "汉族", number % 2 == 0 ? "硕士" : "本科", "群众", "在岗",
                        "无", "非农业户口", "东区", "东区", "否", "江湾机械厂", null, null, null);
                if (now.status().allows(MembershipAction.CORRECT)) {
                    city.unions.corrections(union).correct(id, now.version(), now.personVersion(), typed);
                }
            }));
        }
    },
    /** 变更身份信息: the name of somebody else or the own one again. */
    ASK_FOR_NAME {
        @Override
        void happen(MembershipCity city, long union, int number) {
            one(city, "union_id = " + union, number, id -> city.as(union, user -> {
                var now = city.member(id);
                var wish = new IdentityWish(MembershipCity.name(number), now.documentType(), null, now.birthDate(), now.sex());
                city.unions.corrections(union).requestIdentity(id, now.version(), now.personVersion(), wish, "证件登记有误");
            }));
        }
    },
    /** 双人复核 of such a change, by a second person or, in vain, by who has asked. */
    DECIDE_ON_NAME {
        @Override
        void happen(MembershipCity city, long union, int number) {
            pick(city.longs("select id from approval_request where status = 'OPEN' and union_id = " + union + " order by id"), number, id ->
                    city.asColleague(union, user -> {
                        if (number % 3 == 0) {
                            city.approvals(union).refuse(id, 0, "材料不全");
                        } else {
                            city.approvals(union).approve(id, 0);
                        }
                    }));
        }
    },
    /** 保留, 退休, 恢复, 退会, 除名. */
    CHANGE {
        @Override
        void happen(MembershipCity city, long union, int number) {
            var action = List.copyOf(MembershipAction.RECORDED).get(number % MembershipAction.RECORDED.size());
            one(city, "status in ('ACTIVE', 'RETAINED', 'TRANSFERRING') and union_id = " + union, number / 2, id -> city.as(union, user ->
                    city.unions.changes(union).record(id, city.member(id).version(), action, TestUnions.CLOCK.instant().atZone(
                            TestUnions.CLOCK.getZone()).toLocalDate(), action.reasons().stream().findFirst().orElse(null), "本人申请")));
        }
    },
    /** 转入申请 for a member of another union. */
    ASK_IN {
        @Override
        void happen(MembershipCity city, long union, int number) {
            one(city, "union_id <> " + union, number, id -> city.as(union, user -> city.transfers.askIn(user,
                    city.text("select member_no from member where id = " + id))));
        }
    },
    /** 转出申请 for an own member. */
    ASK_OUT {
        @Override
        void happen(MembershipCity city, long union, int number) {
            one(city, "union_id = " + union, number, id -> city.as(union, user -> city.transfers.askOut(user, id,
                    MembershipCity.UNIONS.get(number % MembershipCity.UNIONS.size()))));
        }
    },
    /** 同意转出, 确认转入, whichever is waited for from this union. */
    AGREE {
        @Override
        void happen(MembershipCity city, long union, int number) {
            pick(city.longs("select id from transfer_request where waits_union_id = " + union + " order by id"), number,
                    id -> city.asColleague(union, user -> city.transfers.decide(user, id, true)));
        }
    },
    /** 不同意转出, 拒绝转入. */
    REJECT {
        @Override
        void happen(MembershipCity city, long union, int number) {
            pick(city.longs("select id from transfer_request where waits_union_id = " + union + " order by id"), number,
                    id -> city.asColleague(union, user -> city.transfers.decide(user, id, false)));
        }
    },
    /** 撤回 of what the own union has asked for. */
    WITHDRAW {
        @Override
        void happen(MembershipCity city, long union, int number) {
            pick(city.longs("select id from transfer_request where case origin when 'RECEIVING' then to_union_id else union_id end = " + union
                    + " order by id"), number, id -> city.as(union, user -> city.transfers.withdraw(user, id)));
        }
    },
    /** 添加至待办. */
    PICK {
        @Override
        void happen(MembershipCity city, long union, int number) {
            one(city, "union_id = " + union, number, id -> city.as(union, user -> city.cards.pendingList(union).add(List.of(id))));
        }
    },
    /** Everybody into the list, passed, 提交办卡. */
    SUBMIT {
        @Override
        void happen(MembershipCity city, long union, int number) {
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
        void happen(MembershipCity city, long union, int number) {
            city.bank.answer(number % 2 == 0 ? "1003" : "2001");
        }
    };

    /** Lets it happen in a union; a {@link DomainException} is a refusal like any other. */
    abstract void happen(MembershipCity city, long union, int number);

    private static void one(MembershipCity city, String where, int number, LongConsumer happens) {
        pick(city.longs("select id from member where " + where + " order by id"), number, happens);
    }

    private static void pick(List<Long> ids, int number, LongConsumer happens) {
        if (!ids.isEmpty()) {
            happens.accept(ids.get(number % ids.size()));
        }
    }

    /** A row of the form with the same person as {@link MembershipCity#person}. */
    private static Map<FormColumn, Object> person(int number) {
        var typed = MembershipCity.person(number);
        var row = FilledForm.person(number % 6);
        row.put(FormColumn.NAME, typed.name());
        row.put(FormColumn.SEX, typed.sex());
        row.put(FormColumn.BIRTH_DATE, typed.birthDate().toString().replace('-', '/'));
        row.put(FormColumn.DOCUMENT_NUMBER, typed.documentNumber());
        return row;
    }
}
