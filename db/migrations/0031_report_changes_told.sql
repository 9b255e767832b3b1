-- By hand: an open queue is told which report changed, by its id alone, once the change is committed.
create function tell_report_changed() returns trigger
language plpgsql as $$
begin
  perform pg_notify('report_changed', new.id::text);
  return null;
end
$$;
--> statement-breakpoint
create trigger report_tells_change
after update of status, revision, band, due_at, reporter_acted_at on report
for each row
when (
  new.status <> 'draft'
  and (new.status, new.revision, new.band, new.due_at, new.reporter_acted_at)
    is distinct from (old.status, old.revision, old.band, old.due_at, old.reporter_acted_at)
)
execute function tell_report_changed();
--> statement-breakpoint
-- A unit that gave its part away sees the report no longer: it is named, so that its people are told this once.
create function tell_part_changed() returns trigger
language plpgsql as $$
begin
  perform pg_notify(
    'report_changed',
    new.report_id::text || case when new.state in ('refused', 'transferred') then ' ' || new.unit_id else '' end
  );
  return null;
end
$$;
--> statement-breakpoint
create trigger assignment_tells_offer
after insert on assignment
for each row execute function tell_part_changed();
--> statement-breakpoint
create trigger assignment_tells_change
after update of state, assignee_id, due_at on assignment
for each row
when (
  (new.state, new.assignee_id, new.due_at) is distinct from (old.state, old.assignee_id, old.due_at)
)
execute function tell_part_changed();
