-- 银行返回码: maintained by two persons; what a code meant before is kept beside what it means now.

alter table bank_return_code
  add column request_id bigint references approval_request, -- the one that set it; null: came with the product
  add constraint ck_bank_return_code_code check (code ~ '^[0-9A-Za-z_]{4,8}$'),
  -- Card numbers are given for 0000 only (docs/bank-file-format.md): it stays what it is, and no other code can mean a card.
  add constraint ck_bank_return_code_success check ((class = 'SUCCESS') = (code = '0000')),
  add constraint ck_bank_return_code_reason check (special_reason in ('RARE_CHARACTER', 'LONG_NAME', 'BANK_OTHER'));
create table bank_return_code_past (
  like bank_return_code,
  foreign key (code) references bank_return_code,
  foreign key (request_id) references approval_request,
  constraint uq_bank_return_code_past unique nulls not distinct (code, request_id)
);

-- A code is set by a request about it to which a second person has agreed, and by nothing else. Answers refer to it, so it does not go away.
create function bank_return_code_by_request() returns trigger language plpgsql as
$$ begin
  if tg_op = 'DELETE' or not exists (select from approval_request r where r.id = new.request_id and r.kind = 'BANK_RETURN_CODE'
      and r.subject = 'return code ' || new.code and r.status = 'APPROVED')
      or tg_op = 'UPDATE' and new.request_id <= old.request_id then
    raise exception 'return code % is set by a new approved request only, and never deleted', coalesce(new.code, old.code);
  end if;
  if tg_op = 'UPDATE' then
    insert into bank_return_code_past select old.*;
  end if;
  return new;
end $$;
create trigger bank_return_code_by_request before insert or update or delete on bank_return_code
  for each row execute function bank_return_code_by_request();
create function bank_return_code_past_is_kept() returns trigger language plpgsql as
$$ begin raise exception 'what return code % has meant is kept', old.code; end $$;
create trigger bank_return_code_past_kept before update or delete on bank_return_code_past
  for each row execute function bank_return_code_past_is_kept();

update role set description = '全市：复核业务参数、工作日历、保障年度与费率、校验规则、银行返回码的调整' where code = 'MUNICIPAL_HEAD' and shipped;
