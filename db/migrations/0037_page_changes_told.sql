-- By hand: an open page of a report is told that something happened to it, by the report's id alone. What changes the row of
-- a queue is told by 0031; this is for the rest, such as a note. That somebody looks is nothing to be told.
create function tell_page_changed() returns trigger
language plpgsql as $$
begin
  perform pg_notify('report_page_changed', new.report_id::text);
  return null;
end
$$;
--> statement-breakpoint
create trigger audit_event_tells_page
after insert on audit_event
for each row
when (
  new.report_id is not null
  and new.type not in (
    'report.started', 'report.opened', 'report.downloaded', 'answers.read', 'answers.copied', 'personal.revealed',
    'personal.hidden', 'evidence.opened', 'code.used'
  )
)
execute function tell_page_changed();
