-- Who did what, when. Names are kept as they were, so the entry needs no other table to be read.
create table audit_entry (
    id            uuid        primary key,
    recorded_at   timestamptz not null,
    account_id    uuid,
    account_email text,
    what          text        not null,
    subject_kind  text        not null,
    subject_id    text        not null,
    subject_name  text        not null,
    details       jsonb       not null,
    -- Both for an account, neither for the system itself.
    check ((account_id is null) = (account_email is null))
);

create index audit_entry_by_account on audit_entry (account_id, id);
create index audit_entry_by_subject on audit_entry (subject_kind, subject_id, id);

create function refuse_change_of_audit_entry() returns trigger language plpgsql as $$
begin
    raise exception 'audit entries are append-only: % refused', tg_op;
end
$$;

create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change_of_audit_entry();
