-- By hand: what was read out of the history until now goes into the columns of its rows.
update lost_code
set objected_at = (
  select min(objection.at)
  from audit_event as objection
  where objection.report_id = lost_code.report_id
    and objection.type = 'lost-code.stopped'
    and (
      objection.detail ->> 'requestId' = lost_code.id::text
      or objection.at > lost_code.asked_at
    )
)
where state in ('asked', 'called');
--> statement-breakpoint
update report_access
set last_used_at = used.at
from (
  select report_id, detail ->> 'accessId' as access_id, max(at) as at
  from audit_event
  where type = 'code.used'
  group by report_id, detail ->> 'accessId'
) as used
where used.report_id = report_access.report_id
  and used.access_id = report_access.id::text;
