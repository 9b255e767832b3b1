DROP INDEX "lost_code_open";--> statement-breakpoint
ALTER TABLE "lost_code" ADD COLUMN "source" "bytea" NOT NULL;--> statement-breakpoint
CREATE INDEX "lost_code_open" ON "lost_code" USING btree ("report_id") WHERE "lost_code"."state" in ('asked', 'called');