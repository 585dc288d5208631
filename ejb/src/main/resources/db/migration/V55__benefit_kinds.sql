-- What a benefit was paid for is health data (docs/adr/0021-life-of-a-cover.md): seen by who registers benefits, and by whom 角色权限管理 allows it.
insert into role_permission (role_code, permission) values ('MUNICIPAL_STAFF', 'VIEW_BENEFIT_KINDS'), ('INSURANCE_CENTRE', 'VIEW_BENEFIT_KINDS')
  on conflict do nothing;
