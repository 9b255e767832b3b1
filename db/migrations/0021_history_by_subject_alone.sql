-- By hand: the history's key begins with its subject, and one function adds to it. The text of a chain stays until no older version runs.
ALTER TABLE "audit_chain" ALTER COLUMN "subject" SET NOT NULL, ALTER COLUMN "subject_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "audit_event" ALTER COLUMN "subject" SET NOT NULL, ALTER COLUMN "subject_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "audit_chain" DROP CONSTRAINT "audit_chain_filled", DROP CONSTRAINT "audit_chain_pkey", ADD CONSTRAINT "audit_chain_pkey" PRIMARY KEY USING INDEX "audit_chain_by_subject";
--> statement-breakpoint
ALTER TABLE "audit_event" DROP CONSTRAINT "audit_event_filled", DROP CONSTRAINT "audit_event_chain_position_pk", ADD CONSTRAINT "audit_event_subject_id_position_pk" PRIMARY KEY USING INDEX "audit_event_subject_id_position_pk";
--> statement-breakpoint
ALTER TABLE "audit_chain" ADD CONSTRAINT "audit_chain_house_has_no_id" CHECK (("audit_chain"."subject" = 'house') = ("audit_chain"."subject_id" = '00000000-0000-0000-0000-000000000000'::uuid));
--> statement-breakpoint
drop procedure fill_audit_subjects();
--> statement-breakpoint
create or replace function audit_event_is_append_only() returns trigger
language plpgsql as $$
begin
  raise exception 'the history is append-only: % on % is refused', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege', table = tg_table_name;
end
$$;
--> statement-breakpoint
create or replace trigger audit_event_refuses_change
before update or delete or truncate on audit_event
for each statement execute function audit_event_is_append_only();
--> statement-breakpoint
create trigger audit_chain_refuses_removal
before delete or truncate on audit_chain
for each statement execute function audit_event_is_append_only();
--> statement-breakpoint
-- Adds links to the chain of one subject, each to the head that it finds, and moves the head: nobody else can do either.
-- A link is what is hashed of it between its report and the hash before: '"<type>","<at>",<actor>,<detail>', as
-- app/domain/audit/chain.server.ts writes JSON. What is stored is read from the very text that is hashed.
create function record_events(about audit_subject, about_id uuid, links text[]) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  about_chain constant text := case about when 'house' then 'system' else about || ':' || about_id end;
  about_report constant text := case about when 'report' then '"' || about_id || '"' else 'null' end;
  head record;
  link text;
  part jsonb;
  linked bytea;
begin
  select subject, length, hash into head
  from public.audit_chain
  where subject_id = about_id
  for update;
  if not found then
    insert into public.audit_chain as chain (subject, subject_id, chain, length, hash)
    values (about, about_id, about_chain, 0, decode(repeat('00', 32), 'hex'))
    on conflict (subject_id) do update set length = chain.length
    returning subject, length, hash into head;
  end if;
  if head.subject <> about then
    raise exception 'this chain is about a %', head.subject using errcode = 'check_violation', table = 'audit_chain';
  end if;
  foreach link in array links loop
    part := ('[' || link || ']')::jsonb;
    if jsonb_array_length(part) <> 4 then
      raise exception 'a link has four parts' using errcode = 'check_violation', table = 'audit_event';
    end if;
    head.length := head.length + 1;
    linked := sha256(convert_to(
      '["' || about_chain || '",' || head.length || ',' || about_report || ',' || link || ',"' || encode(head.hash, 'hex') || '"]',
      'UTF8'
    ));
    insert into public.audit_event
      (subject, subject_id, chain, position, report_id, type, at, actor, detail, previous_hash, hash)
    values (
      about, about_id, about_chain, head.length, case about when 'report' then about_id end,
      part ->> 0, (part ->> 1)::timestamptz, part -> 2, part -> 3, head.hash, linked
    );
    head.hash := linked;
  end loop;
  update public.audit_chain
  set length = head.length, hash = head.hash
  where subject_id = about_id;
end
$$;
--> statement-breakpoint
revoke execute on function record_events(audit_subject, uuid, text[]) from public;
