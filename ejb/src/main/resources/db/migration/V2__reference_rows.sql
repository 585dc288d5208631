-- Roles, policies and the bank's codes: data that the municipal staff may change, with a sensible beginning.
insert into role (code, name) values
  ('GRASSROOTS_CLERK', '基层经办人'), ('GRASSROOTS_HEAD', '基层负责人'), ('DISTRICT_REVIEWER', '区局（产业）审核员'),
  ('MUNICIPAL_STAFF', '市总业务员'), ('SYSTEM_ADMINISTRATOR', '系统管理员');

insert into role_permission (role_code, permission) values
  ('GRASSROOTS_CLERK', 'VIEW_MEMBERS'), ('GRASSROOTS_CLERK', 'IMPORT_MEMBERS'), ('GRASSROOTS_CLERK', 'VIEW_CARDS'),
  ('GRASSROOTS_CLERK', 'PREPARE_CARDS'), ('GRASSROOTS_CLERK', 'SUBMIT_CARDS'), ('GRASSROOTS_CLERK', 'PRINT_ROSTERS'),
  ('GRASSROOTS_CLERK', 'VIEW_PERSONAL_DATA'), ('GRASSROOTS_CLERK', 'VIEW_ENROLMENTS'), ('GRASSROOTS_CLERK', 'SUBMIT_ENROLMENTS'),
  ('GRASSROOTS_CLERK', 'INQUIRE_COVERAGE'),
  ('GRASSROOTS_HEAD', 'VIEW_MEMBERS'), ('GRASSROOTS_HEAD', 'REVIEW_MEMBERS'), ('GRASSROOTS_HEAD', 'VIEW_CARDS'),
  ('GRASSROOTS_HEAD', 'VIEW_ENROLMENTS'), ('GRASSROOTS_HEAD', 'INQUIRE_COVERAGE'),
  ('DISTRICT_REVIEWER', 'VIEW_UNIONS'), ('DISTRICT_REVIEWER', 'VIEW_MEMBERS'), ('DISTRICT_REVIEWER', 'REVIEW_MEMBERS'),
  ('DISTRICT_REVIEWER', 'VIEW_CARDS'), ('DISTRICT_REVIEWER', 'VIEW_ENROLMENTS'), ('DISTRICT_REVIEWER', 'CONFIRM_ENROLMENTS'),
  ('DISTRICT_REVIEWER', 'INQUIRE_COVERAGE'),
  ('MUNICIPAL_STAFF', 'VIEW_UNIONS'), ('MUNICIPAL_STAFF', 'MANAGE_UNIONS'), ('MUNICIPAL_STAFF', 'VIEW_MEMBERS'),
  ('MUNICIPAL_STAFF', 'VIEW_CARDS'), ('MUNICIPAL_STAFF', 'VIEW_ENROLMENTS'), ('MUNICIPAL_STAFF', 'INQUIRE_COVERAGE'),
  ('MUNICIPAL_STAFF', 'LOAD_REGISTRIES'), ('MUNICIPAL_STAFF', 'VIEW_EXCHANGE'),
  ('SYSTEM_ADMINISTRATOR', 'VIEW_UNIONS'), ('SYSTEM_ADMINISTRATOR', 'MANAGE_ACCOUNTS');

insert into verification_policy (registry, answer, outcome, text) values
  ('POPULATION', 'MATCH', 'PASS', '人口库：姓名与证件号码一致'),
  ('POPULATION', 'NAME_DIFFERS', 'FAIL', '人口库：姓名与证件号码不一致'),
  ('POPULATION', 'NAME_UNREADABLE', 'FAIL', '人口库：姓名含生僻字，库内无法比对，请核对证件'),
  ('POPULATION', 'NOT_FOUND', 'FAIL', '人口库：库中无此号'),
  ('POPULATION', 'DECEASED', 'FAIL', '人口库：人员已注销，请核实会籍'),
  ('POPULATION', 'NOT_APPLICABLE', 'PASS', '人口库：非身份证件，不适用'),
  ('POPULATION', 'UNAVAILABLE', 'UNDECIDED', '人口库：暂时无法比对'),
  ('SOCIAL_INSURANCE', 'OWN_UNIT', 'PASS', '人保库：在本单位参保'),
  ('SOCIAL_INSURANCE', 'OTHER_UNIT', 'WARN', '人保库：在其他单位参保，请留意是否需要转会'),
  ('SOCIAL_INSURANCE', 'NOT_FOUND', 'WARN', '人保库：未查到参保记录'),
  ('SOCIAL_INSURANCE', 'UNAVAILABLE', 'UNDECIDED', '人保库：暂时无法比对');

