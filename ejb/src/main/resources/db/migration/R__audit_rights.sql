-- At each start, after all other migrations: whatever they have granted, the application may only add to the audit trail and read it.
-- ${flyway:timestamp}
select audit_rights();
