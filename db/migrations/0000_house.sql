CREATE TYPE "public"."mail_kind" AS ENUM('receipt', 'look-at-portal', 'message');--> statement-breakpoint
CREATE TYPE "public"."mail_state" AS ENUM('queued', 'delivered', 'failed');--> statement-breakpoint
CREATE TYPE "public"."message_kind" AS ENUM('message', 'question', 'addition');--> statement-breakpoint
CREATE TYPE "public"."unit_kind" AS ENUM('triage-desk', 'field-office', 'region', 'national-desk');--> statement-breakpoint
CREATE TYPE "public"."band" AS ENUM('emergency', 'severe', 'high', 'medium', 'low', 'baseline');--> statement-breakpoint
CREATE TYPE "public"."contact_policy" AS ENUM('silent', 'notice', 'conversation');--> statement-breakpoint
CREATE TYPE "public"."outcome" AS ENUM('confirmed-and-contained', 'confirmed-referred', 'no-compromise-found', 'not-enough-information', 'handled-elsewhere');--> statement-breakpoint
CREATE TYPE "public"."report_path" AS ENUM('full', 'indicators-only', 'tip', 'told-by-other', 'foreign');--> statement-breakpoint
CREATE TYPE "public"."report_status" AS ENUM('draft', 'submitted', 'accepted', 'in-progress', 'waiting', 'closed', 'withdrawn', 'duplicate', 'not-for-us');--> statement-breakpoint
CREATE TYPE "public"."responder_role" AS ENUM('responder', 'lead', 'administrator', 'auditor');--> statement-breakpoint
CREATE TYPE "public"."assignment_part" AS ENUM('primary', 'joint');--> statement-breakpoint
CREATE TYPE "public"."assignment_state" AS ENUM('offered', 'accepted', 'refused', 'transferred', 'released');--> statement-breakpoint
CREATE TYPE "public"."due_kind" AS ENUM('accept', 'first-answer', 'next-update');--> statement-breakpoint
CREATE TYPE "public"."search_term_kind" AS ENUM('organisation', 'organisation-word', 'indicator', 'mail-address');--> statement-breakpoint
CREATE TABLE "audit_chain" (
	"chain" text PRIMARY KEY NOT NULL,
	"length" integer NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"chain" text NOT NULL,
	"position" integer NOT NULL,
	"report_id" uuid,
	"type" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"detail" jsonb NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_event_chain_position_pk" PRIMARY KEY("chain","position")
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"report_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" "mail_kind" NOT NULL,
	"message_id" uuid,
	"state" "mail_state" DEFAULT 'queued' NOT NULL,
	"header_message_id" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"smtp_reply_code" integer,
	"failure" text,
	"queued_at" timestamp with time zone NOT NULL,
	"delivered_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	CONSTRAINT "mail_report_id_id_pk" PRIMARY KEY("report_id","id"),
	CONSTRAINT "mail_state_is_dated" CHECK (("mail"."state" = 'delivered') = ("mail"."delivered_at" is not null) and ("mail"."state" = 'failed') = ("mail"."failed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "message" (
	"report_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" "message_kind" NOT NULL,
	"unit_id" text,
	"responder_id" uuid,
	"access_id" uuid,
	"body_sealed" "bytea" NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"answers_id" uuid,
	CONSTRAINT "message_report_id_id_pk" PRIMARY KEY("report_id","id"),
	CONSTRAINT "message_has_one_author" CHECK (("message"."responder_id" is null) = ("message"."access_id" is not null) and ("message"."responder_id" is null) = ("message"."unit_id" is null))
);
--> statement-breakpoint
CREATE TABLE "note" (
	"report_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" text NOT NULL,
	"responder_id" uuid NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "note_report_id_id_pk" PRIMARY KEY("report_id","id")
);
--> statement-breakpoint
CREATE TABLE "county" (
	"fips" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"field_office_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outside_agency" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"country" text,
	"takes" text,
	"offer_when" text,
	"channels" jsonb NOT NULL,
	"confidence" text NOT NULL,
	"sources" jsonb NOT NULL,
	"checked_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "state_territory" (
	"state" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"region_id" text,
	"sole_field_office_id" text
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" "unit_kind" NOT NULL,
	"name" text NOT NULL,
	"city" text,
	"state" text,
	"address" text,
	"phone" text,
	"url" text,
	"email" text,
	"region_number" integer,
	"is_round_the_clock" boolean DEFAULT true NOT NULL,
	"time_zone" text NOT NULL,
	"basis" text,
	"confidence" text NOT NULL,
	"sources" jsonb NOT NULL,
	"checked_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "zip_county" (
	"zip" text NOT NULL,
	"fips" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "zip_county_zip_fips_pk" PRIMARY KEY("zip","fips")
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"status" "report_status" DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"is_demonstration" boolean DEFAULT false NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"answers_version" integer DEFAULT 0 NOT NULL,
	"questions_version" integer NOT NULL,
	"operations_key_number" integer,
	"operations_key_sealed" "bytea",
	"reference" text,
	"submitted_at" timestamp with time zone,
	"path" "report_path",
	"contact_policy" "contact_policy",
	"sector" text,
	"country" text,
	"state" text,
	"county_fips" text,
	"flags" text[] DEFAULT '{}' NOT NULL,
	"score" integer,
	"band" "band",
	"headline_sealed" "bytea",
	"due_at" timestamp with time zone,
	"first_opened_at" timestamp with time zone,
	"first_answered_at" timestamp with time zone,
	"reporter_acted_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"outcome" "outcome",
	"duplicate_of" uuid,
	CONSTRAINT "report_sent_is_complete" CHECK ("report"."status" = 'draft' or ("report"."reference" is not null and "report"."submitted_at" is not null and "report"."path" is not null
        and "report"."contact_policy" is not null and "report"."operations_key_sealed" is not null and "report"."operations_key_number" is not null
        and "report"."headline_sealed" is not null and "report"."score" is not null and "report"."band" is not null)),
	CONSTRAINT "report_draft_is_closed_to_operations" CHECK ("report"."status" <> 'draft' or ("report"."operations_key_sealed" is null and "report"."expires_at" is not null)),
	CONSTRAINT "report_closed_has_outcome" CHECK ("report"."status" <> 'closed' or ("report"."outcome" is not null and "report"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "report_access" (
	"report_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code_lookup" "bytea" NOT NULL,
	"key_wrapped" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "report_access_report_id_id_pk" PRIMARY KEY("report_id","id")
);
--> statement-breakpoint
CREATE TABLE "report_answers" (
	"report_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"access_id" uuid NOT NULL,
	CONSTRAINT "report_answers_report_id_version_pk" PRIMARY KEY("report_id","version")
);
--> statement-breakpoint
CREATE TABLE "reporter_session" (
	"token_lookup" "bytea" PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"access_id" uuid NOT NULL,
	"key_wrapped" "bytea" NOT NULL,
	"code_sealed" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"token_lookup" "bytea" PRIMARY KEY NOT NULL,
	"responder_id" uuid NOT NULL,
	"invited_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"responder_id" uuid NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" integer NOT NULL,
	"transports" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "passkey_challenge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"challenge" text NOT NULL,
	"responder_id" uuid,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "responder" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" "responder_role" NOT NULL,
	"unit_id" text NOT NULL,
	"is_demonstration" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"deactivated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "responder_session" (
	"token_lookup" "bytea" PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"responder_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "responder_session_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"report_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" text NOT NULL,
	"part" "assignment_part" NOT NULL,
	"state" "assignment_state" DEFAULT 'offered' NOT NULL,
	"rule_id" text,
	"reason" text,
	"reason_sealed" "bytea",
	"offered_by" uuid,
	"offered_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"answer_reason_sealed" "bytea",
	"assignee_id" uuid,
	"due_kind" "due_kind",
	"due_at" timestamp with time zone,
	"opened_at" timestamp with time zone,
	CONSTRAINT "assignment_report_id_id_pk" PRIMARY KEY("report_id","id"),
	CONSTRAINT "assignment_answer_is_whole" CHECK (("assignment"."state" = 'offered') = ("assignment"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "routing_decision" (
	"report_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"rules_version" integer NOT NULL,
	"facts" jsonb NOT NULL,
	"verdict" jsonb NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "routing_decision_report_id_version_pk" PRIMARY KEY("report_id","version")
);
--> statement-breakpoint
CREATE TABLE "routing_rules" (
	"version" integer PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_term" (
	"report_id" uuid NOT NULL,
	"kind" "search_term_kind" NOT NULL,
	"term" "bytea" NOT NULL,
	CONSTRAINT "search_term_report_id_kind_term_pk" PRIMARY KEY("report_id","kind","term")
);
--> statement-breakpoint
CREATE TABLE "scoring" (
	"report_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"model_version" integer NOT NULL,
	"inputs" jsonb NOT NULL,
	"score" integer NOT NULL,
	"score_band" "band" NOT NULL,
	"band" "band" NOT NULL,
	"escalators" jsonb NOT NULL,
	"reasons" jsonb NOT NULL,
	"scored_at" timestamp with time zone NOT NULL,
	"scored_by" uuid,
	CONSTRAINT "scoring_report_id_version_pk" PRIMARY KEY("report_id","version")
);
--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_report_id_message_id_message_report_id_id_fk" FOREIGN KEY ("report_id","message_id") REFERENCES "public"."message"("report_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_responder_id_responder_id_fk" FOREIGN KEY ("responder_id") REFERENCES "public"."responder"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_report_id_answers_id_message_report_id_id_fk" FOREIGN KEY ("report_id","answers_id") REFERENCES "public"."message"("report_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_responder_id_responder_id_fk" FOREIGN KEY ("responder_id") REFERENCES "public"."responder"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "county" ADD CONSTRAINT "county_field_office_id_unit_id_fk" FOREIGN KEY ("field_office_id") REFERENCES "public"."unit"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "state_territory" ADD CONSTRAINT "state_territory_region_id_unit_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."unit"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "state_territory" ADD CONSTRAINT "state_territory_sole_field_office_id_unit_id_fk" FOREIGN KEY ("sole_field_office_id") REFERENCES "public"."unit"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_duplicate_of_report_id_fk" FOREIGN KEY ("duplicate_of") REFERENCES "public"."report"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_access" ADD CONSTRAINT "report_access_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_answers" ADD CONSTRAINT "report_answers_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporter_session" ADD CONSTRAINT "reporter_session_report_id_access_id_report_access_report_id_id_fk" FOREIGN KEY ("report_id","access_id") REFERENCES "public"."report_access"("report_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_responder_id_responder_id_fk" FOREIGN KEY ("responder_id") REFERENCES "public"."responder"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_responder_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."responder"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_responder_id_responder_id_fk" FOREIGN KEY ("responder_id") REFERENCES "public"."responder"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_responder_id_responder_id_fk" FOREIGN KEY ("responder_id") REFERENCES "public"."responder"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responder" ADD CONSTRAINT "responder_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responder_session" ADD CONSTRAINT "responder_session_responder_id_responder_id_fk" FOREIGN KEY ("responder_id") REFERENCES "public"."responder"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_offered_by_responder_id_fk" FOREIGN KEY ("offered_by") REFERENCES "public"."responder"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_answered_by_responder_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."responder"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_assignee_id_responder_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."responder"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_decision" ADD CONSTRAINT "routing_decision_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_decision" ADD CONSTRAINT "routing_decision_rules_version_routing_rules_version_fk" FOREIGN KEY ("rules_version") REFERENCES "public"."routing_rules"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_term" ADD CONSTRAINT "search_term_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring" ADD CONSTRAINT "scoring_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring" ADD CONSTRAINT "scoring_scored_by_responder_id_fk" FOREIGN KEY ("scored_by") REFERENCES "public"."responder"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_event_by_report" ON "audit_event" USING btree ("report_id","at");--> statement-breakpoint
CREATE INDEX "mail_queued" ON "mail" USING btree ("queued_at") WHERE "mail"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "outside_agency_by_country" ON "outside_agency" USING btree ("country");--> statement-breakpoint
CREATE UNIQUE INDEX "report_reference" ON "report" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "report_queue" ON "report" USING btree ("due_at","id") WHERE "report"."status" in ('submitted', 'accepted', 'in-progress', 'waiting');--> statement-breakpoint
CREATE INDEX "report_queue_by_band" ON "report" USING btree ("band","due_at","id") WHERE "report"."status" in ('submitted', 'accepted', 'in-progress', 'waiting');--> statement-breakpoint
CREATE INDEX "report_by_status" ON "report" USING btree ("status","submitted_at" DESC NULLS LAST,"id") WHERE "report"."status" <> 'draft';--> statement-breakpoint
CREATE INDEX "report_expiring" ON "report" USING btree ("expires_at") WHERE "report"."status" = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX "report_access_by_code" ON "report_access" USING btree ("code_lookup");--> statement-breakpoint
CREATE INDEX "reporter_session_expiring" ON "reporter_session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "invitation_by_responder" ON "invitation" USING btree ("responder_id");--> statement-breakpoint
CREATE INDEX "passkey_by_responder" ON "passkey" USING btree ("responder_id");--> statement-breakpoint
CREATE INDEX "passkey_challenge_expiring" ON "passkey_challenge" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "responder_by_unit" ON "responder" USING btree ("unit_id","name");--> statement-breakpoint
CREATE INDEX "responder_session_by_responder" ON "responder_session" USING btree ("responder_id");--> statement-breakpoint
CREATE INDEX "responder_session_expiring" ON "responder_session" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_live_unit" ON "assignment" USING btree ("report_id","unit_id") WHERE "assignment"."state" in ('offered', 'accepted');--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_live_primary" ON "assignment" USING btree ("report_id") WHERE "assignment"."part" = 'primary' and "assignment"."state" in ('offered', 'accepted');--> statement-breakpoint
CREATE INDEX "assignment_queue" ON "assignment" USING btree ("unit_id","due_at","report_id") WHERE "assignment"."state" in ('offered', 'accepted');--> statement-breakpoint
CREATE INDEX "assignment_by_unit" ON "assignment" USING btree ("unit_id","report_id");--> statement-breakpoint
CREATE INDEX "search_term_lookup" ON "search_term" USING btree ("term","report_id");