insert into bank_return_code (code, class, text, special_reason) values
  ('0000', 'SUCCESS', '办卡成功', null),
  ('1001', 'BUSINESS', '姓名与证件号码不符', null),
  ('1002', 'BUSINESS', '证件号码不存在', null),
  ('1003', 'BUSINESS', '证件已过期', null),
  ('1004', 'BUSINESS', '手机号码无效', null),
  ('2001', 'SPECIAL', '姓名含生僻字', 'RARE_CHARACTER'),
  ('2002', 'SPECIAL', '姓名过长', 'LONG_NAME'),
  ('3001', 'BUSINESS', '该人员已持有会员服务卡', null),
  ('3002', 'BUSINESS', '账户数量已达上限', null),
  ('4001', 'BUSINESS', '办卡材料缺失', null),
  ('9001', 'RETRY', '银行暂时无法处理，请重新提交', null);

insert into bank_document_code (document_type, bank_code) values
  ('RESIDENT_ID', '01'), ('FOREIGN_PASSPORT', '03'), ('HK_MACAO_PERMIT', '04'), ('TAIWAN_PERMIT', '05'),
  ('HK_MACAO_RESIDENCE', '17'), ('TAIWAN_RESIDENCE', '18'), ('PERMANENT_RESIDENCE', '19'), ('OTHER', '99');

-- Terms by year. 2019 as published; for 2025 and 2026 the premium of plan A as in 2019, of plan B 70 yuan as in 2022.
-- The split of plan B and its half-year premium are not published: example values, marked as such.
insert into insurance_year (year, starts_on, ends_on, half_year_border, collective_from, collective_to, new_card_start, without_cover_start) values
  (2019, '2019-01-01', '2019-12-31', '2019-06-30', '2018-11-01', '2019-01-31', 'CARD_DATE', 'UPLOAD'),
  (2025, '2025-01-01', '2025-12-31', '2025-06-30', '2024-11-01', '2025-01-31', 'CONFIRMATION', 'CONFIRMATION'),
  (2026, '2026-01-01', '2026-12-31', '2026-06-30', '2025-11-01', '2026-01-31', 'CONFIRMATION', 'CONFIRMATION'),
  (2027, '2027-01-01', '2027-12-31', '2027-06-30', '2026-11-01', '2027-01-31', 'CONFIRMATION', 'CONFIRMATION');
insert into coverage_plan (year, type, name, benefits, example)
  select y, 'A', 'A类（综合保障）', '住院天数保障、意外伤害保障、身故保障，具体以当年保障条款为准', y <> 2019 from unnest(array[2019, 2025, 2026, 2027]) y
  union all
  select y, 'B', 'B类（重大病保障）', '初次确诊12类重大疾病保障、意外伤残或身故保障、疾病身故保障，具体以当年保障条款为准', true from unnest(array[2019, 2025, 2026, 2027]) y;
insert into premium_rate (year, type, period, premium_fen, municipal_fen, lower_fen)
  select p.year, p.type, r.period, r.premium, r.municipal, r.premium - r.municipal
  from coverage_plan p join (values ('A', 'FULL', 2400, 1200), ('A', 'HALF', 1200, 600), ('B', 'FULL', 7000, 3500), ('B', 'HALF', 3500, 1750))
    as r (type, period, premium, municipal) using (type);

insert into parameter (code, valid_from, value) values
  ('CARD_CUT_OFF_DAY', '2014-01-01', '20'),
  ('VERIFICATION_VALID_DAYS', '2014-01-01', '30'),
  ('IMPORT_MAX_ROWS', '2014-01-01', '5000'),
  ('UNANSWERED_WORKING_DAYS', '2014-01-01', '10');
