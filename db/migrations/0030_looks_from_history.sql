-- By hand: who opened what, and when last, is read out of the history once, or all that is open would be new to everybody.
insert into report_look (report_id, responder_id, opened_at)
select opened.report_id, responder.id, max(opened.at)
from audit_event as opened
join report on report.id = opened.report_id
join responder on responder.id::text = opened.actor ->> 'id'
where opened.type = 'report.opened'
group by opened.report_id, responder.id
on conflict do nothing;
