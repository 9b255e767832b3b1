-- By hand. The role's grants already keep the application from changing the history; this refuses it to the owner as well.
create function audit_event_is_append_only() returns trigger
language plpgsql as $$
begin
  raise exception 'the history is append-only: % on audit_event is refused', lower(tg_op)
    using errcode = 'insufficient_privilege', table = 'audit_event';
end
$$;
--> statement-breakpoint
create trigger audit_event_refuses_change
before update or delete or truncate on audit_event
for each statement execute function audit_event_is_append_only();
