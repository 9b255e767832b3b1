CREATE INDEX "report_duplicates" ON "report" USING btree ("duplicate_of") WHERE "report"."duplicate_of" is not null;--> statement-breakpoint
CREATE INDEX "reporter_session_by_access" ON "reporter_session" USING btree ("report_id","access_id");--> statement-breakpoint
-- Codes sealed with the report key, as they were until now: the token that opens them today does not, and they were shown.
UPDATE "reporter_session" SET "code_sealed" = NULL WHERE "code_sealed" IS NOT NULL;
