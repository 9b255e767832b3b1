-- By hand: until now the time alone told which decision of the rules had offered a part.
update assignment
set decision_version = routing_decision.version
from routing_decision
where routing_decision.report_id = assignment.report_id
  and routing_decision.decided_at = assignment.offered_at
  and assignment.rule_id is not null;
