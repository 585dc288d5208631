-- Asked for by member, removed ones too; the unique index knows only those that stand.
create index ix_special_attachment_member on special_attachment (member_id, id);
update role set description = '全市：复核业务参数、工作日历、保障年度与费率、校验规则的调整' where code = 'MUNICIPAL_HEAD' and shipped;
