-- By hand: fills the columns of 0019 and builds what the key of the history stands on, beside its writers.
-- outside a transaction
call fill_audit_subjects();
--> statement-breakpoint
ALTER TABLE "audit_chain" DROP CONSTRAINT IF EXISTS "audit_chain_filled", ADD CONSTRAINT "audit_chain_filled" CHECK ("subject" is not null and "subject_id" is not null) NOT VALID;
--> statement-breakpoint
ALTER TABLE "audit_event" DROP CONSTRAINT IF EXISTS "audit_event_filled", ADD CONSTRAINT "audit_event_filled" CHECK ("subject" is not null and "subject_id" is not null) NOT VALID;
--> statement-breakpoint
ALTER TABLE "audit_chain" VALIDATE CONSTRAINT "audit_chain_filled";
--> statement-breakpoint
ALTER TABLE "audit_event" VALIDATE CONSTRAINT "audit_event_filled";
--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "audit_chain_by_text";
--> statement-breakpoint
CREATE UNIQUE INDEX CONCURRENTLY "audit_chain_by_text" ON "audit_chain" USING btree ("chain");
--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "audit_chain_by_subject";
--> statement-breakpoint
CREATE UNIQUE INDEX CONCURRENTLY "audit_chain_by_subject" ON "audit_chain" USING btree ("subject_id");
--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "audit_event_subject_id_position_pk";
--> statement-breakpoint
CREATE UNIQUE INDEX CONCURRENTLY "audit_event_subject_id_position_pk" ON "audit_event" USING btree ("subject_id","position");
--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "audit_event_by_time";
--> statement-breakpoint
CREATE INDEX CONCURRENTLY "audit_event_by_time" ON "audit_event" USING btree ("at" DESC NULLS FIRST,"subject_id","position");
