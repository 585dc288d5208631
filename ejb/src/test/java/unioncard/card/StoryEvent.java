package unioncard.card;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongConsumer;
import unioncard.attachment.SampleFiles;
import unioncard.member.IdentityChanged;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;

/**
 * What may happen to members on their way to a card and afterwards. Chance picks whom among those in sight, also such to whom it cannot happen:
 * then it is refused. A new event is one more constant.
 */
enum StoryEvent {

    /** Somebody new. */
    JOIN {
        @Override
        void happen(StoryCity city, long union, Random random) {
            city.join(union, random.nextInt(84));
        }
    },
    /** 选中添加, members of the other union among them. */
    ADD_TICKED {
        @Override
        void happen(StoryCity city, long union, Random random) {
            var some = some(city.longs("select id from member order by id"), random);
            city.as(union, user -> city.list(user).add(some));
        }
    },
    /** 添加全部. */
    ADD_ALL {
        @Override
        void happen(StoryCity city, long union, Random random) {
            city.as(union, user -> city.list(user).addAll(CardMemberFilter.ALL, List.of()));
        }
    },
    /** 提交市级校验. */
    VERIFY {
        @Override
        void happen(StoryCity city, long union, Random random) {
            city.as(union, user -> city.list(user).verify(channel(random)));
        }
    },
    /** The registries answer: passed, failed, or nothing. */
    REGISTRIES {
        @Override
        void happen(StoryCity city, long union, Random random) {
            city.registries.workOff(random);
        }
    },
    /** 取消校验. */
    CANCEL_VERIFICATION {
        @Override
        void happen(StoryCity city, long union, Random random) {
            city.as(union, user -> city.list(user).cancelVerification(channel(random)));
        }
    },
    /** Checks become too old. */
    AGE {
        @Override
        void happen(StoryCity city, long union, Random random) {
            city.registries.age();
        }
    },
    /** 修改证件到期日. */
    EXPIRY {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, ENTRY, union, random, entry -> {
                int version = version(city, "pending_entry", entry);
                var date = random.nextInt(3) == 0 ? null : LocalDate.now(city.clock).plusDays(random.nextInt(20) - 1);
                city.as(union, user -> city.list(user).changeExpiry(entry, version, date));
            });
        }
    },
    /** 移除, one or some. */
    REMOVE {
        @Override
        void happen(StoryCity city, long union, Random random) {
            var entries = city.longs("select id from pending_entry order by id");
            city.as(union, user -> city.list(user).remove(random.nextInt(4) == 0 ? some(entries, random) : entries.stream().limit(1).toList()));
        }
    },
    /** 移除全部校验未通过及未校验会员. */
    REMOVE_UNPASSED {
        @Override
        void happen(StoryCity city, long union, Random random) {
            city.as(union, user -> city.list(user).removeUnpassed(channel(random)));
        }
    },
    /** 完善信息, whole or in part. */
    COMPLETE {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, ENTRY + " and channel = 'SPECIAL'", union, random, entry -> {
                var form = city.cards.specialForms(union).find(entry);
                for (var item : form.missing()) {
                    if (item.attachment() != null && random.nextInt(8) > 0) {
                        city.as(union, user -> city.cards.specialAttachments(union).upload(entry, item.attachment(), "scan.png",
                                new ByteArrayInputStream(SampleFiles.png())));
                    }
                }
                city.as(union, user -> city.cards.specialForms(union).save(entry, form.version(), FORM));
            });
        }
    },
    /** 转入特殊通道, 转回普通通道. */
    DECIDE {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, MEMBER, union, random, member -> city.as(union, user -> {
                var decisions = new SpecialDecisions(city.database.jdbi(), city.clock, user, new AuditNote());
                if (decisions.reason(member).isEmpty()) {
                    decisions.moveToSpecial(member, "姓名特殊");
                } else {
                    decisions.moveBack(member, "已与银行商定");
                }
            }));
        }
    },
    /** 变更身份信息 as decided: another name. */
    RENAME {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, "select m.id from member m where m.union_id = %d and m.status = 'ACTIVE'", union, random, member ->
                    city.database.inTransaction(() -> {
                        city.cards.change("update person set name = '王𠮷" + random.nextInt(9) + "' where id = (select person_id from member where id = "
                                + member + ")");
                        city.cards.identityKeeper().accept(new IdentityChanged(member, "经办", city.clock.instant()));
                    }));
        }
    },
    /** 提交办卡. */
    SUBMIT {
        @Override
        void happen(StoryCity city, long union, Random random) {
            city.as(union, user -> city.cards.submission(union).submit(channel(random)));
        }
    },
    /** What a clerk in a hurry does with a channel: all into it, verified, whoever stands against it removed, the rest submitted. */
    RUSH {
        @Override
        void happen(StoryCity city, long union, Random random) {
            var channel = channel(random);
            city.as(union, user -> city.list(user).addAll(CardMemberFilter.ALL, List.of()));
            var counts = city.cards.pendingList(union).counts(channel);
            if (counts.unverified() + counts.failed() > 0 && city.registries.verification().progress(union, channel.name()).isEmpty()) {
                city.as(union, user -> city.list(user).verify(channel));
            }
            for (int attempt = 0; attempt < 3; attempt++) {
                city.registries.workOff(random);
                city.clock.pass(Duration.ofMinutes(5));
            }
            var against = city.cards.submission(union).obstacles(channel).stream().filter(Obstacle::removable).map(Obstacle::entryId).toList();
            if (!against.isEmpty()) {
                city.as(union, user -> city.list(user).remove(against));
            }
            city.as(union, user -> city.cards.submission(union).submit(channel));
        }
    },
    /** 撤回批次, in whatever state. */
    WITHDRAW_BATCH {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, BATCH + " order by (status in ('TO_SEND', 'REJECTED')) desc, id", union, random.nextInt(3), batch -> city.as(union, user ->
                    city.cards.batches(union).withdraw(batch)));
        }
    },
    /** The export job. */
    SEND {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, BATCH + " and status in ('TO_SEND', 'SENT')", union, random, city.bank::send);
        }
    },
    /** 受理 or 拒收. */
    ACKNOWLEDGE {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, BATCH + " and status <> 'TO_SEND'", union, random, batch -> city.bank.acknowledge(batchNo(city, batch), random.nextInt(4) > 0));
        }
    },
    /** A result file, also for batches answered, refused or withdrawn before. */
    ANSWER {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, BATCH + " and status <> 'TO_SEND' order by status in ('ANSWERED', 'WITHDRAWN'), id", union, random.nextInt(4), batch ->
                    city.bank.answer(batchNo(city, batch), Integer.parseInt(city.text("select line_count from card_batch where id = " + batch)), random));
        }
    },
    /** 反馈挂起处理. */
    SETTLE {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, "select id from bank_rejection where status = 'HELD' and union_id = %d", union, random, held -> city.bank.settle(held,
                    TestUser.of(city.database.jdbi(), union),
                    TestUser.of(city.database.jdbi(), union, "head" + union), random));
        }
    },
    /** 激活, 挂失, 解挂, 注销, 补换卡. */
    CARD {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, "select c.id from card c join member m on m.id = c.member_id where m.union_id = %d", union, random, card -> {
                int version = version(city, "card", card);
                var action = CardAction.values()[random.nextInt(CardAction.values().length)];
                var news = new CardNews(LocalDate.now(city.clock), ToldBy.MEMBER, "卡片遗失");
                city.as(union, user -> {
                    if (action == CardAction.REPLACE) {
                        city.cards(user).replace(card, version, city.nextNumber(), news);
                    } else {
                        city.cards(user).record(card, version, action, news);
                    }
                });
            });
        }
    },
    /** 保留, 退休, 恢复, 退会, 除名. */
    MEMBERSHIP {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, MEMBER, union, random, member -> city.as(union, user -> city.members.change(user, member, random.nextInt(5))));
        }
    },
    /** 恢复 of whoever was retained, so that the city does not run empty. */
    RESUME {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, MEMBER + " and status = 'RETAINED'", union, random, member -> city.as(union, user -> city.members.change(user, member, 2)));
        }
    },
    /** Who has left comes again as another member, perhaps elsewhere. */
    RETURN {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, "select min(p.id) from person p where %d > 0 and not exists (select from member m where m.person_id = p.id and m.status in "
                    + "('UNREVIEWED', 'ACTIVE', 'TRANSFERRING', 'RETAINED')) group by p.id", union, random, person -> {
                var ids = city.database.inTransaction(() -> city.longs("""
                        insert into member (member_no, person_id, union_id, district_id, status, created_at)
                        select lpad(nextval('member_no_seq')::text, 10, '0'), %d, id, district_id, 'UNREVIEWED', now()
                        from trade_union where id = %d on conflict do nothing returning id""".formatted(person, union)));
                ids.forEach(id -> city.as(union, user -> city.members.approve(user, id)));
            });
        }
    },
    /** 转入申请. */
    ASK_IN {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, "select id from member where union_id <> %d and status = 'ACTIVE'", union, random, member -> city.as(union, user ->
                    city.transfers.askIn(user, city.text("select member_no from member where id = " + member))));
        }
    },
    /** 转出申请. */
    ASK_OUT {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, MEMBER, union, random, member -> city.as(union, user -> city.transfers.askOut(user, member, city.unions.get(random.nextInt(2)))));
        }
    },
    /** 同意转出, 确认转入, or not. */
    TRANSFER {
        @Override
        void happen(StoryCity city, long union, Random random) {
            one(city, "select id from transfer_request where waits_union_id = %d", union, random, request -> city.asColleague(union, user ->
                    city.transfers.decide(user, request, random.nextInt(3) > 0)));
        }
    },
    /** 撤回 of a transfer, and the end of those nobody decides on. */
    TRANSFER_ENDS {
        @Override
        void happen(StoryCity city, long union, Random random) {
            city.database.inTransaction(city.transfers::expire);
            one(city, "select id from transfer_request where case origin when 'RECEIVING' then to_union_id else union_id end = %d", union, random,
                    request -> city.as(union, user -> city.transfers.withdraw(user, request)));
        }
    },
    /** Minutes or days pass. */
    TIME {
        @Override
        void happen(StoryCity city, long union, Random random) {
            city.pass(random);
        }
    };

    private static final String MEMBER = "select id from member where union_id = %d";
    private static final String ENTRY = "select id from pending_entry where union_id = %d";
    private static final String BATCH = "select id from card_batch where union_id = %d";
    private static final Map<SpecialItem, String> FORM = Map.ofEntries(Map.entry(SpecialItem.SURNAME_LATIN, "O'NEILL"),
            Map.entry(SpecialItem.GIVEN_NAME_LATIN, "MARY"), Map.entry(SpecialItem.NATIONALITY, "IRL"), Map.entry(SpecialItem.DOCUMENT_ISSUER, "外交部"),
            Map.entry(SpecialItem.DOCUMENT_EXPIRY, "2030-05-01"), Map.entry(SpecialItem.PERMIT_NO, "GZ390001234"),
            Map.entry(SpecialItem.PERMIT_EXPIRY, "2030-08-31"), Map.entry(SpecialItem.OCCUPATION, "工程师"),
            Map.entry(SpecialItem.ADDRESS, "上海市浦东新区䶮路7号"), Map.entry(SpecialItem.MOBILE, "13812345678"),
            Map.entry(SpecialItem.TAX_RESIDENCY, "RESIDENT"), Map.entry(SpecialItem.BANK_NAME, "张YAN"), Map.entry(SpecialItem.NAME_PINYIN, "ZHANG YAN"));

    /** What goes on all day, and so happens four times as often as the rest. */
    private static final Set<StoryEvent> DAILY = EnumSet.of(JOIN, ADD_ALL, REGISTRIES, COMPLETE, RUSH, SUBMIT, SEND, ANSWER, SETTLE, RESUME, RETURN, CARD);
    private static final List<StoryEvent> ALL = Arrays.stream(values()).flatMap(event -> Collections.nCopies(DAILY.contains(event) ? 4 : 1, event).stream())
            .toList();

    static StoryEvent any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /** Lets it happen on behalf of a union; a {@link unioncard.shared.DomainException} is a refusal like any other. */
    abstract void happen(StoryCity city, long union, Random random);

    private static Channel channel(Random random) {
        return random.nextInt(3) == 0 ? Channel.SPECIAL : Channel.REGULAR;
    }

    private static String batchNo(StoryCity city, long batch) {
        return city.text("select batch_no from card_batch where id = " + batch);
    }

    private static int version(StoryCity city, String table, long id) {
        return Integer.parseInt(city.text("select version from " + table + " where id = " + id));
    }

    private static List<Long> some(List<Long> all, Random random) {
        var some = new ArrayList<>(all);
        Collections.shuffle(some, random);
        return List.copyOf(some.subList(0, Math.min(some.size(), 1 + random.nextInt(5))));
    }

    private static void one(StoryCity city, String which, long union, Random random, LongConsumer happens) {
        one(city, which + " order by 1", union, random.nextInt(1 << 20), happens);
    }

    private static void one(StoryCity city, String which, long union, int number, LongConsumer happens) {
        var ids = city.longs(which.formatted(union));
        if (!ids.isEmpty()) {
            happens.accept(ids.get(number % ids.size()));
        }
    }
}
